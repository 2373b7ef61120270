import type { Check, CheckResult, CheckStep, CheckTools, Verdict } from "./check.ts";
import { NoAnswer } from "../org/noAnswer.ts";
import { OrgRefusal } from "../org/orgSession.ts";
import { Unreached } from "../org/unreached.ts";

/**
 * Runs the steps one after the other. What throws is unknown, and never ends the others, but for NoAnswer,
 * which ends all; where `ending` tells, no further check begins.
 */
export async function runChecks(
  steps: readonly CheckStep[],
  tools: CheckTools,
  onStep: (step: CheckStep, results: CheckResult[]) => void = () => {},
  ending?: AbortSignal,
): Promise<CheckResult[]> {
  const all: CheckResult[] = [];
  for (const step of steps) {
    const results: CheckResult[] = [];
    for (const check of step.checks) {
      if (ending?.aborted) return all;
      results.push(await resultOf(check, tools));
    }
    onStep(step, results);
    all.push(...results);
  }
  return all;
}

async function resultOf(check: Check, tools: CheckTools): Promise<CheckResult> {
  const { id, asks } = check;
  const seen = await verdictOf(check, tools);
  // An unknown outcome has no remedy. The text of what was seen says why it is unknown.
  const usual = seen.outcome === "warning" || seen.outcome === "fail" ? check.remedy : undefined;
  return { id, asks, ...seen, remedy: seen.remedy ?? usual };
}

async function verdictOf(check: Check, tools: CheckTools): Promise<Verdict> {
  try {
    return await check.look(tools);
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    if (error instanceof OrgRefusal) {
      return {
        outcome: "unknown",
        saw: `Salesforce answered ${error.message}`,
        facts: { refused: error.code },
      };
    }
    if (error instanceof Unreached) return { outcome: "unknown", saw: error.message, remedy: error.nextStep };
    return { outcome: "unknown", saw: wordsOf(error) };
  }
}

/** Node's fetch says only "fetch failed", and why in the cause. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const why = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${why}`;
}
