import { isSuccess, sendComposite } from "./composite.ts";
import { type SubResponse, queriesPerCall } from "./requests.ts";
import type { SalesforceSession } from "./session.ts";
import { chunksOf } from "../work/inTurns.ts";

/** Conditions of which one has to be met, by their fields. */
export interface Filter {
  /** E.g. `Lead.Company`. */
  name: string;
  object: string;
  /** None for all records. */
  fields: string[];
}

/** How Salesforce would find the records of a filter. */
export interface FilterPlan {
  readsWholeTable: boolean;
  /** Whether the object has so many records that reading them all takes more than a second. */
  isBig: boolean;
  /** How many records the object has, about. */
  size: number;
}

interface QueryPlan {
  leadingOperationType: string;
  sobjectCardinality: number;
}

/** An object with fewer records is read as a whole within a second. */
const smallRowsMax = 50_000;

/**
 * The cheapest plan for each filter, by name (REST API, Query with the parameter explain). Filters that
 * Salesforce does not explain have none. One API call for five.
 */
export async function explainFilters(
  session: SalesforceSession,
  filters: Filter[],
): Promise<Map<string, FilterPlan>> {
  const plans = new Map<string, FilterPlan>();
  for (const call of chunksOf(filters, queriesPerCall)) {
    const responses = await sendComposite(
      session,
      call.map(({ object, fields }, index) => {
        const where = fields.map((field) => `${field} = 'Crosswalk'`).join(" OR ");
        const soql = `SELECT Id FROM ${object}${where === "" ? "" : ` WHERE ${where}`}`;
        const path = `/query?explain=${encodeURIComponent(soql)}`;
        return { method: "GET", path, referenceId: `plan${index}` };
      }),
      { isRead: true, isOptional: true },
    );
    for (const [index, { name }] of call.entries()) {
      const plan = planOf(responses.get(`plan${index}`));
      if (plan) plans.set(name, plan);
    }
  }
  return plans;
}

function planOf(response: SubResponse | undefined): FilterPlan | null {
  if (!isSuccess(response)) return null;
  const [cheapest] = (response.body as { plans?: QueryPlan[] } | null)?.plans ?? [];
  return cheapest
    ? {
        readsWholeTable: cheapest.leadingOperationType === "TableScan",
        isBig: cheapest.sobjectCardinality > smallRowsMax,
        size: cheapest.sobjectCardinality,
      }
    : null;
}
