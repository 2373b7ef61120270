import type { FieldDefinition, FieldType, PicklistValue } from "../types.ts";

/** Options of a schema row beyond its type's defaults. */
export interface FieldOptions extends Partial<FieldDefinition> {
  /** The field is required: not nillable, so field-level security does not apply. */
  required?: boolean;
  /** Salesforce sets it: neither createable nor updateable, and field-level security does not apply. */
  readOnly?: boolean;
}

const baseline = {
  length: 0,
  precision: 0,
  scale: 0,
  digits: 0,
  nillable: true,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  defaultValue: null,
  unique: false,
  externalId: false,
  idLookup: false,
  nameField: false,
  custom: false,
  calculated: false,
  autoNumber: false,
  restrictedPicklist: false,
  filterable: true,
  sortable: true,
  groupable: true,
  aggregatable: true,
  permissionable: true,
  htmlFormatted: false,
  inlineHelpText: null,
  picklistValues: [],
  controllerName: null,
  referenceTo: [],
  relationshipName: null,
  compoundFieldName: null,
  extraTypeInfo: null,
} satisfies Partial<FieldDefinition>;

/** The differences of each type from the baseline, as describe shows them for standard fields. */
const usualOfType: Partial<Record<FieldType, FieldOptions>> = {
  id: { length: 18, nillable: false, defaultedOnCreate: true, readOnly: true, idLookup: true },
  boolean: { nillable: false, defaultedOnCreate: true, defaultValue: false, aggregatable: false },
  reference: { length: 18 },
  phone: { length: 40 },
  url: { length: 255 },
  email: { length: 80, idLookup: true },
  picklist: { length: 255 },
  multipicklist: { length: 4099, groupable: false, aggregatable: false },
  double: { precision: 18, groupable: false },
  currency: { precision: 18, groupable: false },
  percent: { precision: 3, groupable: false },
  int: { digits: 8 },
  datetime: { groupable: false },
  textarea: { length: 255, extraTypeInfo: "plaintextarea" },
  address: {
    createable: false,
    updateable: false,
    sortable: false,
    groupable: false,
    aggregatable: false,
  },
};

/** One field: the type's defaults, then the given options. */
export function field(type: FieldType, name: string, label: string, options: FieldOptions = {}) {
  const usual = usualOfType[type] ?? {};
  const { required, readOnly, ...properties } = { ...usual, ...options };
  const made: FieldDefinition = { ...baseline, ...properties, name, label, type };
  if (required) made.nillable = false;
  if (readOnly) {
    made.createable = options.createable ?? false;
    made.updateable = options.updateable ?? false;
  }
  made.permissionable =
    options.permissionable ?? (made.nillable && (made.createable || made.custom || type === "address"));
  return made;
}

export const id = (label: string) => field("id", "Id", label);
export const text = (name: string, label: string, length: number, options?: FieldOptions) =>
  field("string", name, label, { length, ...options });
export const longText = (name: string, label: string, options?: FieldOptions) =>
  field("textarea", name, label, {
    length: 32000,
    filterable: false,
    sortable: false,
    groupable: false,
    aggregatable: false,
    ...options,
  });
export const textArea = (name: string, label: string, options?: FieldOptions) =>
  field("textarea", name, label, options);
export const phone = (name: string, label: string, options?: FieldOptions) =>
  field("phone", name, label, options);
export const url = (name: string, label: string, options?: FieldOptions) =>
  field("url", name, label, options);
export const email = (name: string, label: string, options?: FieldOptions) =>
  field("email", name, label, options);
export const checkbox = (name: string, label: string, options?: FieldOptions) =>
  field("boolean", name, label, { permissionable: false, ...options });
export const date = (name: string, label: string, options?: FieldOptions) =>
  field("date", name, label, options);
export const dateTime = (name: string, label: string, options?: FieldOptions) =>
  field("datetime", name, label, options);
export const integer = (name: string, label: string, options?: FieldOptions) =>
  field("int", name, label, options);
export const decimal = (name: string, label: string, scale: number, options?: FieldOptions) =>
  field("double", name, label, { scale, ...options });
export const currency = (name: string, label: string, scale: number, options?: FieldOptions) =>
  field("currency", name, label, { scale, ...options });
export const percent = (name: string, label: string, options?: FieldOptions) =>
  field("percent", name, label, options);

/** A picklist. Values are `value` or `value=label`; the first may be marked default with a leading `*`. */
export function picklist(name: string, label: string, values: readonly string[], options?: FieldOptions) {
  return field("picklist", name, label, { picklistValues: values.map(picklistValue), ...options });
}

export function picklistValue(written: string): PicklistValue {
  const defaultValue = written.startsWith("*");
  const [value = "", label = value] = written.slice(defaultValue ? 1 : 0).split("=");
  return { value, label, active: true, defaultValue };
}

/** A lookup that users fill in. The relationship is the name without `Id` unless told otherwise. */
export function lookup(name: string, label: string, to: string | string[], options?: FieldOptions) {
  return field("reference", name, label, {
    referenceTo: typeof to === "string" ? [to] : to,
    relationshipName: name.replace(/Id$/, ""),
    describe: { searchPrefilterable: true },
    ...options,
  });
}

/** A lookup that Salesforce sets, e.g. the creator of the record. */
export function systemLookup(name: string, label: string, to: string | string[], options?: FieldOptions) {
  return lookup(name, label, to, { readOnly: true, describe: {}, ...options });
}

/** The owner: the creator of the record by default. */
export const owner = (to: string | string[] = "User") =>
  lookup("OwnerId", "Owner ID", to, {
    required: true,
    defaultedOnCreate: true,
    describe: typeof to === "string" ? {} : { namePointing: true, polymorphicForeignKey: true },
  });

export const isDeleted = () => checkbox("IsDeleted", "Deleted", { readOnly: true });

/** The fields for who created and last changed the record, and when. */
export function audit(): FieldDefinition[] {
  const kept = { readOnly: true, required: true, defaultedOnCreate: true };
  return [
    dateTime("CreatedDate", "Created Date", kept),
    systemLookup("CreatedById", "Created By ID", "User", kept),
    dateTime("LastModifiedDate", "Last Modified Date", kept),
    systemLookup("LastModifiedById", "Last Modified By ID", "User", kept),
    dateTime("SystemModstamp", "System Modstamp", kept),
  ];
}

/** When the caller last looked at the record; always empty through this API. */
export const viewed = (): FieldDefinition[] => [
  dateTime("LastViewedDate", "Last Viewed Date", { readOnly: true }),
  dateTime("LastReferencedDate", "Last Referenced Date", { readOnly: true }),
];
