import { setTimeout as wait } from "node:timers/promises";
import { createApp } from "./app.ts";
import { startBackground } from "./background.ts";
import type { AppContext } from "./context.ts";
import { closeDatabase } from "./database/open.ts";
import { createHttpServer, type HttpServer } from "./http/createHttpServer.ts";
import { discardUnfinishedImports } from "./leads/deleteLeadList.ts";
import { discardUploads } from "./leads/upload/discardUploads.ts";

interface RunningConnector {
  port: number;
  /**
   * Ends it within the configured grace: says so at /readyz, takes no new requests, finishes those in flight
   * and the work in the background, cuts off what is left, closes the database.
   */
  close(): Promise<void>;
}

/** Of the grace, what is kept for writing down how the calls ended that were cut off. */
const lastWordsMs = (graceMs: number) => Math.min(1_000, graceMs / 5);

/** Listens and starts the background work. Rejects where the port cannot be had. */
export async function serveConnector(app: AppContext): Promise<RunningConnector> {
  const { host } = app.config;
  await discardUnfinishedImports(app.database);
  discardUploads(app.clock());
  const server = createHttpServer(createApp(app).fetch, app.config.connections);
  const port = await server.listen(app.config.port, host);
  const backgroundEnd = startBackground(app);
  app.log.info({ host, port }, "listening");
  return {
    port,
    async close() {
      await finish(app, server, backgroundEnd);
      await app.leadFiles.close();
      closeDatabase(app.database);
      app.runner.close();
    },
  };
}

async function finish(
  app: AppContext,
  server: HttpServer,
  backgroundEnd: () => Promise<void>,
): Promise<void> {
  const { shutdownGraceMs: graceMs, shutdownDrainMs } = app.config;
  const cutMs = graceMs - lastWordsMs(graceMs);
  const cut = setTimeout(() => {
    app.log.warn("cutting off what is still in flight; it is settled at the next start");
    app.shutdown.cutOff();
    server.cut();
  }, cutMs);
  const graceEnds = new AbortController();
  const grace = wait(graceMs, undefined, { signal: graceEnds.signal }).catch(() => undefined);
  app.shutdown.begin();
  const background = backgroundEnd();
  // Load balancers learn from /readyz that they are to send elsewhere.
  await wait(Math.min(shutdownDrainMs, cutMs));
  await Promise.race([Promise.all([server.close(), background]), grace]);
  clearTimeout(cut);
  graceEnds.abort();
}
