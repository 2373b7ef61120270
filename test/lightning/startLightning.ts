import { serve, type ServerType } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { compilePage } from "./build/compilePage.ts";
import { createDeployedSource } from "./build/createDeployedSource.ts";
import { paths } from "./build/paths.ts";
import { createPage, type PageBuild } from "./createPage.ts";
import { startLive } from "./live/startLive.ts";

interface LightningOptions {
  /** Left out or 0: a free port. */
  port?: number;
  /** The practice org whose users sign in here, and whose records are shown. */
  orgUrl: string;
  /** The address that an admin enters in Setup. */
  connectorUrl: string;
  /** What `compilePage` gave for the working tree: asking it again reads and hashes all sources anew. */
  compiledPage?: string | undefined;
  /** The folder of a package to show, and to follow as it changes, whatever is deployed. */
  live?: string | undefined;
}

export interface Lightning {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the practice Lightning page with the components of the package. It compiles those that are deployed
 * to the org, and asks for them whenever a page is opened. Before a deployment, and where it is `live`, it
 * compiles the working tree.
 */
export async function startLightning(options: LightningOptions): Promise<Lightning> {
  const live = options.live === undefined ? undefined : await startLive(options.live);
  const currentBuild = live?.currentBuild ?? (await deployedBuilds(options));
  let url = "";
  const page = createPage({ ...options, currentBuild, liveRoutes: live?.routes, pageUrl: () => url });
  const server = await listen(page.fetch, options.port ?? 0);
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      live?.close();
      await close(server);
    },
  };
}

async function deployedBuilds({ orgUrl, compiledPage }: LightningOptions): Promise<() => Promise<PageBuild>> {
  const built = (packageSource: string, directory: string): PageBuild => ({
    packageSource,
    scripts: { main: `/compiled/${basename(directory)}/main.js` },
  });
  const workingTree = built(paths.packageSource, compiledPage ?? (await compilePage()));
  const deployedSource = createDeployedSource(orgUrl);
  let deployed: PageBuild | undefined;
  return async () => {
    const packageSource = await deployedSource();
    if (packageSource === undefined) return workingTree;
    if (deployed?.packageSource !== packageSource) {
      deployed = built(packageSource, await compilePage(packageSource));
    }
    return deployed;
  };
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
