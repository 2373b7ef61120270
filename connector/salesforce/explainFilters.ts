import { isSuccess, sendComposite } from "./composite.ts";
import type { SubResponse } from "./requests.ts";
import type { SalesforceSession } from "./session.ts";
import { chunksOf } from "../chunksOf.ts";

export interface Filter {
  /** E.g. `Lead.Company`. */
  name: string;
  object: string;
  field: string;
}

interface QueryPlan {
  leadingOperationType: string;
  sobjectCardinality: number;
}

/** Salesforce allows five queries in one composite request. */
const queriesPerCall = 5;
/** An object with fewer records is read as a whole within a second. */
const smallRowsMax = 50_000;

/**
 * The names of the filters for which Salesforce would read all records of a big object, as its cheapest plan
 * says (REST API, Query with the parameter explain). A filter that it does not explain counts as one. One API
 * call for five.
 */
export async function explainFilters(session: SalesforceSession, filters: Filter[]): Promise<Set<string>> {
  const slow = new Set<string>();
  for (const call of chunksOf(filters, queriesPerCall)) {
    const responses = await sendComposite(
      session,
      call.map(({ name, object, field }) => ({
        method: "GET",
        path: `/query?explain=${encodeURIComponent(`SELECT Id FROM ${object} WHERE ${field} = 'Crosswalk'`)}`,
        referenceId: name.replace(".", "_"),
      })),
      { isRead: true },
    );
    for (const { name } of call) {
      if (readsWholeTable(responses.get(name.replace(".", "_")))) slow.add(name);
    }
  }
  return slow;
}

function readsWholeTable(response: SubResponse | undefined): boolean {
  if (!isSuccess(response)) return true;
  const [cheapest] = (response.body as { plans?: QueryPlan[] }).plans ?? [];
  if (!cheapest) return true;
  return cheapest.leadingOperationType === "TableScan" && cheapest.sobjectCardinality > smallRowsMax;
}
