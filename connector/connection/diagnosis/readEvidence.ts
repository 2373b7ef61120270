import type { RequestContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { describeObjects } from "../../salesforce/describe.ts";
import type { ObjectDescribe } from "../../salesforce/describeTypes.ts";
import { findDuplicateRules, type DuplicateRule } from "../../salesforce/findDuplicateRules.ts";
import { readOr } from "../../salesforce/readOr.ts";
import { readPackageAccess, type PackageAccess } from "../../salesforce/readPackageAccess.ts";

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
