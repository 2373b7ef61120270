import { findingOf, type Check, type Look, type Outcome, type Tools } from "./check.ts";

export interface Result extends Look {
  id: string;
  title: string;
  outcome: Outcome;
}

const gravest: Outcome[] = ["problem", "unknown", "warning"];

/**
 * Runs the checks one after the other, and tells each result. What one throws is its finding, and never ends
 * the others, but for NoAnswer, which ends all; where `ending` tells, no further check begins.
 */
export async function runChecks(
  checks: readonly Check[],
  tools: Tools,
  { onBegin, onResult, ending }: Hooks = {},
): Promise<Result[]> {
  const results: Result[] = [];
  for (const check of checks) {
    if (ending?.aborted) break;
    const running = check.look(tools);
    onBegin?.(check, running);
    const look = await running.catch((error: unknown): Look => ({
      saw: "not answered",
      findings: [findingOf(error)],
    }));
    const outcome = gravest.find((one) => look.findings.some((each) => each.outcome === one)) ?? "ok";
    const result = { id: check.id, title: check.title, outcome, ...look };
    results.push(result);
    onResult?.(result);
  }
  return results;
}

interface Hooks {
  onBegin?: (check: Check, running: Promise<unknown>) => void;
  onResult?: (result: Result) => void;
  ending?: AbortSignal;
}
