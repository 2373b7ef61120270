import { AppError, policyOf } from "../errors.ts";
import type { SalesforceSession } from "./session.ts";

export interface DuplicateRule {
  label: string;
}

/**
 * Active duplicate rules on Contact (object DuplicateRule, API 38 and later); null where the user may not see
 * them. One API call.
 */
export async function findDuplicateRules(salesforce: SalesforceSession): Promise<DuplicateRule[] | null> {
  try {
    const records = await salesforce.query<{ MasterLabel: string }>(
      "SELECT MasterLabel FROM DuplicateRule WHERE SobjectType = 'Contact' AND IsActive = true",
    );
    return records.map(({ MasterLabel }) => ({ label: MasterLabel }));
  } catch (error) {
    if (error instanceof AppError && policyOf(error).isUnseen) return null;
    throw error;
  }
}
