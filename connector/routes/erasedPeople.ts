import { createRoute } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { liftErasures, readErasedPeople } from "../privacy/liftErasures.ts";
import { erasedPeopleSchema, liftedSchema, liftErasureSchema } from "./schemas/erasedPeople.ts";

const read = createRoute({
  method: "get",
  path: "/v1/erased-people",
  summary: "How many people stay out of imports since they were erased on request (admin)",
  responses: {
    200: { description: "Count", content: { "application/json": { schema: erasedPeopleSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const lift = createRoute({
  method: "post",
  path: "/v1/erased-people/lift",
  summary: "Let a person be imported again who was erased on request (admin)",
  request: { body: { required: true, content: { "application/json": { schema: liftErasureSchema } } } },
  responses: {
    200: { description: "What was lifted", content: { "application/json": { schema: liftedSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

export const erasedPeopleRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readErasedPeople(c.get("context")), 200))
  .openapi(lift, async (c) => c.json(await liftErasures(c.get("context"), c.req.valid("json")), 200));
