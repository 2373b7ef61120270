import { Hono } from "hono";
import type { ResourceEnvironment } from "../call/restCall.ts";
import { notFound } from "../call/failure.ts";
import { versionNumber } from "../call/versions.ts";
import { ingestRoutes } from "./ingestRoutes.ts";
import { queryJobRoutes } from "./queryJobRoutes.ts";

/** Bulk API 2.0, to be mounted at a version's /jobs. */
export function bulkRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.route("/ingest", ingestRoutes());
  // Query jobs came with version 47.0.
  app.use("/query/*", (context, next) => {
    if (versionNumber(context.env.call.version) < 47) throw notFound();
    return next();
  });
  app.route("/query", queryJobRoutes());
  return app;
}
