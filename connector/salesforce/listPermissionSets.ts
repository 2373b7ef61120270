import type { SalesforceSession } from "./session.ts";

/** More would not be found in a list. */
const listedMax = 500;

/** The org's permission sets, by label; not those that belong to profiles. One API call. */
export async function listPermissionSets(
  salesforce: SalesforceSession,
): Promise<{ name: string; label: string }[]> {
  const rows = await salesforce.query<{ Name: string; Label: string }>(
    `SELECT Name, Label FROM PermissionSet WHERE IsOwnedByProfile = false ORDER BY Label LIMIT ${listedMax}`,
  );
  return rows.map(({ Name: name, Label: label }) => ({ name, label }));
}
