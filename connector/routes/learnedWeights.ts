import { createRoute } from "@hono/zod-openapi";
import { createRouter } from "../http/createRouter.ts";
import { salesforceResponses } from "../http/problemResponses.ts";
import {
  lookForWeights,
  readLearnedWeights,
  useLearnedWeights,
  useShippedWeights,
} from "../learning/learnedWeights.ts";
import { learnedWeightsSchema, useWeightsSchema } from "./schemas/learnedWeights.ts";

const answer = {
  200: {
    description: "What was learned",
    content: { "application/json": { schema: learnedWeightsSchema } },
  },
};

const read = createRoute({
  method: "get",
  path: "/v1/learned-weights",
  summary: "What matching has learned from the reps' decisions, proposed or in use: counts alone (admin)",
  responses: { ...answer, ...salesforceResponses("not-admin") },
});

const look = createRoute({
  method: "post",
  path: "/v1/learned-weights/look",
  summary: "Look for better weights now, as happens once a day; changes no match (admin)",
  responses: { ...answer, ...salesforceResponses("not-admin") },
});

const use = createRoute({
  method: "post",
  path: "/v1/learned-weights/use",
  summary: "Match by the proposed weights, for the whole org (admin)",
  request: { body: { required: true, content: { "application/json": { schema: useWeightsSchema } } } },
  responses: { ...answer, ...salesforceResponses("not-admin", "not-found") },
});

const goBack = createRoute({
  method: "delete",
  path: "/v1/learned-weights",
  summary: "Match by the shipped weights again (admin)",
  responses: { ...answer, ...salesforceResponses("not-admin") },
});

export const learnedWeightsRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readLearnedWeights(c.get("context")), 200))
  .openapi(look, async (c) => c.json(await lookForWeights(c.get("context")), 200))
  .openapi(use, async (c) => c.json(await useLearnedWeights(c.get("context"), c.req.valid("json").id), 200))
  .openapi(goBack, async (c) => c.json(await useShippedWeights(c.get("context")), 200));
