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
/** The id fields of objects with a durable id, which also serves as the record id. */
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

/** A trigger's events, as in the fields `UsageBeforeInsert` and so on. */
export const triggerEvents = [
  "BeforeInsert",
  "AfterInsert",
  "BeforeUpdate",
  "AfterUpdate",
  "BeforeDelete",
  "AfterDelete",
  "AfterUndelete",
] as const;

/** Fields that classes and triggers share. */
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

/** A read-only object with rows derived from the schema and from deployments. */
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

/** EntityDefinition, related objects and code, which the data API serves too. */
const both = { apis: bothApis };
/** Their rows have no record ids, so Salesforce answers them in one batch only. */
const entities = { ...both, oneBatch: true };
/** Salesforce searches fields only of the named objects. */
const ofEntity = { ...entities, reifiedBy: ["EntityDefinitionId", "DurableId"] };

/** The Tooling API's objects: objects and fields, rules and code. */
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
  // As other people's tools ask for it: Setup's list of deployments.
  derived(
    "DeployRequest",
    "0Af",
    [
      f.id("Deploy Request ID"),
      text("Status", 40),
      flag("CheckOnly"),
      f.dateTime("StartDate", "Start Date", kept),
      f.dateTime("CompletedDate", "Completed Date", kept),
      long("ErrorMessage"),
      ...f.audit(),
    ],
    {},
  ),
];
