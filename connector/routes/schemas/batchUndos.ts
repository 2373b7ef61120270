import { z } from "@hono/zod-openapi";
import { sentenceSchema, shownProblemSchema } from "../../http/schemas.ts";

import { instantSchema, offsetSchema, pageQuerySchema } from "./shared.ts";

const outcomeSchema = z.enum(["waiting", "undone", "kept", "failed"]);

const undoPreviewSchema = z
  .object({
    counts: z.object({ total: z.int(), removable: z.int(), kept: z.int() }),
    expiresAt: instantSchema
      .nullable()
      .describe(
        "Until when it can be begun: some minutes after the batch's last contact, as the admin decides",
      ),
    kept: z
      .array(
        z.object({
          leadId: z.string(),
          name: z.string().nullable(),
          contactId: z.string(),
          reason: sentenceSchema.describe("Who has done what to it"),
        }),
      )
      .describe("The first hundred contacts that would be kept"),
  })
  .openapi("BatchUndoPreview");

export const undoStatusSchema = z
  .object({
    batchId: z.string(),
    state: z
      .enum(["running", "paused", "cancelled", "finished"])
      .describe("`cancelled` where contacts were left, or are not settled yet"),
    counts: z
      .object({ total: z.int(), undone: z.int(), kept: z.int(), failed: z.int(), waiting: z.int() })
      .describe("They add up to the total"),
    inDoubt: z
      .int()
      .describe("How many of those waiting were sent, without an answer so far: Salesforce is asked"),
    apiCalls: z.int().describe("Requests to Salesforce that it took since it was begun"),
    problem: shownProblemSchema.nullable().describe("Why it is paused"),
    resumeAt: instantSchema.nullable(),
    retryUntil: instantSchema
      .nullable()
      .describe("Until when what failed can be tried again, as the admin decides; null where it can't be"),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .openapi("BatchUndo");

export const undoSchema = z.union([undoStatusSchema, undoPreviewSchema]);

export const undoRowPageSchema = z
  .object({
    items: z.array(
      z
        .object({
          leadId: z.string(),
          name: z.string().nullable(),
          company: z.string().nullable(),
          contactId: z.string(),
          url: z.string().nullable(),
          outcome: outcomeSchema,
          reason: sentenceSchema.nullable().describe("Why it was kept or not removed; null where it was"),
          detail: z.string().nullable().describe("What Salesforce said where it refused the deletion"),
          updatedAt: instantSchema,
        })
        .openapi("BatchUndoRow"),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  })
  .openapi("BatchUndoRowPage");

export const undoRowsQuerySchema = pageQuerySchema.extend({
  outcome: outcomeSchema.optional(),
  offset: offsetSchema,
});
