import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";

interface Page<Row> {
  totalSize: number;
  records: Row[];
  nextRecordsUrl?: string;
}

/**
 * The rows of a query, of all its pages, asked anew each time, because writing changes them. Throws where the
 * answer is none of Salesforce's: no rows there would be taken for none.
 */
export async function ask<Row = { Id: string }>(
  org: OrgSession,
  soql: string,
): Promise<{ totalSize: number; records: Row[] }> {
  const { totalSize, records, nextRecordsUrl } = await pageOf<Row>(
    org,
    `/query?q=${encodeURIComponent(soql)}`,
  );
  let next = nextRecordsUrl;
  while (next !== undefined) {
    const page = await pageOf<Row>(org, next);
    records.push(...page.records);
    next = page.nextRecordsUrl;
  }
  return { totalSize, records };
}

async function pageOf<Row>(org: OrgSession, path: string): Promise<Page<Row>> {
  const { status, body } = await org.send(path);
  const page = body as Partial<Page<Row>> | null;
  if (status !== 200 || !Array.isArray(page?.records)) throw new OrgRefusal(status, body);
  return page as Page<Row>;
}
