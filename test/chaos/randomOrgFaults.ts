import type { Random } from "../support/randomFrom.ts";

export interface OrgFault {
  method?: string;
  path: string;
  /** Text that URL or body must mention. */
  record?: string;
  times: number;
  action: "error" | "delay" | "reset-before" | "reset-after" | "hang" | "partial" | "drip";
  status?: number;
  body?: unknown;
  retryAfter?: number;
  ms?: number;
}

const html = "<html><body>We are down for maintenance</body></html>";
const refusal = (errorCode: string, message: string) => [{ errorCode, message }];

/** Every kind of fault the practice org knows, and what Salesforce and its edge answer on bad days. */
const kinds: readonly Omit<OrgFault, "path" | "times">[] = [
  { action: "reset-before" },
  { action: "reset-after" },
  { action: "hang" },
  { action: "partial" },
  { action: "drip", ms: 5 },
  { action: "delay", ms: 300 },
  // Ten pieces of the answer: the first in time, the last too late.
  { action: "drip", ms: 100 },
  { action: "error", status: 503 },
  { action: "error", status: 503, retryAfter: 30 },
  { action: "error", status: 500, body: html },
  { action: "error", status: 502, body: html },
  { action: "error", status: 200, body: html },
  { action: "error", status: 503, body: "upstream connect error" },
  { action: "error", status: 500, body: refusal("UNKNOWN_EXCEPTION", "An unexpected error occurred.") },
  { action: "error", status: 429, retryAfter: 20, body: "Too many requests" },
  { action: "error", status: 401, body: refusal("INVALID_SESSION_ID", "Session expired or invalid") },
  { action: "error", status: 403, body: refusal("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.") },
  {
    action: "error",
    status: 403,
    body: refusal("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded."),
  },
];

const paths = [
  "/composite/graph",
  "/composite/sobjects",
  "/composite$",
  "/query",
  "/services/",
  "/oauth2/token",
];

export function randomOrgFaults(random: Random): OrgFault[] {
  return Array.from({ length: random.between(0, 5) }, () => ({
    ...random.pick(kinds),
    path: random.pick(paths),
    times: random.between(1, 3),
  }));
}
