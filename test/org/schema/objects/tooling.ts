import type { ObjectDefinition } from "../../types.ts";
import { bothApis } from "../isServedBy.ts";
import * as f from "../fields.ts";
import { object, setupOnly, spaced } from "./object.ts";

const kept = { readOnly: true };
const text = (name: string, length = 80) => f.text(name, spaced(name), length, kept);
const long = (name: string) => f.longText(name, spaced(name), kept);
const count = (name: string) => f.integer(name, spaced(name), kept);
const flag = (name: string) => f.checkbox(name, spaced(name), kept);
const version = () => f.decimal("ApiVersion", "Api Version", 1, kept);

/** A lookup by durable id, which is an object's name or the start of its record id. */
const durable = (name: string, to: string, child: string) =>
  f.field("string", name, spaced(name), {
    ...kept,
    length: 255,
    referenceTo: [to],
    relationshipName: name.replace(/Id$/, ""),
    child: { name: child },
    describe: { type: "reference", soapType: "tns:ID" },
  });
const entity = (child: string) => durable("EntityDefinitionId", "EntityDefinition", child);
/** Of objects that are found by durable id, which stands in the place of a record id too. */
const byDurableId = (label: string) => [
  f.id(`${label} ID`),
  text("DurableId", 255),
  text("QualifiedApiName"),
];
const component = (label: string) => [
  f.id(`${label} ID`),
  text("NamespacePrefix", 15),
  text("ManageableState", 40),
];

/** When a trigger fires, as the fields `UsageBeforeInsert` and so on say. */
export const triggerEvents = [
  "BeforeInsert",
  "AfterInsert",
  "BeforeUpdate",
  "AfterUpdate",
  "BeforeDelete",
  "AfterDelete",
  "AfterUndelete",
] as const;

/** What classes and triggers have alike. */
const code = (label: string) => [
  ...component(label),
  f.text("Name", "Name", 255, { ...kept, nameField: true }),
  version(),
  text("Status", 40),
  flag("IsValid"),
  long("Body"),
  count("LengthWithoutComments"),
  ...f.audit(),
];

/** Read only, with rows that follow from the schema and from what was deployed. */
const derived = (
  name: string,
  prefix: string | null,
  fields: ObjectDefinition["fields"],
  more: Partial<ObjectDefinition>,
) =>
  object(name, prefix, fields, {
    ...setupOnly,
    label: spaced(name),
    derived: true,
    apis: ["tooling"],
    ...more,
  });

/** EntityDefinition, its kin and the code: what the data API serves as well. */
const both = { apis: bothApis };
/** Their rows have no record ids of their own, which is why Salesforce gives them out in one batch alone. */
const entities = { ...both, oneBatch: true };
/** Salesforce looks through the fields of no more than the objects that are asked for. */
const ofEntity = { ...entities, reifiedBy: ["EntityDefinitionId", "DurableId"] };

/** What the Tooling API tells of the org: its objects and fields, rules and code. */
export const toolingObjects = () => [
  derived(
    "EntityDefinition",
    null,
    [
      ...byDurableId("Entity Definition"),
      ...["DeveloperName", "MasterLabel", "Label", "PluralLabel", "NamespacePrefix"].map((name) =>
        text(name),
      ),
      text("KeyPrefix", 3),
      text("PublisherId"),
      ...[
        "IsCustomizable",
        "IsCustomSetting",
        "IsApexTriggerable",
        "IsTriggerable",
        "IsWorkflowEnabled",
        "IsCompactLayoutable",
        "IsDeprecatedAndHidden",
        "IsEverCreatable",
        "IsEverUpdatable",
        "IsEverDeletable",
        "IsFeedEnabled",
        "IsLayoutable",
        "IsQueryable",
        "IsReplicateable",
        "IsRetrieveable",
        "IsSearchable",
        "IsSearchLayoutable",
      ].map(flag),
    ],
    entities,
  ),
  derived(
    "FieldDefinition",
    null,
    [
      ...byDurableId("Field Definition"),
      entity("Fields"),
      ...["DeveloperName", "MasterLabel", "Label", "NamespacePrefix", "PublisherId", "RelationshipName"].map(
        (name) => text(name),
      ),
      text("DataType", 255),
      text("ExtraTypeInfo", 40),
      ...["Length", "Precision", "Scale"].map(count),
      ...[
        "IsApiFilterable",
        "IsApiGroupable",
        "IsApiSortable",
        "IsCalculated",
        "IsCompound",
        "IsHtmlFormatted",
        "IsIndexed",
        "IsNameField",
        "IsNillable",
        "IsPolymorphicForeignKey",
      ].map(flag),
    ],
    ofEntity,
  ),
  derived(
    "EntityParticle",
    null,
    [
      ...byDurableId("Entity Particle"),
      entity("Particles"),
      durable("FieldDefinitionId", "FieldDefinition", "Particles"),
      ...["DeveloperName", "MasterLabel", "Label", "NamespacePrefix", "RelationshipName"].map((name) =>
        text(name),
      ),
      text("DataType", 40),
      text("ExtraTypeInfo", 40),
      text("InlineHelpText", 510),
      ...["Length", "ByteLength", "Digits", "Precision", "Scale"].map(count),
      ...[
        "IsApiFilterable",
        "IsApiGroupable",
        "IsApiSortable",
        "IsAutonumber",
        "IsCalculated",
        "IsCompound",
        "IsComponent",
        "IsCreatable",
        "IsDefaultedOnCreate",
        "IsDependentPicklist",
        "IsHtmlFormatted",
        "IsIdLookup",
        "IsNameField",
        "IsNillable",
        "IsPermissionable",
        "IsUnique",
        "IsUpdatable",
      ].map(flag),
    ],
    { ...ofEntity, reifiedBy: ["EntityDefinitionId", "FieldDefinitionId", "DurableId"] },
  ),
  derived(
    "CustomObject",
    "01I",
    [...component("Custom Object"), text("DeveloperName"), long("Description"), ...f.audit()],
    {},
  ),
  derived(
    "CustomField",
    "00N",
    [
      ...component("Custom Field"),
      text("TableEnumOrId", 40),
      entity("CustomFields"),
      text("DeveloperName"),
      text("InlineHelpText", 510),
      ...["Length", "Precision", "Scale"].map(count),
      ...f.audit(),
    ],
    {},
  ),
  derived(
    "ValidationRule",
    "03d",
    [
      ...component("Validation Rule"),
      entity("ValidationRules"),
      text("ValidationName"),
      flag("Active"),
      text("ErrorDisplayField"),
      text("ErrorMessage", 255),
      ...f.audit(),
    ],
    {},
  ),
  derived("ApexClass", "01p", code("Class"), { ...both, labelPlural: "Apex Classes" }),
  derived(
    "ApexTrigger",
    "01q",
    [...code("Trigger"), text("TableEnumOrId", 40), ...triggerEvents.map((event) => flag(`Usage${event}`))],
    both,
  ),
  derived(
    "LightningComponentBundle",
    "0Rb",
    [
      ...component("Lightning Component Bundle"),
      text("DeveloperName"),
      text("MasterLabel"),
      long("Description"),
      version(),
      flag("IsExposed"),
      ...f.audit(),
    ],
    {},
  ),
];
