import { field, picklistValue, type FieldOptions } from "../../schema/fields.ts";
import type { FieldDefinition, FieldType } from "../../types.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";

/** Describe's type for each type that a CustomField may have. */
const typeNames: Record<string, FieldType> = {
  AutoNumber: "string",
  Checkbox: "boolean",
  Currency: "currency",
  Date: "date",
  DateTime: "datetime",
  Email: "email",
  EncryptedText: "encryptedstring",
  Html: "textarea",
  LongTextArea: "textarea",
  Lookup: "reference",
  MetadataRelationship: "reference",
  MultiselectPicklist: "multipicklist",
  Number: "double",
  Percent: "percent",
  Phone: "phone",
  Picklist: "picklist",
  Text: "string",
  TextArea: "textarea",
  Time: "time",
  Url: "url",
};

/** A `fields` element as a field of the schema; undefined for a type that the practice org does not have. */
export function toFieldDefinition(element: XmlElement): FieldDefinition | undefined {
  const text = (name: string): string | undefined => childText(element, name);
  const type = typeNames[text("type") ?? ""];
  const name = text("fullName");
  if (type === undefined || name === undefined) return undefined;
  const unique = text("unique") === "true";
  const externalId = text("externalId") === "true";
  const options: FieldOptions = {
    custom: true,
    unique,
    externalId,
    idLookup: unique || externalId,
    inlineHelpText: text("inlineHelpText") ?? null,
    required: text("required") === "true",
    ...(text("length") && { length: Number(text("length")) }),
    ...(text("precision") && { precision: Number(text("precision")) }),
    ...(text("scale") && { scale: Number(text("scale")) }),
    ...(text("caseSensitive") === "true" && { describe: { caseSensitive: true } }),
    ...(type === "boolean" && { defaultValue: text("defaultValue") === "true" }),
    ...(type === "reference" && relationship(element, name)),
    ...picklist(element),
  };
  return field(type, name, text("label") ?? name.replace(/__c$/, ""), options);
}

function relationship(element: XmlElement, name: string): FieldOptions {
  return {
    referenceTo: childrenNamed(element, "referenceTo").map(({ text }) => text),
    relationshipName: name.replace(/__c$/, "__r"),
  };
}

function picklist(element: XmlElement): FieldOptions {
  const [set] = childrenNamed(element, "valueSet");
  const [definition] = set ? childrenNamed(set, "valueSetDefinition") : [];
  if (!set || !definition) return {};
  return {
    restrictedPicklist: childText(set, "restricted") === "true",
    picklistValues: childrenNamed(definition, "value").map((value) => ({
      ...picklistValue(childText(value, "fullName") ?? ""),
      defaultValue: childText(value, "default") === "true",
    })),
  };
}
