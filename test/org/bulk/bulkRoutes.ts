import { Hono } from "hono";
import type { ResourceEnvironment } from "../rest/environment.ts";
import { ingestRoutes } from "./ingestRoutes.ts";
import { queryJobRoutes } from "./queryJobRoutes.ts";

/** Bulk API 2.0, to be mounted at a version's /jobs. */
export function bulkRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.route("/ingest", ingestRoutes());
  app.route("/query", queryJobRoutes());
  return app;
}
