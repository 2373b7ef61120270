import { z } from "@hono/zod-openapi";
import { fieldsMax } from "../http/router.ts";
import { eachLongInTurns } from "../work/inTurns.ts";

/** A Salesforce record id, 15 or 18 characters. */
export const recordIdSchema = z
  .string()
  .regex(
    /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/,
    "is not a Salesforce record id (15 or 18 letters and digits)",
  );

/** An instant, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

/**
 * A list of many items, which is checked in turns, and as far as its problems are told: for Zod's own check,
 * to find all of them takes a hundred times as long as to read the list. For `safeParseAsync`.
 */
export function longList<Item extends z.ZodType>(item: Item, { min, max }: { min: number; max: number }) {
  const list = z.array(item).min(min).max(max);
  const checkAll = list._zod.parse;
  list._zod.parse = (payload, ctx) => {
    const given: unknown = payload.value;
    const isList = Array.isArray(given) && given.length <= max;
    return isList ? checkItems(item, given, payload) : checkAll(payload, ctx);
  };
  return list;
}

async function checkItems<Item extends z.ZodType>(
  item: Item,
  given: unknown[],
  payload: z.core.ParsePayload,
): Promise<z.core.ParsePayload> {
  const read: z.output<Item>[] = [];
  await eachLongInTurns(given.entries(), ([index, value]) => {
    if (payload.issues.length >= fieldsMax) return;
    const checked = item.safeParse(value);
    if (checked.success) read.push(checked.data);
    else
      for (const issue of checked.error.issues)
        payload.issues.push({ ...issue, path: [index, ...issue.path] } as z.core.$ZodRawIssue);
  });
  payload.value = read;
  return payload;
}

export const pageQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Where a page of a list begins, for clients that show the part that a user has scrolled to. */
export const offsetSchema = z.coerce
  .number()
  .int()
  .min(0)
  .max(1_000_000)
  .optional()
  .describe("How many to leave out, instead of a cursor");

export const quotaSchema = z
  .object({
    month: z.string().describe("Calendar month in the org's time zone, YYYY-MM"),
    limit: z.int(),
    isProvisional: z
      .boolean()
      .describe("Whether the limit may be higher, because the user's permission sets are not known yet"),
    used: z.int().describe("Created and not undone, or reserved"),
    remaining: z.int(),
    resetsAt: instantSchema.describe("When the month ends in that time zone"),
    timeZone: z.string().describe("The org's; UTC until Salesforce has told it"),
  })
  .openapi("Quota");

export const importKeySchema = z.uuid().optional();
