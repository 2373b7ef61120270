import { isIndexed } from "../schema/isIndexed.ts";
import { isServedBy } from "../schema/isServedBy.ts";
import { findComponent } from "../components/componentStore.ts";
import { describeField } from "../describe/describeField.ts";
import { statement } from "../storage/statement.ts";
import type { Row } from "../storage/rows.ts";
import type { FieldDefinition, ObjectDefinition, Org } from "../types.ts";
import { componentRow } from "./componentRow.ts";
import { fieldTypeName } from "./fieldTypeName.ts";
import { setupId } from "./setupId.ts";

const developerName = (name: string) => name.replace(/__(c|mdt)$/, "");
const publisher = ({ custom }: { custom: boolean }) => (custom ? "<local>" : "System");
const visible = (org: Org) => org.schema.objects().filter((object) => isServedBy(object, "data"));

/** A custom object's record id, which a deployment may have set. */
const objectId = (org: Org, name: string) =>
  findComponent(org, "CustomObject", name)?.id ?? setupId(org, "01I", name);

/** An object's durable id, which survives renaming: for a custom object, its record id in 15 characters. */
const durableId = (org: Org, object: ObjectDefinition) =>
  object.custom ? objectId(org, object.name).slice(0, 15) : object.name;

/** The creator of a part's object, and the time, from its deployment. */
const heldBy = (org: Org, object: string) => componentRow(findComponent(org, "CustomObject", object));

export function entityRows(org: Org): Row[] {
  return visible(org).map((object) => {
    const can = (name: string) => object.describe?.[name] !== false;
    const id = durableId(org, object);
    return {
      Id: id,
      DurableId: id,
      QualifiedApiName: object.name,
      DeveloperName: developerName(object.name),
      MasterLabel: object.label,
      Label: object.label,
      PluralLabel: object.labelPlural,
      KeyPrefix: object.keyPrefix,
      PublisherId: publisher(object),
      IsCustomizable: object.custom || can("layoutable"),
      IsApexTriggerable: can("triggerable"),
      IsTriggerable: can("triggerable"),
      IsWorkflowEnabled: can("triggerable"),
      IsCompactLayoutable: can("compactLayoutable"),
      IsEverCreatable: object.createable,
      IsEverUpdatable: object.updateable,
      IsEverDeletable: object.deletable,
      IsFeedEnabled: can("feedEnabled"),
      IsLayoutable: can("layoutable"),
      IsQueryable: object.queryable,
      IsReplicateable: can("replicateable"),
      IsRetrieveable: can("retrieveable"),
      IsSearchable: object.searchable,
      IsSearchLayoutable: can("searchLayoutable"),
    };
  });
}

/** Whether a field is only part of another, like MailingCity of MailingAddress. */
const isPart = ({ name, compoundFieldName }: FieldDefinition) =>
  compoundFieldName !== null && compoundFieldName !== name;

function fieldRow(org: Org, object: ObjectDefinition, field: FieldDefinition): Row {
  const entity = durableId(org, object);
  const plain = field.custom ? developerName(field.name) : field.name.replace(/(?<=.)Id$/, "");
  const own = field.custom ? setupId(org, "00N", `${object.name}.${field.name}`).slice(0, 15) : plain;
  return {
    Id: `${entity}.${own}`,
    DurableId: `${entity}.${own}`,
    QualifiedApiName: field.name,
    EntityDefinitionId: entity,
    DeveloperName: plain,
    MasterLabel: field.label,
    Label: field.label,
    RelationshipName: field.relationshipName,
    ExtraTypeInfo: field.extraTypeInfo,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    IsApiFilterable: field.filterable,
    IsApiGroupable: field.groupable,
    IsApiSortable: field.sortable,
    IsCalculated: field.calculated,
    IsHtmlFormatted: field.htmlFormatted,
    IsNameField: field.nameField,
    IsNillable: field.nillable,
  };
}

/** Fields as Setup lists them, with an address as one. */
export function fieldRows(org: Org): Row[] {
  return visible(org).flatMap((object) =>
    object.fields
      .filter((field) => !isPart(field))
      .map((field) => ({
        ...fieldRow(org, object, field),
        DataType: fieldTypeName(field),
        PublisherId: publisher(field),
        IsCompound: object.fields.some((part) => isPart(part) && part.compoundFieldName === field.name),
        IsIndexed: isIndexed(field),
        IsPolymorphicForeignKey: field.referenceTo.length > 1,
      })),
  );
}

/** Fields as describe lists them, with parts, under describe's type names. */
export function particleRows(org: Org): Row[] {
  return visible(org).flatMap((object) =>
    object.fields.map((field) => {
      const whole = org.schema.field(object.name, field.compoundFieldName ?? field.name) ?? field;
      return {
        ...fieldRow(org, object, field),
        FieldDefinitionId: fieldRow(org, object, whole)["DurableId"],
        DataType: field.type,
        InlineHelpText: field.inlineHelpText,
        ByteLength: describeField(field, { readable: true, editable: true })["byteLength"],
        Digits: field.digits,
        IsAutonumber: field.autoNumber,
        IsCompound: object.fields.some((part) => isPart(part) && part.compoundFieldName === field.name),
        IsComponent: isPart(field),
        IsCreatable: field.createable,
        IsDefaultedOnCreate: field.defaultedOnCreate,
        IsDependentPicklist: field.controllerName !== null,
        IsIdLookup: field.idLookup,
        IsPermissionable: field.permissionable,
        IsUnique: field.unique,
        IsUpdatable: field.updateable,
      };
    }),
  );
}

export function customObjectRows(org: Org): Row[] {
  return visible(org)
    .filter(({ custom }) => custom)
    .map(({ name }) => ({
      ...heldBy(org, name),
      Id: objectId(org, name),
      DeveloperName: developerName(name),
    }));
}

export function customFieldRows(org: Org): Row[] {
  return visible(org).flatMap((object) =>
    object.fields
      .filter(({ custom }) => custom)
      .map((field) => ({
        ...heldBy(org, object.name),
        Id: setupId(org, "00N", `${object.name}.${field.name}`),
        TableEnumOrId: object.custom ? objectId(org, object.name) : object.name,
        EntityDefinitionId: durableId(org, object),
        DeveloperName: developerName(field.name),
        InlineHelpText: field.inlineHelpText,
        Length: field.length || null,
        Precision: field.precision || null,
        Scale: field.precision ? field.scale : null,
      })),
  );
}

export function validationRuleRows(org: Org): Row[] {
  return visible(org).flatMap((object) =>
    statement(org.db, "SELECT * FROM _validation_rule WHERE object = ? ORDER BY name")
      .all(object.name)
      .map(({ name, field, message }) => ({
        ...heldBy(org, object.name),
        Id: setupId(org, "03d", `${object.name}.${String(name)}`),
        EntityDefinitionId: durableId(org, object),
        ValidationName: name,
        Active: true,
        ErrorDisplayField: field,
        ErrorMessage: message,
      })),
  );
}
