import { readOr } from "./readOr.ts";
import type { SalesforceSession } from "./session.ts";

export interface Organization {
  name: string;
  isSandbox: boolean;
  /** As Salesforce names it, e.g. `Europe/Berlin`. */
  timeZone: string | null;
}

interface Answer {
  Name: string;
  IsSandbox: boolean;
  TimeZoneSidKey: string | null;
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
    const { body } = await salesforce.request<Answer>(
      "GET",
      `/sobjects/Organization/${orgId}?fields=Name,IsSandbox,TimeZoneSidKey`,
    );
    return { name: body.Name, isSandbox: body.IsSandbox, timeZone: body.TimeZoneSidKey };
  };
  return readOr(read, () => null);
}
