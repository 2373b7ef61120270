import { AppError, policyOf } from "../errors.ts";
import type { SalesforceSession } from "./session.ts";

export interface Organization {
  name: string;
  isSandbox: boolean;
}

/**
 * The org's own record; null where it cannot be read now. One API call, which also tells whether the user has
 * API access: throws `api-disabled` where not.
 */
export async function readOrganization(
  salesforce: SalesforceSession,
  orgId: string,
): Promise<Organization | null> {
  try {
    const { body } = await salesforce.request<{ Name: string; IsSandbox: boolean }>(
      "GET",
      `/sobjects/Organization/${orgId}?fields=Name,IsSandbox`,
    );
    return { name: body.Name, isSandbox: body.IsSandbox };
  } catch (error) {
    if (error instanceof AppError && !policyOf(error).shutsOut) return null;
    throw error;
  }
}
