import type { AppError } from "../../errors.ts";
import { showProblem, storedProblem, type ShownProblem } from "../../problems.ts";
import type { Said } from "../../reasons/sentence.ts";

/** One precondition of adding leads to the CRM. */
export interface Check {
  id: string;
  /** What is checked, in the words of Setup. */
  title: Said;
  /** `warning`: works, with a side effect. `unknown`: could not be checked. */
  state: "passed" | "failed" | "warning" | "unknown";
  /** What was found. */
  detail: Said | string;
  /**
   * What to do about it, in the words of Setup and with the permission set that grants it; null where there
   * is nothing to do.
   */
  remedy: Said | string | null;
  /** Salesforce's error, where that was found. Detail and remedy are its own. */
  problem: ShownProblem | null;
}

interface Subject {
  id: string;
  title: Said;
}

export const passed = (subject: Subject, detail: Said): Check => check(subject, "passed", detail);

export const failed = (subject: Subject, detail: Said, remedy: Said): Check =>
  check(subject, "failed", detail, remedy);

export const warning = (subject: Subject, detail: Said, remedy: Said): Check =>
  check(subject, "warning", detail, remedy);

export const unknown = (subject: Subject, detail: Said): Check => check(subject, "unknown", detail);

function check(
  { id, title }: Subject,
  state: Check["state"],
  detail: Said,
  remedy: Said | null = null,
): Check {
  return { id, title, state, detail, remedy, problem: null };
}

/** A check whose result is an error of Salesforce: the error's own words are its detail and remedy. */
export function met({ id, title }: Subject, state: "failed" | "warning" | "unknown", error: AppError): Check {
  return {
    id,
    title,
    state,
    detail: error.message,
    remedy: error.action,
    problem: showProblem(storedProblem(error)),
  };
}
