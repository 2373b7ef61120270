import type { DatabaseHandle } from "../database/database.ts";
import type { Creation } from "../database/schema/contacts.ts";
import type { AppError } from "../errors.ts";
import { storedProblem, type StoredProblem } from "../problems.ts";
import { isLeadThere } from "./leadThere.ts";
import { withoutPeople } from "./withoutPeople.ts";

/** A problem as it may be stored about a creation: without its words where the lead has gone, or is to go. */
export async function keptProblem(
  handle: DatabaseHandle,
  { leadId }: Pick<Creation, "leadId">,
  error: AppError,
): Promise<StoredProblem> {
  const problem = storedProblem(error);
  return (await isLeadThere(handle, leadId)) ? problem : withoutPeople(problem);
}
