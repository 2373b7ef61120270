import type { Random } from "./randomFrom.ts";

export interface Fault {
  method?: string;
  path: string;
  times: number;
  action: "error" | "delay" | "reset-before" | "reset-after" | "hang";
  status?: number;
  body?: unknown;
  ms?: number;
}

const html = "<html><body>We are down for maintenance</body></html>";

/** Every kind of fault the practice org knows, and what Salesforce and its edge answer on bad days. */
const kinds: readonly Omit<Fault, "path" | "times">[] = [
  { action: "reset-before" },
  { action: "reset-after" },
  { action: "hang" },
  { action: "delay", ms: 300 },
  {
    action: "error",
    status: 503,
    body: [{ errorCode: "SERVER_UNAVAILABLE", message: "Down for maintenance" }],
  },
  { action: "error", status: 500, body: html },
  {
    action: "error",
    status: 401,
    body: [{ errorCode: "INVALID_SESSION_ID", message: "Session expired or invalid" }],
  },
  {
    action: "error",
    status: 403,
    body: [{ errorCode: "REQUEST_LIMIT_EXCEEDED", message: "TotalRequests Limit exceeded." }],
  },
];

const paths = ["/composite/graph", "/composite/sobjects", "/composite$", "/query"];

/** The unanswered request of a token is left out: rotation cannot survive it, and the rep has to sign in again. */
export function randomFaults(random: Random): Fault[] {
  return Array.from({ length: random.between(0, 4) }, () => ({
    ...random.pick(kinds),
    path: random.pick(paths),
    times: random.between(1, 2),
  }));
}
