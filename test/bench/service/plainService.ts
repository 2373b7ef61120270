import { serve } from "@hono/node-server";
import { Hono } from "hono";

/**
 * A hello world of the same framework in a process of its own, and a bare way through to another service:
 * what the connector is compared with. It tells over IPC its port and what it costs.
 */
const [target = "", token = ""] = process.argv.slice(2);
const app = new Hono();
app.get("/hello", (c) => c.json({ hello: "world" }));
app.get("/through", async (c) => {
  const answer = await fetch(target, { headers: { authorization: token } });
  return c.body(await answer.text(), 200, { "content-type": "application/json" });
});
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => process.send?.(port));

process.on("message", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send?.((userCPUTime + systemCPUTime) / 1e6);
});
process.on("disconnect", () => process.exit(0));
