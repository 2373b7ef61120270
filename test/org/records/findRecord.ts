import { isVisible } from "../access/isVisible.ts";
import { readId } from "../ids.ts";
import type { RestCall } from "../call/restCall.ts";
import { notFound } from "../call/failure.ts";
import { readRow, type Row } from "../storage/rows.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";

/** The record of a path like /sobjects/Contact/003…. Refuses one that does not exist or is not visible. */
export function findRecord(call: RestCall, object: ObjectDefinition, written: string): Row {
  const id = readRecordId(object, written);
  const row = readRow(call.org, object.name, id);
  if (row === undefined) throw notFound();
  if (!isVisible(call, object.name, id)) throw notFound();
  if (row["IsDeleted"] === 1) throw new SalesforceError(404, "ENTITY_IS_DELETED", "entity is deleted", []);
  return row;
}

/** A record id in a path: 15 or 18 characters with the object's key prefix. */
function readRecordId(object: ObjectDefinition, written: string): string {
  const id = readId(written);
  if (id !== undefined) {
    if (object.keyPrefix !== id.slice(0, 3)) throw notFound();
    return id;
  }
  if (written.length === 15 || written.length === 18) {
    throw new SalesforceError(400, "MALFORMED_ID", `malformed id ${written}`);
  }
  throw new SalesforceError(
    404,
    "NOT_FOUND",
    `Provided external ID field does not exist or is not accessible: ${written}`,
  );
}

/** The record, if the caller may change it. */
export function findForWriting(
  call: RestCall,
  object: ObjectDefinition,
  written: string,
  right: "edit" | "delete",
): Row {
  const row = findRecord(call, object, written);
  const grant = call.access.object(call.caller, object.name);
  const mayDoIt = right === "delete" ? call.access.hasFullAccess : call.access.canEditRow;
  if (!grant[right] || !mayDoIt(call.caller, object.name, String(row["Id"]))) {
    throw new SalesforceError(
      403,
      "INSUFFICIENT_ACCESS_OR_READONLY",
      "insufficient access rights on object id",
      [],
    );
  }
  return row;
}
