import { describeField } from "./describeField.ts";
import { objectProperties } from "./objectProperties.ts";
import { recordTypeInfos } from "./describeRecordTypes.ts";
import { objectUrls, resourceUrls } from "./urls.ts";
import type { RestCall } from "../call/restCall.ts";
import { isEncrypted } from "../schema/isEncrypted.ts";
import { versionNumber } from "../call/versions.ts";
import type { ChildRelationship, ObjectDefinition } from "../types.ts";

/** Properties that only an object's own describe has, unlike the global describe. */
const ownOnly = ["compactLayoutable", "searchLayoutable"];

/** The object's entry in the global describe. */
export function describeGlobally(call: RestCall, object: ObjectDefinition): Record<string, unknown> {
  const properties = objectProperties(call, object);
  const shown = Object.entries(properties).filter(
    ([name]) => !ownOnly.includes(name) && name !== "supportedScopes",
  );
  return sorted({ ...Object.fromEntries(shown), urls: resourceUrls(call, object, properties) });
}

/** What describe says of a field under Shield's probabilistic encryption (DescribeFieldResult). */
const encrypted = { encrypted: true, filterable: false, sortable: false, groupable: false };

/** GET /sobjects/X/describe for this caller, without fields that they cannot read. */
export function describeObject(call: RestCall, object: ObjectDefinition): Record<string, unknown> {
  const { access, caller, org, version } = call;
  const properties = objectProperties(call, object);
  const fields = object.fields.flatMap((field) => {
    const grant = access.field(caller, object.name, field.name);
    if (!grant.readable) return [];
    const controlling =
      field.controllerName === null ? undefined : org.schema.field(object.name, field.controllerName);
    const described = describeField(field, grant, controlling);
    if (isEncrypted(org, object.name, field)) Object.assign(described, encrypted);
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
