import { createRoute } from "@hono/zod-openapi";
import { reviewBatch } from "../batches/review/reviewBatch.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { batchReviewSchema, reviewBatchSchema } from "./schemas/batchReviews.ts";

const review = createRoute({
  method: "post",
  path: "/v1/batch-reviews",
  summary: "What to look at before contacts are made of many leads; writes nothing",
  request: { body: { required: true, content: { "application/json": { schema: reviewBatchSchema } } } },
  responses: {
    200: {
      description: "Leads by company, and skipped leads",
      content: { "application/json": { schema: batchReviewSchema } },
    },
    ...salesforceResponses("not-found"),
  },
});

/** A review is made for each request. It is not stored. */
export const batchReviewRoutes = createRouter().openapi(review, async (c) =>
  c.json(await reviewBatch(c.get("context"), c.req.valid("json")), 200),
);
