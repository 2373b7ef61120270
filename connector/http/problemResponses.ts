import { errorCodes, type ErrorCode } from "../errors.ts";
import { problemSchema } from "./problemSchema.ts";

/** Any call behind sign-in may end in one of these. */
const common: ErrorCode[] = [
  "request-invalid",
  "not-signed-in",
  "session-expired",
  "wrong-org",
  "too-many-requests",
  "storage-unavailable",
  "internal",
];

/** OpenAPI responses for the error codes a route may answer, those that all share included. */
export function problemResponses(...codes: ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...common, ...codes])) {
    // Salesforce failing or answering nonsense is 502, out of reach or too slow 503.
    const statuses = code === "salesforce-unavailable" ? [502, 503] : [errorCodes[code].status];
    for (const status of statuses) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.map((name) => `\`${name}\`: ${errorCodes[name].title}`).join(" · "),
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
}
