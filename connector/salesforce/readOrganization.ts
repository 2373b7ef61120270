import { readOr } from "./readOr.ts";
import type { SalesforceSession } from "./session.ts";

export interface Organization {
  name: string;
  isSandbox: boolean;
}

/**
 * The Organization record; null where it cannot be read now. One API call. Throws `api-disabled` where the
 * user has no API access.
 */
export async function readOrganization(
  salesforce: SalesforceSession,
  orgId: string,
): Promise<Organization | null> {
  const read = async (): Promise<Organization | null> => {
    const { body } = await salesforce.request<{ Name: string; IsSandbox: boolean }>(
      "GET",
      `/sobjects/Organization/${orgId}?fields=Name,IsSandbox`,
    );
    return { name: body.Name, isSandbox: body.IsSandbox };
  };
  return readOr(read, () => null);
}
