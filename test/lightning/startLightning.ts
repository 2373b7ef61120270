import { serve, type ServerType } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { compilePage } from "./build/compilePage.ts";
import { createDeployedSource } from "./build/createDeployedSource.ts";
import { paths } from "./build/paths.ts";
import { createPage, type PageBuild } from "./createPage.ts";

interface LightningOptions {
  /** Left out or 0: a free port. */
  port?: number;
  /** The practice org whose users sign in here, and whose records are shown. */
  orgUrl: string;
  /** The address that an admin enters in Setup. */
  connectorUrl: string;
  /** What `compilePage` gave for the working tree: asking it again reads and hashes all sources anew. */
  compiledPage?: string | undefined;
}

export interface Lightning {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the practice Lightning page with the components of the package. It compiles those that are deployed
 * to the org, and asks for them whenever a page is opened. Before a deployment it compiles the working tree.
 */
export async function startLightning(options: LightningOptions): Promise<Lightning> {
  const directory = options.compiledPage ?? (await compilePage());
  const workingTree = { packageSource: paths.packageSource, directory };
  const deployedSource = createDeployedSource(options.orgUrl);
  let deployed: PageBuild | undefined;
  const currentBuild = async (): Promise<PageBuild> => {
    const packageSource = await deployedSource();
    if (packageSource === undefined) return workingTree;
    if (deployed?.packageSource !== packageSource) {
      deployed = { packageSource, directory: await compilePage(packageSource) };
    }
    return deployed;
  };
  let url = "";
  const page = createPage({ ...options, currentBuild, pageUrl: () => url });
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
