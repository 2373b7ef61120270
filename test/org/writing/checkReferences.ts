import { isVisible } from "../access/isVisible.ts";
import type { RestCall } from "../call/restCall.ts";
import { readRow, type Row } from "../storage/rows.ts";
import { SalesforceError, type FieldDefinition, type ObjectDefinition } from "../types.ts";

/** Requires every changed lookup to point at a live record of the right object that the caller may see. */
export function checkReferences(
  call: RestCall,
  object: ObjectDefinition,
  row: Row,
  changed: ReadonlySet<string>,
): void {
  for (const field of object.fields) {
    const id = row[field.name];
    if (field.type === "reference" && changed.has(field.name) && typeof id === "string") {
      checkReference(call, object, field, id);
    }
  }
}

function checkReference(call: RestCall, object: ObjectDefinition, field: FieldDefinition, id: string): void {
  const parent = call.org.schema.byKeyPrefix(id.slice(0, 3));
  if (parent === undefined || !field.referenceTo.includes(parent.name)) {
    throw new SalesforceError(
      400,
      "FIELD_INTEGRITY_EXCEPTION",
      `${field.label}: id value of incorrect type: ${id}`,
      [field.name],
    );
  }
  const target = readRow(call.org, parent.name, id);
  if (target === undefined) {
    throw new SalesforceError(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", []);
  }
  if (object.name === "Contact" && field.name === "AccountId" && target["IsPersonAccount"] === 1) {
    throw new SalesforceError(400, "INVALID_PERSON_ACCOUNT_OPERATION", "cannot reference person account", []);
  }
  if (target["IsConverted"] === 1) throw convertedLead();
  if (target["IsDeleted"] === 1) throw new SalesforceError(400, "ENTITY_IS_DELETED", "entity is deleted", []);
  if (field.name === "OwnerId" && target["IsActive"] === 0) {
    throw new SalesforceError(
      400,
      "INACTIVE_OWNER_OR_USER",
      `operation performed with inactive user [${id}] as owner of ${object.name}`,
      [],
    );
  }
  if (!mayReference(call, { object, field, parent, id })) {
    throw new SalesforceError(
      400,
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
      [],
    );
  }
}

/**
 * Who changes a converted lead needs a permission of its own, and nothing refers to one any more; deleting one
 * is like deleting any other (Help, "Let Users View and Edit Converted Leads", articles 000384333 and
 * 000385192).
 */
export const convertedLead = () =>
  new SalesforceError(400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead", []);

interface Reference {
  object: ObjectDefinition;
  field: FieldDefinition;
  parent: ObjectDefinition;
  id: string;
}

/** A lookup needs read access to the parent; a child that depends on an opportunity needs edit access. */
function mayReference(call: RestCall, { object, field, parent, id }: Reference): boolean {
  if (object.name === "OpportunityContactRole" && field.name === "OpportunityId") {
    return call.access.canEditRow(call.caller, parent.name, id);
  }
  return isVisible(call, parent.name, id);
}
