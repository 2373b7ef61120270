import { describePicklistValue } from "./describeField.ts";
import { readableFields } from "../access/readableFields.ts";
import type { RestCall } from "../call/restCall.ts";
import type { FieldDefinition, ObjectDefinition } from "../types.ts";
import { recordTypesFor, type UserRecordType } from "../recordTypes/recordTypesFor.ts";

/** Describe's `recordTypeInfos`: every record type of the object, and which of them the caller may use. */
export function recordTypeInfos(call: RestCall, object: ObjectDefinition): Record<string, unknown>[] {
  return recordTypesFor(call.org, call.caller.userId, object.name).map((type) => ({
    active: type.active,
    available: type.available,
    defaultRecordTypeMapping: type.isDefault,
    developerName: type.developerName,
    master: type.master,
    name: type.name,
    recordTypeId: type.id,
    urls: {
      layout: `/services/data/${call.version}/sobjects/${object.name}/describe/layouts/${type.id}`,
    },
  }));
}

/** The record types of describe/layouts, with layout and picklist values. */
export function recordTypeMappings(
  call: RestCall,
  object: ObjectDefinition,
  layoutId: string,
): Record<string, unknown>[] {
  const picklists = readableFields(call, object).filter((field) => field.picklistValues.length > 0);
  const types = recordTypesFor(call.org, call.caller.userId, object.name);
  return recordTypeInfos(call, object).map((info, i) => ({
    ...info,
    layoutId,
    picklistsForRecordType: picklists.map((field) => ({
      picklistName: field.name,
      picklistValues: valuesOf(call, object, field, types[i]),
    })),
  }));
}

function valuesOf(
  { org }: RestCall,
  object: ObjectDefinition,
  field: FieldDefinition,
  type: UserRecordType | undefined,
) {
  const offered = type?.picklists[field.name];
  const controlling =
    field.controllerName === null ? undefined : org.schema.field(object.name, field.controllerName);
  return field.picklistValues
    .filter(({ active, value }) => active && (offered === undefined || offered.includes(value)))
    .map((value) => describePicklistValue(value, controlling));
}
