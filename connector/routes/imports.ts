import { createRoute } from "@hono/zod-openapi";
import { problemResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { cancelImport, listImports } from "../leads/imports.ts";
import { leadParamSchema } from "./schemas/leads.ts";
import { runningImportsSchema } from "./schemas/imports.ts";

const list = createRoute({
  method: "get",
  path: "/v1/imports",
  summary: "The caller's imports that run, newest first, and how far each is",
  responses: {
    200: { description: "Imports", content: { "application/json": { schema: runningImportsSchema } } },
    ...problemResponses(),
  },
});

const cancel = createRoute({
  method: "delete",
  path: "/v1/imports/{id}",
  summary: "Cancel an import that runs: nothing of its list is left",
  request: { params: leadParamSchema },
  responses: { 204: { description: "Gone" }, ...problemResponses("not-found") },
});

export const importRoutes = createRouter()
  .openapi(list, async (c) => c.json(await listImports(c.get("context")), 200))
  .openapi(cancel, async (c) => {
    await cancelImport(c.get("context"), c.req.valid("param").id);
    return c.body(null, 204);
  });
