import { createRoute, z } from "@hono/zod-openapi";
import { holdsMetricsToken, openToStrangers } from "../http/rateLimit.ts";
import { problemResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { readReadiness } from "../pages/connection/readiness.ts";

const health = createRoute({
  method: "get",
  path: "/healthz",
  summary: "The process answers",
  security: [],
  responses: {
    200: {
      description: "Alive",
      content: { "application/json": { schema: z.object({ status: z.literal("ok") }) } },
    },
  },
});

const readinessSchema = z.object({
  status: z.enum(["ready", "not-ready"]),
  checks: z.object({
    database: z.boolean().describe("It takes a write, and nobody has met damage in it"),
    tokenKeys: z.boolean().describe("They open the stored sign-ins"),
    running: z.boolean().describe("It is not about to end"),
    clock: z
      .boolean()
      .describe("It agrees with Salesforce's and the database's; else nothing is erased by age"),
  }),
  problems: z.array(z.string()).describe("What is wrong, and the remedy"),
});

const ready = createRoute({
  method: "get",
  path: "/readyz",
  summary: "The database takes writes, the keys open what is stored, and the connector is not about to end",
  security: [],
  responses: {
    200: { description: "Ready", content: { "application/json": { schema: readinessSchema } } },
    503: { description: "Not ready", content: { "application/json": { schema: readinessSchema } } },
  },
});

const metrics = createRoute({
  method: "get",
  path: "/metrics",
  summary: "Prometheus metrics, for who holds METRICS_TOKEN; not there where none is set",
  security: [{ metrics: [] }],
  middleware: [openToStrangers, holdsMetricsToken] as const,
  responses: {
    200: { description: "Metrics", content: { "text/plain": { schema: z.string() } } },
    ...problemResponses("not-found"),
  },
});

/** For those who run the connector. */
export const systemRoutes = createRouter()
  .openapi(health, (c) => c.json({ status: "ok" as const }, 200))
  .openapi(ready, async (c) => {
    const { isReady, checks, problems } = await readReadiness(c.get("app"));
    return isReady
      ? c.json({ status: "ready" as const, checks, problems }, 200)
      : c.json({ status: "not-ready" as const, checks, problems }, 503);
  })
  .openapi(metrics, async (c) => {
    const app = c.get("app");
    const { registry, ready: gauge } = app.metrics;
    gauge.set((await readReadiness(app)).isReady ? 1 : 0);
    return c.text(await registry.metrics(), 200, { "content-type": registry.contentType });
  });
