import type { DatabaseHandle } from "../database/open.ts";
import type { AppError } from "../errors.ts";
import { storedProblem, type StoredProblem } from "../problems.ts";
import { isLeadThere } from "./leadThere.ts";
import { withoutPeople } from "./withoutPeople.ts";

/** A problem as it may be stored about a lead: without its words where the lead has gone, or is to go. */
export function keptProblem(handle: DatabaseHandle, leadId: string, error: AppError): StoredProblem {
  const problem = storedProblem(error);
  return isLeadThere(handle, leadId) ? problem : withoutPeople(problem);
}
