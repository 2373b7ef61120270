import { setTimeout as wait } from "node:timers/promises";
import { createApp } from "./app.ts";
import { startBackground } from "./background.ts";
import type { AppContext } from "./context.ts";
import { closeDatabase } from "./database/database.ts";
import { createHttpServer, type HttpServer } from "./http/createHttpServer.ts";
import { tellKilled, tellStart, tellStop } from "./log/connectorEvents.ts";
import { takeOverLeftLists } from "./leads/imports.ts";

interface RunningConnector {
  port: number;
  /**
   * Shuts down within the configured time: /readyz reports not ready, no new requests are taken, requests in
   * flight and background jobs finish, what is left is cut off, and the database is closed.
   */
  close(): Promise<void>;
}

/** The part of the grace period that is kept for storing the results of requests that were cut off. */
const lastWordsMs = (graceMs: number) => Math.min(1_000, graceMs / 5);

/** Listens and starts the background jobs. Rejects if the port cannot be opened. */
export async function serveConnector(app: AppContext): Promise<RunningConnector> {
  const { host } = app.config;
  const starting = { ...app, log: app.log.with({ requestId: `start-${app.runner.id}` }) };
  await tellKilled(starting);
  await takeOverLeftLists(starting);
  const server = createHttpServer(createApp(app).fetch, app.config.connections);
  const port = await server.listen(app.config.port, host);
  const backgroundEnd = startBackground(app);
  app.log.info({ host, port }, "listening");
  await tellStart(starting);
  return {
    port,
    async close() {
      await finish(app, server, backgroundEnd);
      await app.leadFiles.close();
      await tellStop(app);
      await closeDatabase(app.database);
      await app.runner.close();
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
    app.log.warn({}, "cutting off what is still in flight; it is settled at the next start");
    app.shutdown.cutOff();
    server.cut();
  }, cutMs);
  const graceEnds = new AbortController();
  const grace = wait(graceMs, undefined, { signal: graceEnds.signal }).catch(() => undefined);
  app.shutdown.begin();
  // Others go on with the jobs at once. What this one has begun it ends, seen by its id to be at work still.
  const background = Promise.all([app.runner.resign(), backgroundEnd()]);
  // Until load balancers have seen /readyz and send requests elsewhere.
  await wait(Math.min(shutdownDrainMs, cutMs));
  await Promise.race([Promise.all([server.close(), background]), grace]);
  clearTimeout(cut);
  graceEnds.abort();
}
