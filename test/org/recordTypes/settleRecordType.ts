import type { Saving } from "../call/saving.ts";
import { SalesforceError } from "../types.ts";
import { masterRecordTypeId, recordTypesFor } from "./recordTypesFor.ts";

/**
 * Gives a new record the caller's default record type where none was sent. Refuses a type that the caller may
 * not use, and values of restricted picklists that the type does not offer.
 */
export function settleRecordType({ call, object, row, before, changed }: Saving): void {
  if (call.org.schema.field(object.name, "RecordTypeId") === undefined) return;
  const types = recordTypesFor(call.org, call.caller.userId, object.name);
  if (types.length === 1 && row["RecordTypeId"] == null) return;
  if (before === undefined) row["RecordTypeId"] ??= types.find((type) => type.isDefault)?.id ?? null;
  if (row["RecordTypeId"] === masterRecordTypeId) row["RecordTypeId"] = null;
  const id = row["RecordTypeId"];
  const type = types.find((each) => each.id === id);
  if (id != null && id !== before?.["RecordTypeId"] && !type?.available) {
    throw new SalesforceError(
      400,
      "INVALID_CROSS_REFERENCE_KEY",
      `Record Type ID: this ID value isn't valid for the user: ${String(id)}`,
      ["RecordTypeId"],
    );
  }
  for (const [name, offered] of Object.entries(type?.picklists ?? {})) {
    const value = row[name];
    const isRestricted = call.org.schema.field(object.name, name)?.restrictedPicklist === true;
    if (!isRestricted || !changed.has(name) || typeof value !== "string" || offered.includes(value)) continue;
    throw new SalesforceError(
      400,
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      `bad value for restricted picklist field: ${value}`,
      [name],
    );
  }
}
