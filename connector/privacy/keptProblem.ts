import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import type { AppError } from "../errors.ts";
import { storedProblem, type StoredProblem } from "../problems.ts";
import { isLeadThere } from "./leadThere.ts";
import { withoutPeople } from "./withoutPeople.ts";

/**
 * A problem as it may be stored about a creation: without its words where the lead has gone, or is to go, and
 * where it names somebody who was erased meanwhile.
 */
export async function keptProblem(
  handle: DatabaseHandle,
  { id, leadId }: Pick<Creation, "id" | "leadId">,
  error: AppError,
): Promise<StoredProblem> {
  const problem = storedProblem(error);
  const isToldInWords =
    (await isLeadThere(handle, leadId)) && !(await prepared(handle, namesErased).get({ id }))?.namesErased;
  return isToldInWords ? problem : withoutPeople(problem);
}

const namesErased = (handle: DatabaseHandle) =>
  handle
    .select({ namesErased: creations.namesErased })
    .from(creations)
    .where(eq(creations.id, sql.placeholder("id")))
    .prepare();
