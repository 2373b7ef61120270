import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";

/** The rows of a query, asked anew each time, because writing changes them. Throws OrgRefusal. */
export async function ask<Row = { Id: string }>(
  org: OrgSession,
  soql: string,
): Promise<{ totalSize: number; records: Row[] }> {
  const { status, body } = await org.send(`/query?q=${encodeURIComponent(soql)}`);
  if (status >= 400) throw new OrgRefusal(status, body);
  return body as { totalSize: number; records: Row[] };
}
