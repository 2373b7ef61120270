import { z } from "@hono/zod-openapi";
import { sentenceSchema, shownProblemSchema } from "../../http/schemas.ts";
import { failedRowSchema, failureCauseSchema } from "./batches.ts";
import { matchSchema } from "./leads.ts";
import { instantSchema, offsetSchema, pageQuerySchema } from "./shared.ts";

const outcomeSchema = z
  .enum(["waiting", "would-create", "would-fail", "untold", "skipped"])
  .describe(
    "`waiting` until Salesforce, or Crosswalk itself, has said what would become of the lead; `untold` where the org does not tell",
  );

export const acceptedRehearsalSchema = z.object({ id: z.string() }).openapi("AcceptedRehearsal");

export const rehearsalSchema = z
  .object({
    id: z.string(),
    listId: z.string().nullable(),
    state: z
      .enum(["running", "paused", "cancelled", "finished"])
      .describe("`cancelled` by the rep, or because Salesforce did not undo a request"),
    counts: z
      .object({
        total: z.int(),
        wouldCreate: z.int(),
        wouldFail: z.int(),
        untold: z.int(),
        skipped: z.int(),
        waiting: z.int(),
      })
      .describe("They add up to the total"),
    apiCalls: z.int().describe("Requests to Salesforce that rehearse: one for 197 leads"),
    otherCalls: z.int().describe("Requests for what a review looks up, too; none right after a review"),
    problem: shownProblemSchema.nullable().describe("Why it is paused, or was ended"),
    madeContacts: z
      .array(z.object({ id: z.string(), url: z.string() }))
      .describe("Contacts that Salesforce saved although it had to refuse the request; empty at all times"),
    unforeseen: sentenceSchema.describe("What no rehearsal can foretell, for the rep"),
    resumeAt: instantSchema.nullable(),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .openapi("Rehearsal");

export const rehearsalRowPageSchema = z
  .object({
    items: z.array(
      z
        .object({
          leadId: z.string(),
          name: z.string().nullable(),
          company: z.string().nullable(),
          outcome: outcomeSchema,
          accountId: z.string().nullable(),
          opportunityId: z.string().nullable(),
          role: z.string().nullable(),
          error: shownProblemSchema.nullable().describe("The error that the batch would give"),
        })
        .openapi("RehearsalRow"),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  })
  .openapi("RehearsalRowPage");

export const foretoldCausesSchema = z
  .object({
    items: z
      .array(
        failureCauseSchema
          .extend({
            leadIds: z.array(z.string()).describe("All leads that would fail of it"),
            rows: z
              .array(
                failedRowSchema.extend({
                  matches: z
                    .array(matchSchema)
                    .describe(
                      "Where it would be a duplicate: whom a review found lately, the likeliest first",
                    ),
                }),
              )
              .describe("The first hundred leads"),
          })
          .openapi("ForetoldCause"),
      )
      .describe("The most frequent one first"),
  })
  .openapi("ForetoldCauses");

export const rehearsalRowsQuerySchema = pageQuerySchema.extend({
  outcome: outcomeSchema.optional(),
  offset: offsetSchema,
});
