import type { RestCall } from "../call/restCall.ts";
import { versionNumber } from "../call/versions.ts";
import type { ObjectDefinition } from "../types.ts";

/** The usual properties of objects; an object's `describe` overrides them. */
const usual = {
  activateable: false,
  compactLayoutable: true,
  customSetting: false,
  deepCloneable: false,
  deprecatedAndHidden: false,
  feedEnabled: true,
  hasSubtypes: false,
  isInterface: false,
  isSubtype: false,
  layoutable: true,
  mergeable: true,
  mruEnabled: true,
  replicateable: true,
  retrieveable: true,
  searchLayoutable: true,
  triggerable: true,
  undeletable: true,
};

export type ObjectProperties = typeof usual & Record<string, unknown>;

/** The flags and names of an object, with this caller's rights, as both describes show them. */
export function objectProperties(call: RestCall, object: ObjectDefinition): ObjectProperties {
  const grant = call.access.object(call.caller, object.name);
  const associated =
    versionNumber(call.version) >= 50 ? { associateEntityType: null, associateParentEntity: null } : {};
  return {
    ...usual,
    ...associated,
    createable: object.createable && grant.create,
    custom: object.custom,
    deletable: object.deletable && grant.delete,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    name: object.name,
    queryable: object.queryable,
    searchable: object.searchable,
    updateable: object.updateable && grant.edit,
    ...object.describe,
  };
}
