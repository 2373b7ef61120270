import { convertedLead } from "./checkReferences.ts";
import { findForWriting } from "../records/findRecord.ts";
import { readFields, type SentRecord } from "./readFields.ts";
import { save, type SaveOptions } from "./save.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import type { RestCall } from "../call/restCall.ts";
import { updateRow } from "../storage/rows.ts";
import type { ObjectDefinition } from "../types.ts";

interface RecordUpdate {
  id: string;
  sent: SentRecord;
  options?: SaveOptions;
}

/** Changes the sent fields of a record as the caller, with all checks on the changes. */
export function updateRecord(
  call: RestCall,
  object: ObjectDefinition,
  { id, sent, options = {} }: RecordUpdate,
): void {
  const before = findForWriting(call, object, id, "edit");
  if (
    before["IsConverted"] === 1 &&
    !call.access.systemPermission(call.caller, "AllowViewEditConvertedLeads")
  ) {
    throw convertedLead();
  }
  const given = readFields(call, object, sent, "update");
  const { org, caller } = call;
  org.db.transaction(() => {
    const now = toDateTime(org.now());
    const row = { ...before, ...given };
    const kept = { LastModifiedById: caller.userId, LastModifiedDate: now, SystemModstamp: now };
    for (const [name, value] of Object.entries(kept)) if (name in row) row[name] = value;
    save({ call, object, row, before, changed: new Set(Object.keys(given)) }, options, () => {
      const changes = Object.entries(row).filter(([name, value]) => value !== before[name]);
      updateRow(org, object.name, String(before["Id"]), Object.fromEntries(changes));
    });
    call.work.records++;
  })();
}
