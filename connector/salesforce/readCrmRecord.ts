import { crmQueries, type CrmObjects } from "./crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "./crmRecord.ts";
import { soqlText } from "./soql.ts";
import type { SalesforceSession } from "./session.ts";
import { crmObjectOf } from "./crmObjectOf.ts";

/** A Contact or Salesforce Lead by id; null where the user does not see it. One API call. */
export async function readCrmRecord(
  session: SalesforceSession,
  objects: CrmObjects,
  recordId: string,
): Promise<CrmRecord | null> {
  const query = crmQueries(objects).find(({ object }) => object === crmObjectOf(recordId));
  if (!query) return null;
  const [row] = await session.query<CrmRow>(`${query.select} WHERE Id = ${soqlText(recordId)}`);
  return row ? toCrmRecord(row, query) : null;
}
