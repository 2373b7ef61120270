import { PracticeError } from "./practiceError.ts";
import type { FieldInput } from "./schemas.ts";
import * as f from "../schema/fields.ts";
import { object } from "../schema/objects/object.ts";
import { saveDefinition } from "../schema/saveDefinition.ts";
import { grantEveryProfile } from "../seed/grantEveryProfile.ts";
import { statement } from "../storage/statement.ts";
import type { FieldDefinition, ObjectDefinition, Org } from "../types.ts";

interface ObjectInput {
  label?: string | undefined;
  labelPlural?: string | undefined;
  fields: FieldInput[];
}

/**
 * Creates a custom object that every profile may use, like the wizard in Setup, or adds to an existing one.
 */
export function defineCustomObject(org: Org, name: string, input: ObjectInput): ObjectDefinition {
  const known = org.schema.object(name);
  if (known !== undefined && !known.custom) throw new PracticeError(`${name} is a standard object`);
  if (!/^[A-Za-z][A-Za-z0-9_]*__c$/.test(name)) {
    throw new PracticeError(`A custom object's name ends in __c, which ${name} does not`);
  }
  if (known === undefined) {
    const label = input.label ?? name.slice(0, -3).replaceAll("_", " ");
    const labelPlural = input.labelPlural ?? `${label}s`;
    org.schema.define(
      object(name, nextKeyPrefix(org), standardFields(), { label, labelPlural, custom: true }),
    );
    grantEveryProfile(org, name, []);
  }
  addCustomFields(org, name, input.fields);
  return org.schema.object(name) as ObjectDefinition;
}

/** Adds fields that every profile may read and edit. Answers their names. */
export function addCustomFields(org: Org, objectName: string, inputs: FieldInput[]): string[] {
  const target = org.schema.object(objectName);
  if (target === undefined) throw new PracticeError(`There is no object ${objectName}`, 404);
  const fields = inputs.map((input) => customField(org, target, input));
  org.schema.addFields(target.name, fields);
  saveDefinition(org, target.name);
  grantEveryProfile(org, target.name, fields);
  org.accessVersion++;
  return fields.map((field) => field.name);
}

const standardFields = (): FieldDefinition[] => [
  f.id("Record ID"),
  f.owner(["Group", "User"]),
  f.isDeleted(),
  f.text("Name", "Name", 80, { nameField: true, permissionable: false, idLookup: true }),
  ...f.audit(),
];

/** The key prefix of the next custom object: a00, a01 and so on. */
function nextKeyPrefix(org: Org): string {
  const row = statement(
    org.db,
    "INSERT INTO _sequence (name, next) VALUES ('custom objects', 1) ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next",
  ).get();
  return `a${(Number(row?.["next"]) - 1).toString(36).padStart(2, "0").toUpperCase()}`;
}

function customField(org: Org, target: ObjectDefinition, input: FieldInput): FieldDefinition {
  const { name, label = name.replace(/__c$/, "").replaceAll("_", " ") } = input;
  if (!name.endsWith("__c"))
    throw new PracticeError(`A custom field's name ends in __c, which ${name} does not`);
  const isAutoNumber = input.type === "autonumber";
  const options: f.FieldOptions = {
    custom: true,
    unique: input.unique ?? false,
    externalId: input.externalId ?? false,
    idLookup: input.externalId ?? input.unique ?? false,
    restrictedPicklist: input.restricted ?? false,
    defaultValue: input.defaultValue ?? (input.type === "boolean" ? false : null),
    defaultedOnCreate: isAutoNumber || input.type === "boolean" || (input.defaultValue ?? null) !== null,
    ...lengthOf(input),
  };
  if (input.required) options.required = true;
  if (hasDecimals.has(input.type)) {
    options.precision = input.precision ?? usualPrecision;
    options.scale = input.scale ?? usualScale;
  }
  if (input.picklistValues !== undefined) {
    options.picklistValues = input.picklistValues.map((value) => ({
      ...f.picklistValue(value),
      defaultValue: value === input.defaultValue,
    }));
  }
  if (input.type === "reference") Object.assign(options, relationship(org, target, input));
  if (isAutoNumber) Object.assign(options, { autoNumber: true, readOnly: true, required: true });
  return f.field(isAutoNumber ? "string" : (input.type as FieldDefinition["type"]), name, label, options);
}

const hasDecimals: ReadonlySet<string> = new Set(["double", "currency", "percent"]);

/** The digits and decimal places that Setup proposes for money. */
const usualPrecision = 18;
const usualScale = 2;

const usualLengths: Record<string, number> = { string: 255, autonumber: 30 };

function lengthOf(input: FieldInput): f.FieldOptions {
  const length = input.length ?? usualLengths[input.type];
  return length === undefined ? {} : { length };
}

function relationship(org: Org, target: ObjectDefinition, input: FieldInput): f.FieldOptions {
  const parent = org.schema.object(input.referenceTo ?? "");
  if (parent === undefined) {
    throw new PracticeError(`${input.name}: referenceTo names no object: ${input.referenceTo ?? "nothing"}`);
  }
  const child = input.childRelationshipName ?? target.labelPlural.replaceAll(" ", "_");
  return {
    referenceTo: [parent.name],
    relationshipName: input.relationshipName ?? input.name.replace(/__c$/, "__r"),
    child: { name: `${child.replace(/__r$/, "")}__r` },
  };
}
