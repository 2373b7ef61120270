import { createRoute } from "@hono/zod-openapi";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { confirmOrg, releaseOrg, showOrgBinding } from "../signIn/orgBinding.ts";
import { orgBindingSchema } from "./schemas/connection.ts";

const answer = { description: "Binding", content: { "application/json": { schema: orgBindingSchema } } };

const readBinding = createRoute({
  method: "get",
  path: "/v1/org-binding",
  summary: "Which org this connector serves, and how to change it (admin)",
  responses: { 200: answer, ...salesforceResponses("not-admin") },
});

const confirm = createRoute({
  method: "post",
  path: "/v1/org-binding/confirm",
  summary: "Confirm that the proposed org is the right one (admin)",
  responses: { 200: answer, ...salesforceResponses("not-admin") },
});

const release = createRoute({
  method: "delete",
  path: "/v1/org-binding",
  summary: "Let the bound org go: the next admin to sign in binds theirs (admin)",
  responses: { 200: answer, ...salesforceResponses("not-admin") },
});

export const orgBindingRoutes = createRouter()
  .openapi(readBinding, async (c) => c.json(await showOrgBinding(c.get("context")), 200))
  .openapi(confirm, async (c) => c.json(await confirmOrg(c.get("context")), 200))
  .openapi(release, async (c) => c.json(await releaseOrg(c.get("context")), 200));
