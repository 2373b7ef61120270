import { z } from "@hono/zod-openapi";
import { allCodes, type Whose, policyOf, type ErrorCode } from "../errors.ts";
import type { Said } from "../reasons/sentence.ts";

export const errorCodeSchema = z.enum(allCodes);

export const whoseSchema = z
  .enum(["rep", "admin", "coworker", "time", "nobody", "salesforce", "crosswalk"] satisfies Whose[])
  .describe(
    "Who can do something about it: time, where it passes; salesforce and crosswalk, whose fault it is, where another try may do",
  );

/** A sentence of an answer, which the reader gets as a text in their language. */
export const sentenceSchema = z.custom<Said | string>().openapi({ type: "string" });

/** A sentence that clients tell from others by its code. */
export const codedSchema = z.object({ code: z.string(), text: sentenceSchema });

/** A problem within an answer. Codes may add members, e.g. `resetsAt`, `records`, `canSaveAnyway`. */
export const shownProblemSchema = z.looseObject({
  code: errorCodeSchema,
  title: z.string(),
  detail: z.string(),
  action: z.string().describe("What to do next"),
  whose: whoseSchema,
  reason: z.string().optional().describe("Names what detail and action say"),
  fields: z
    .array(z.object({ field: z.string(), message: z.string(), reason: z.string().optional() }))
    .optional(),
});

/** RFC 9457 problem, with this API's members. */
const problemSchema = shownProblemSchema
  .extend({ type: z.string(), status: z.int(), requestId: z.string() })
  .openapi("Problem");

const common = allCodes.filter((code) => policyOf({ code }).anyCall);
const ofSalesforce = allCodes.filter((code) => policyOf({ code }).salesforceCall);

/** OpenAPI responses for the error codes a route may answer, those that all share included. */
export function problemResponses(...codes: ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...common, ...codes])) {
    const { status: usual, otherStatus } = policyOf({ code });
    for (const status of otherStatus === undefined ? [usual] : [otherStatus, usual]) {
      byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
    }
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.map((name) => `\`${name}\`: ${policyOf({ code: name }).title}`).join(" · "),
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
}

/** The same for a route that asks Salesforce, with the codes that any such request may end in. */
export const salesforceResponses = (...codes: ErrorCode[]) => problemResponses(...ofSalesforce, ...codes);

/** The header of creating calls. */
export const idempotencyHeaderSchema = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 printable characters without spaces")
    .optional()
    .describe(
      "The same for every try of one submission; a repeated request gets the first one's answer; best a UUID: any other is kept as a hash",
    ),
});
