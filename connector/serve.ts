import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";
import { startBackground } from "./background.ts";
import type { AppContext } from "./context.ts";
import { createServer } from "./http/createServer.ts";
import { closeDatabase } from "./database/open.ts";
import { discardUnfinishedImports } from "./leads/deleteLeadList.ts";

export interface RunningConnector {
  port: number;
  /** Takes no new requests, finishes those in flight (within the configured grace) and the background work, closes the database. */
  close(): Promise<void>;
}

/** Listens and starts the background work. Rejects where the port cannot be had. */
export async function serveConnector(app: AppContext): Promise<RunningConnector> {
  const { host, port, shutdownGraceMs } = app.config;
  await discardUnfinishedImports(app.database);
  const server = createServer(createApp(app).fetch, app.config.connections);
  await listen(server, host, port);
  const stopBackground = startBackground(app);
  const address = server.address() as AddressInfo;
  app.log.info({ host, port: address.port }, "listening");
  return {
    port: address.port,
    async close() {
      await closeServer(server, shutdownGraceMs);
      await stopBackground();
      await app.leadFiles.close();
      closeDatabase(app.database);
      app.runner.close();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
