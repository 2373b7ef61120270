import type { AppError } from "../../errors.ts";
import { showProblem, storedProblem, type ShownProblem } from "../../problems.ts";
import { sayingOf, type Said, type Saying } from "../../reasons/sentence.ts";

/** One precondition of adding leads to the CRM. */
export interface Check {
  id: string;
  /** What is checked, in the words of Setup. */
  title: string;
  /** `warning`: works, with a side effect. `unknown`: could not be checked. */
  state: "passed" | "failed" | "warning" | "unknown";
  /** What was found. */
  detail: string;
  /**
   * What to do about it, in the words of Setup and with the permission set that grants it; null where there
   * is nothing to do.
   */
  remedy: string | null;
  /** The sentences for translation; null where `problem` has the words, or there are none. */
  said: { title: Saying; detail: Saying | null; remedy: Saying | null };
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
  return {
    id,
    title: title.text,
    state,
    detail: detail.text,
    remedy: remedy && remedy.text,
    said: { title: sayingOf(title), detail: sayingOf(detail), remedy: remedy && sayingOf(remedy) },
    problem: null,
  };
}

/** A check whose result is an error of Salesforce: the error's own words are its detail and remedy. */
export function met({ id, title }: Subject, state: "failed" | "warning" | "unknown", error: AppError): Check {
  return {
    id,
    title: title.text,
    state,
    detail: error.message,
    remedy: error.action,
    said: { title: sayingOf(title), detail: null, remedy: null },
    problem: showProblem(storedProblem(error)),
  };
}
