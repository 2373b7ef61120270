import type { SalesforceSession } from "./session.ts";
import { soqlList } from "./soql.ts";

/** Names of users by id, as far as the caller may see them. One API call, none for an empty list. */
export async function userNames(session: SalesforceSession, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const soql = `SELECT Id, Name FROM User WHERE Id IN ${soqlList(ids)}`;
  const rows = await session.query<{ Id: string; Name: string }>(soql);
  return new Map(rows.map(({ Id, Name }) => [Id, Name]));
}
