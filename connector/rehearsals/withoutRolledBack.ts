import type { ContactValues } from "../database/schema/contacts.ts";
import type { AppError } from "../errors.ts";
import { fullName } from "../matching/names/fullName.ts";

/** As of salesforce/duplicates.ts. */
interface NamedRecord {
  name: string | null;
}

/**
 * The error without links to contacts of the same request, which were undone with it: of a duplicate of one
 * of these only the number stays. They are known by their name, for the answer says no more of them.
 */
export function withoutRolledBack(error: AppError, others: readonly ContactValues[]): AppError {
  const records = error.members["records"];
  if (error.code !== "duplicate-detected" || !Array.isArray(records)) return error;
  const names = new Set(others.map(nameOf));
  const kept = (records as NamedRecord[]).filter(({ name }) => !names.has((name ?? "").toLowerCase()));
  if (kept.length === records.length) return error;
  const hiddenCount = Number(error.members["hiddenCount"] ?? 0) + records.length - kept.length;
  Object.assign(error.members, { records: kept, hiddenCount });
  return error;
}

function nameOf(values: ContactValues): string {
  const text = (field: string) => String(values[field] ?? "");
  return fullName({ firstName: text("FirstName"), lastName: text("LastName") }).toLowerCase();
}
