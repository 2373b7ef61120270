import type { RequestContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { describeObjects } from "../../salesforce/describe.ts";
import type { ObjectDescribe } from "../../salesforce/describeTypes.ts";
import { findDuplicateRules, type DuplicateRule } from "../../salesforce/findDuplicateRules.ts";

const names = ["Contact", "OpportunityContactRole", "Account", "Opportunity", "Lead"] as const;

/** The objects as the caller sees them; null for one they do not see. */
export type Describes = Record<(typeof names)[number], ObjectDescribe | null>;

export interface Evidence {
  /** The error, where Salesforce did not answer. */
  describes: Describes | AppError;
  /** Active ones on Contact; null where the user may not see them. */
  duplicateRules: DuplicateRule[] | null;
}

/**
 * Asks Salesforce in two API calls, without writes. Uses no cache, because somebody may just have changed
 * Setup.
 */
export async function readEvidence(ctx: RequestContext): Promise<Evidence> {
  try {
    const describes = await describeObjects(ctx.salesforce, names);
    return { describes, duplicateRules: await findDuplicateRules(ctx.salesforce) };
  } catch (error) {
    // Without a session there is nobody to diagnose; every other refusal is evidence.
    if (error instanceof AppError && error.code !== "session-expired") {
      return { describes: error, duplicateRules: null };
    }
    throw error;
  }
}
