import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Handler } from "hono";
import type { AppEnv } from "./appEnv.ts";

/** Answers the OpenAPI document, generated from the validating schemas at the first request and cached. */
export function openApiDocument(router: OpenAPIHono<AppEnv>, publicUrl: string): Handler<AppEnv> {
  let document: Uint8Array<ArrayBuffer> | undefined;
  return (c) => {
    document ??= new TextEncoder().encode(JSON.stringify(describe(router, publicUrl)));
    return c.body(document, 200, { "content-type": "application/json" });
  };
}

function describe(router: OpenAPIHono<AppEnv>, publicUrl: string) {
  const { openAPIRegistry: registry } = router;
  registry.registerComponent("securitySchemes", "session", {
    type: "http",
    scheme: "bearer",
    description: "The token of POST /v1/sessions.",
  });
  registry.registerComponent("securitySchemes", "metrics", {
    type: "http",
    scheme: "bearer",
    description: "The connector's METRICS_TOKEN.",
  });
  return router.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Crosswalk connector",
      version: "1",
      description:
        "Sentences are in the language of `Accept-Language`, with numbers and days as `Crosswalk-Locale` writes them, and instants in `Crosswalk-Time-Zone`. Clients tell reasons from each other by their codes.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: publicUrl }],
    security: [{ session: [] }],
  });
}
