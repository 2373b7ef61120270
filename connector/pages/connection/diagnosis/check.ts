import type { RequestContext } from "../../../context.ts";
import { AppError } from "../../../errors.ts";
import { type ShownProblem, showProblem, storedProblem } from "../../../reasons/problems.ts";
import type { Said } from "../../../reasons/sentence.ts";
import { describeObjects } from "../../../salesforce/describe.ts";
import type { ObjectDescribe } from "../../../salesforce/describeTypes.ts";
import { type DuplicateRule, findDuplicateRules } from "../../../salesforce/duplicates.ts";
import { readOr } from "../../../salesforce/patience.ts";
import { type PackageAccess, readPackageAccess } from "../../../salesforce/packageAccess.ts";

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

const names = ["Contact", "OpportunityContactRole", "Account", "Opportunity", "Lead"] as const;

/** The objects as the caller sees them; null for one they do not see. */
export type Describes = Record<(typeof names)[number], ObjectDescribe | null>;

export interface Evidence {
  /** The error, where Salesforce did not answer. */
  describes: Describes | AppError;
  /** Active ones on Contact; null where the user may not see them. */
  duplicateRules: DuplicateRule[] | null;
  /** What the package's class answers; null where Salesforce was not asked. */
  packageAccess: PackageAccess | null;
}

/**
 * Asks Salesforce in three API calls, up to five in an org with a managed package, without writes. Uses no
 * cache, because somebody may just have changed Setup.
 */
export async function readEvidence(ctx: RequestContext): Promise<Evidence> {
  try {
    const describes = await describeObjects(ctx.salesforce, names);
    const duplicateRules = await findDuplicateRules(ctx.salesforce);
    const packageAccess = await readOr(
      () => readPackageAccess(ctx.salesforce),
      (obstacle): PackageAccess => ({ isAdmin: null, obstacle }),
    );
    return { describes, duplicateRules, packageAccess };
  } catch (error) {
    // Without a session there is nobody to diagnose; every other refusal is evidence.
    if (error instanceof AppError && error.code !== "session-expired") {
      return { describes: error, duplicateRules: null, packageAccess: null };
    }
    throw error;
  }
}
