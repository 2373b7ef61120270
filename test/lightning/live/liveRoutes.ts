import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { join } from "node:path";
import { paths } from "../build/paths.ts";
import type { FollowedSources, LiveEvent } from "./followSources.ts";

/** What a page that follows the working tree asks for: its modules, what changes, and its own script. */
export function liveRoutes(sources: FollowedSources): Hono {
  const routes = new Hono();
  routes.get("/client.js", serveStatic({ path: join(paths.browser, "live.js") }));
  routes.get("/events", (context) =>
    streamSSE(context, async (stream) => {
      const tell = (event: LiveEvent) => void stream.writeSSE({ data: JSON.stringify(event) });
      const end = sources.subscribe(Number(context.req.query("change")), tell);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      end();
    }),
  );
  routes.get("/:module{.+\\.js}", (context) => {
    const code = sources.codeOf(context.req.param("module").replace(/\.js$/, ""));
    if (code === undefined) return context.notFound();
    return context.body(code, 200, { "Content-Type": "text/javascript", "Cache-Control": "no-store" });
  });
  return routes;
}
