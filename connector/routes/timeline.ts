import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { say } from "../reasons/sentence.ts";
import { minutesMax, minutesUsual } from "../timeline/readTimeline.ts";
import { showTimeline, timelineCsv, timelineIn, timelineOfOrg } from "../timeline/showTimeline.ts";
import { instantSchema, pageQuerySchema } from "./shared.ts";

/** With room for the address of a record, or the words around an id. */
const idSchema = z.string().min(1).max(1000);

const timelineQuestionSchema = z.object({
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

/** What an event came from, in the reader's language. */
export const explanationShape = {
  why: z.string().nullable().describe("Why. A value that may be somebody's is `[not kept]`"),
  whose: z.string().describe("Who can do something about it"),
  action: z.string().describe("The next step"),
};

export const timelineSchema = z
  .object({
    entries: z
      .array(
        z.object({
          at: instantSchema.describe("By the connector's clock"),
          event: z.string().describe("As in the log, e.g. `batch.paused`"),
          count: z.int().describe("How many alike of one request or step it stands for"),
          username: z.string().nullable().describe("Of the user whose event it is"),
          text: z.string().describe("What happened"),
          why: explanationShape.why,
          whose: explanationShape.whose.nullable(),
          action: explanationShape.action.nullable(),
          ids: z
            .record(z.string(), z.string())
            .describe(
              "Ids and codes under their names in the log, e.g. `leadId`, `requestId`, `route`, `reason`. `leadIds`: of the leads that it stands for, 20 at most. `salesforce`: the request to Salesforce that ended so",
            ),
        }),
      )
      .describe("Newest first"),
    note: z.string().nullable().describe("What the list leaves out, or why it is empty"),
    nextCursor: z.string().nullable(),
  })
  .openapi("Timeline");

const problems = salesforceResponses("not-admin");

const read = createRoute({
  method: "get",
  path: "/v1/timeline",
  summary: "What happened to an id, to a user, or at a moment, newest first (admin)",
  request: {
    query: timelineQuestionSchema.extend(pageQuerySchema.shape),
    headers: acceptLanguageSchema,
  },
  responses: {
    200: { description: "Timeline", content: { "application/json": { schema: timelineSchema } } },
    ...problems,
  },
});

const csv = createRoute({
  method: "get",
  path: "/v1/timeline.csv",
  summary: "The same as a file, all of it (admin)",
  request: { query: timelineQuestionSchema, headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...problems,
  },
});

/** Tells admins what happened. */
export const timelineRoutes = createRouter()
  .openapi(read, async (c) => {
    const { cursor, limit, ...question } = c.req.valid("query");
    const { nextCursor, ...timeline } = await showTimeline(c.get("context"), question, { cursor, limit });
    return c.json({ ...timelineIn(timeline, wordsFor(c)), nextCursor }, 200);
  })
  .openapi(csv, async (c) => {
    const words = wordsFor(c);
    const name = words.heading(say("timeline-file"));
    return c.body(timelineCsv(await timelineOfOrg(c.get("context"), c.req.valid("query")), words), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
    });
  });
