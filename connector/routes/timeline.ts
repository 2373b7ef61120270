import { createRoute, z } from "@hono/zod-openapi";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { say } from "../reasons/sentence.ts";
import { showTimeline, timelineOfOrg, timelineCsv, timelineIn } from "../timeline/showTimeline.ts";
import { pageQuerySchema } from "./schemas/shared.ts";
import { timelineQuestionSchema, timelineSchema } from "./schemas/timeline.ts";

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
