import type { Metrics } from "./createMetrics.ts";

/** Measures the answer to a request, and counts it as an internal error where it is one. */
export function countAnswer(
  { requestSeconds, internalErrors }: Pick<Metrics, "requestSeconds" | "internalErrors">,
  { ms, ...labels }: { method: string; route: string; status: number; ms: number },
): void {
  requestSeconds.observe(labels, ms / 1000);
  if (labels.status === 500) internalErrors.inc();
}

/** Measures a request to Salesforce, and counts it as failed where no answer came or the server failed. */
export function countCall(
  { salesforceSeconds, salesforceFailures }: Pick<Metrics, "salesforceSeconds" | "salesforceFailures">,
  { method, status, ms }: { method: string; status: number | null; ms: number },
): void {
  salesforceSeconds.observe({ method, status: status ?? "none" }, ms / 1000);
  if (status === null || status >= 500) salesforceFailures.inc();
}
