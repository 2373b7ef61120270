import { z } from "@hono/zod-openapi";
import { sentenceSchema } from "../../http/problemSchema.ts";
import { instantSchema } from "./shared.ts";
import { minutesMax, minutesUsual } from "../../timeline/readTimeline.ts";

/** With room for the address of a record, or the words around an id. */
const idSchema = z.string().min(1).max(1000);

export const timelineQuestionSchema = z.object({
  id: idSchema
    .optional()
    .describe(
      "Of a contact (003…), lead, list, batch, creation, request, trace, or user (005…); or a text with one in it, such as the address of a record",
    ),
  user: z.string().min(1).max(200).optional().describe("A user's id or username; with `at` around that time"),
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional()
    .describe("An instant"),
  minutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(minutesMax)
    .default(minutesUsual)
    .describe("How many minutes before and after `at`"),
});

const saidSchema = z.object({ text: sentenceSchema });

export const timelineSchema = z
  .object({
    about: saidSchema.describe("What was asked about, e.g. `This timeline is about the lead …`"),
    entries: z
      .array(
        z.object({
          at: instantSchema.describe("By the connector's clock"),
          event: z.string().describe("As in the log, e.g. `batch.paused`"),
          count: z.int().describe("How many alike of one request or step it stands for"),
          text: sentenceSchema.describe("What happened"),
          cause: saidSchema
            .extend({ code: z.string().nullable(), reason: z.string().nullable() })
            .nullable()
            .describe("Why. A value that may be somebody's is `(not kept)`"),
          remedy: saidSchema
            .nullable()
            .describe("What an admin, or whoever runs the connector, does about it"),
          ids: z.object({
            userId: z.string().optional(),
            listId: z.string().optional(),
            batchId: z.string().optional(),
            leadId: z.string().optional(),
            creationId: z.string().optional(),
            contactId: z.string().optional(),
          }),
          leadIds: z.array(z.string()).describe("The leads that it stands for, 20 at most"),
          username: z.string().nullable().describe("Of `userId`"),
          byWrongClock: z.boolean().describe("Whether the connector's clock was wrong then"),
          requestId: z.string().nullable().describe("What reps are shown with an error, or the job's"),
          traceId: z.string().nullable(),
          route: z.string().nullable().describe("E.g. `POST /v1/contacts`"),
          call: z
            .object({
              method: z.string(),
              resource: z.string(),
              status: z.int().nullable().describe("Null where no answer came"),
              ms: z.number(),
              salesforceRequestId: z.string().optional(),
              lostBy: z.string().optional().describe("Why no answer came"),
            })
            .nullable()
            .describe("The request to Salesforce that ended so"),
          fields: z.array(z.string()).describe("The fields that a refusal names"),
          salesforceCodes: z.array(z.string()),
        }),
      )
      .describe("Oldest first"),
    outcome: z.array(saidSchema).describe("How it stands now with what was asked about"),
    notes: z.array(saidSchema).describe("What the list leaves out, or why it is empty"),
    nextCursor: z.string().nullable(),
  })
  .openapi("Timeline");
