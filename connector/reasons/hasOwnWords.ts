import { refusals } from "./refusals.ts";

/** Whether a reason has words of our own. Others say what Salesforce said. */
export function hasOwnWords(reason: unknown): boolean {
  const known: Partial<Record<string, object>> = refusals;
  return typeof reason === "string" && "detail" in (known[reason] ?? {});
}
