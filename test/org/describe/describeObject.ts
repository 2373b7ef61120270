import { describeField } from "./describeField.ts";
import { recordTypeInfos } from "../recordTypes/describeRecordTypes.ts";
import { objectUrls, resourceUrls } from "./urls.ts";
import type { RestCall } from "../rest/environment.ts";
import { versionNumber } from "../rest/versions.ts";
import type { ChildRelationship, ObjectDefinition } from "../types.ts";

/** What most objects of an org have in common; `describe` of an object says what differs. */
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

/** Properties of an object that only its own describe has, and the global one has not. */
const ownOnly = ["compactLayoutable", "searchLayoutable"];

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

/** The entry that the global describe has of an object. */
export function describeGlobally(call: RestCall, object: ObjectDefinition): Record<string, unknown> {
  const properties = objectProperties(call, object);
  const shown = Object.entries(properties).filter(
    ([name]) => !ownOnly.includes(name) && name !== "supportedScopes",
  );
  return sorted({ ...Object.fromEntries(shown), urls: resourceUrls(call, object, properties) });
}

/** GET /sobjects/X/describe for this caller: fields they cannot read are left out. */
export function describeObject(call: RestCall, object: ObjectDefinition): Record<string, unknown> {
  const { access, caller, org, version } = call;
  const properties = objectProperties(call, object);
  const fields = object.fields.flatMap((field) => {
    const grant = access.field(caller, object.name, field.name);
    if (!grant.readable) return [];
    const controlling =
      field.controllerName === null ? undefined : org.schema.field(object.name, field.controllerName);
    const described = describeField(field, grant, controlling);
    described["createable"] = described["createable"] === true && properties["createable"] === true;
    described["updateable"] = described["updateable"] === true && properties["updateable"] === true;
    return [described];
  });
  return sorted({
    ...properties,
    actionOverrides: [],
    childRelationships: object.childRelationships.map(describeChild),
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields,
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos:
      properties.layoutable && object.name !== "OpportunityContactRole" ? recordTypeInfos(call, object) : [],
    ...(versionNumber(version) >= 55 ? { sobjectDescribeOption: "FULL" } : {}),
    supportedScopes: properties["supportedScopes"] ?? supportedScopes(object),
    urls: objectUrls(call, object, properties),
  });
}

const sorted = (properties: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));

const describeChild = (child: ChildRelationship) => ({
  cascadeDelete: child.cascadeDelete,
  childSObject: child.childObject,
  deprecatedAndHidden: false,
  field: child.field,
  junctionIdListNames: [],
  junctionReferenceTo: [],
  relationshipName: child.relationshipName,
  restrictedDelete: child.restrictedDelete,
});

function supportedScopes(object: ObjectDefinition) {
  const plural = object.labelPlural.toLowerCase();
  const everything = { label: `All ${plural}`, name: "everything" };
  const owned = object.fields.some((field) => field.name === "OwnerId");
  return owned ? [everything, { label: `My ${plural}`, name: "mine" }] : [everything];
}
