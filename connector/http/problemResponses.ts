import { allCodes, policyOf, type ErrorCode } from "../errors.ts";
import { problemSchema } from "./problemSchema.ts";

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
