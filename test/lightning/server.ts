import { serve, type ServerType } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { compilePage } from "./build/compilePage.ts";
import { createPage } from "./page.ts";

export interface LightningOptions {
  /** 0 takes a free one. */
  port?: number;
  /** The practice org whose users sign in here, and whose records are shown. */
  orgUrl: string;
  /** What an admin would have entered in Setup as the connector's address. */
  connectorUrl: string;
}

export interface Lightning {
  url: string;
  close(): Promise<void>;
}

/** Compiles the package's components into the practice Lightning page, where that is not done yet, and serves it. */
export async function startLightning(options: LightningOptions): Promise<Lightning> {
  const compiledDirectory = await compilePage();
  let url = "";
  const page = createPage({ ...options, compiledDirectory, pageUrl: () => url });
  const server = await listen(page.fetch, options.port ?? 0);
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { url, close: () => close(server) };
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: "localhost" }, () => resolve(server));
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(
        isTaken
          ? new Error(`Port ${port} is in use. Stop what uses it or choose another: PAGE_PORT=4100.`)
          : error,
      );
    });
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
