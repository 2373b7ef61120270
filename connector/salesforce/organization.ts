import { AppError } from "../errors.ts";
import type { SalesforceSession } from "./session.ts";

export interface Organization {
  name: string;
  isSandbox: boolean;
}

/** Failures that say the user cannot use the API at all; others leave the org's name unknown and nothing worse. */
const fatal = new Set(["api-disabled", "app-blocked", "session-expired"]);

/** The org's own record. One API call, which also tells whether the user has API access: throws `api-disabled` where not. */
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
    if (error instanceof AppError && !fatal.has(error.code)) return null;
    throw error;
  }
}
