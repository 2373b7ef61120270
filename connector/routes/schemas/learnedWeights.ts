import { z } from "@hono/zod-openapi";
import { instantSchema } from "./shared.ts";

const shareSchema = z.number().min(0).max(1);

const figuresSchema = z.object({
  precision: shareSchema.describe("Of the pairs that matching takes for likely, how many reps linked"),
  recall: shareSchema.describe("Of the pairs that reps linked, how many matching takes for likely"),
});

const learnedSchema = z.object({
  id: z.string(),
  foundAt: instantSchema,
  judgedPairs: z.int().describe("The pairs that it was judged on, and not learned from"),
  before: figuresSchema.describe("By the weights in use when it was found"),
  after: figuresSchema.describe("By these weights"),
  righted: z.int().describe("Answers of the judged pairs that become right"),
  wronged: z.int().describe("Answers that become wrong"),
});

const countsSchema = z.object({ pairs: z.int(), links: z.int(), rejections: z.int(), reps: z.int() });

export const learnedWeightsSchema = z
  .object({
    used: learnedSchema
      .extend({
        isIgnored: z
          .boolean()
          .describe("Another version learned it, so that matching goes by the shipped weights"),
      })
      .nullable()
      .describe("Null where matching goes by the shipped weights"),
    proposal: learnedSchema
      .extend({
        openLeads: z
          .int()
          .describe("Unlinked leads, of those that reps have looked at since, that it would match otherwise"),
      })
      .nullable()
      .describe("Better weights that nobody has chosen yet"),
    attempt: countsSchema
      .extend({
        at: instantSchema,
        outcome: z.enum(["too-few", "not-better", "proposed"]),
        decisions: z.int().describe("Links and rejections of suggested records"),
        outdated: z.int().describe("Of these, decisions of another version, which nothing is learned from"),
        leftOut: z
          .array(
            z.object({
              userId: z.string(),
              displayName: z.string().nullable().describe("Null where the connector has forgotten the user"),
              decisions: z.int(),
              contradictions: z.int().describe("Of these, decisions that most others would decide otherwise"),
            }),
          )
          .describe("Reps whose decisions count for nothing, as they contradict what the others decide"),
        missing: countsSchema.describe("How many more are needed"),
      })
      .nullable()
      .describe("The last look at the decisions. Those of reps who are left out don't count"),
  })
  .openapi("LearnedWeights");

export const useWeightsSchema = z
  .strictObject({ id: z.uuid().describe("Of the proposal") })
  .openapi("UseWeights");
