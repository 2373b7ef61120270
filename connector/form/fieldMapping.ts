import { z } from "zod";
import type { FieldError } from "../errors.ts";
import { fieldError } from "../reasons/fieldErrors.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { fieldOf, type FieldDescribe, type ObjectDescribe } from "../salesforce/describeTypes.ts";
import { leadIdField } from "../salesforce/packageAccess.ts";

/** What an admin can write to a field of Salesforce: what LinkedIn says of a lead, or a text of their own. */
const mappedSources = [
  "profileUrl",
  "title",
  "company",
  "location",
  "city",
  "state",
  "country",
  "list",
  "importedOn",
  "constant",
] as const;

type MappedSource = (typeof mappedSources)[number];

const fieldMappingSchema = z.strictObject({
  object: z.enum(["Contact"]),
  field: z.string().max(255).nullable().describe("API name; null as long as the admin has chosen none"),
  source: z.enum(mappedSources),
  value: z.string().max(255).nullable().describe("The text of a constant"),
});

export type FieldMapping = z.infer<typeof fieldMappingSchema>;

export const fieldMappingsSchema = z
  .array(fieldMappingSchema)
  .max(50)
  .describe("Fields of Salesforce that are filled in with what LinkedIn says, or with a constant");

/** The address of the profile has a line from the start: the admin only has to choose its field. */
export const initialMappings: FieldMapping[] = [
  { object: "Contact", field: null, source: "profileUrl", value: null },
];

/** English names, as Salesforce writes them in its own list of most countries: "United States", "Germany". */
export const countryNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** Types whose values Crosswalk can make. A lookup takes the id of a record as a constant. */
const textTypes = new Set(["string", "textarea", "url", "picklist", "combobox", "email", "phone"]);
const constantTypes = new Set(["boolean", "multipicklist", "reference", "date", "int", "double"]);
const dateTypes = new Set(["date"]);

/** Whether a field can take what a source gives. */
const takes = ({ type }: FieldDescribe, source: MappedSource): boolean =>
  textTypes.has(type) ||
  (source === "constant" && constantTypes.has(type)) ||
  (source === "importedOn" && dateTypes.has(type));

/** The fields that a line may name: those that can be written, and that Crosswalk does not fill in itself. */
function mappableFields(contact: ObjectDescribe, own: ReadonlySet<string>): FieldDescribe[] {
  const key = leadIdField(contact)?.name;
  return contact.fields.filter(
    (field) =>
      field.createable &&
      !own.has(field.name) &&
      field.name !== key &&
      mappedSources.some((source) => takes(field, source)),
  );
}

/** What the admin page offers. */
export interface MappingOptions {
  sources: { value: MappedSource; label: Said }[];
  fields: { value: string; label: string; sources: MappedSource[] }[];
}

export const mappingOptions = (contact: ObjectDescribe, own: ReadonlySet<string>): MappingOptions => ({
  sources: mappedSources.map((value) => ({ value, label: say(`mapping-source-${value}`) })),
  fields: mappableFields(contact, own)
    .map((field) => ({
      value: field.name,
      label: field.label,
      sources: mappedSources.filter((source) => takes(field, source)),
    }))
    .sort((one, other) => one.label.localeCompare(other.label)),
});

/** The lines of an object that have a field. */
export const mappedFields = (
  mappings: readonly FieldMapping[],
  object: FieldMapping["object"],
): (FieldMapping & { field: string })[] =>
  mappings.filter((one): one is FieldMapping & { field: string } => one.object === object && !!one.field);

/** Where the profile's address is written, so that matching looks there. */
export const chosenProfileField = (
  mappings: readonly FieldMapping[],
  object: FieldMapping["object"],
): string | null =>
  mappedFields(mappings, object).find(({ source }) => source === "profileUrl")?.field ?? null;

/** What is wrong with lines, by their place in the settings. `own`: fields that Crosswalk fills in itself. */
export function wrongMappings(
  mappings: readonly FieldMapping[],
  contact: ObjectDescribe,
  own: ReadonlySet<string>,
): FieldError[] {
  const known = new Map(mappableFields(contact, own).map((field) => [field.name, field]));
  const seen = new Set<string>();
  return mappings.flatMap(({ object, field, source, value }, line) => {
    if (field === null) return [];
    const wrong = (part: string, message: Said) => [fieldError(`fieldMapping.${line}.${part}`, message)];
    const label = fieldOf(contact, field)?.label ?? field;
    const described = known.get(field);
    if (!described) return wrong("field", say("mapping-field-unknown", { field, object }));
    if (seen.has(field)) return wrong("field", say("mapping-field-twice", { field: label }));
    seen.add(field);
    if (!takes(described, source)) return wrong("source", say("mapping-type", { field: label }));
    if (source === "constant" && (value ?? "").trim() === "")
      return wrong("value", say("field-required", { field: label }));
    return [];
  });
}
