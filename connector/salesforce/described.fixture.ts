import type { FieldDescribe, ObjectDescribe } from "./describeTypes.ts";

/** A described field, for tests without an org. */
export function describedField(name: string, changes: Partial<FieldDescribe> = {}): FieldDescribe {
  return {
    name,
    label: name,
    type: "string",
    length: 80,
    precision: 0,
    scale: 0,
    digits: 0,
    nillable: true,
    createable: true,
    permissionable: true,
    defaultedOnCreate: false,
    defaultValue: null,
    unique: false,
    externalId: false,
    calculated: false,
    custom: false,
    restrictedPicklist: false,
    picklistValues: [],
    controllerName: null,
    referenceTo: [],
    nameField: false,
    filterable: true,
    sortable: true,
    encrypted: false,
    inlineHelpText: null,
    ...changes,
  };
}

export function describedPicklist(
  name: string,
  values: string[],
  changes: Partial<FieldDescribe> = {},
): FieldDescribe {
  const picklistValues = values.map((value) => ({ value, label: value, active: true, defaultValue: false }));
  return describedField(name, { type: "picklist", length: 255, picklistValues, ...changes });
}

/** Contact as a rep of a plain org sees it, with other or additional fields. */
export function describedContact(...fields: FieldDescribe[]): ObjectDescribe {
  const standard = [
    describedField("FirstName", { label: "First Name", length: 40 }),
    describedField("LastName", { label: "Last Name", nillable: false }),
    describedField("AccountId", {
      label: "Account ID",
      type: "reference",
      length: 18,
      referenceTo: ["Account"],
    }),
    describedField("Title", { length: 128 }),
    describedField("MailingCountry", { label: "Mailing Country" }),
    describedField("Email", { type: "email" }),
    describedField("Phone", { type: "phone", length: 40 }),
    describedPicklist("LeadSource", ["Web", "Other"], { label: "Lead Source" }),
    describedField("OwnerId", { type: "reference", nillable: false, defaultedOnCreate: true }),
    describedField("DoNotCall", { type: "boolean", length: 0, nillable: false, defaultedOnCreate: true }),
    describedField("Description", { type: "textarea", length: 32_000 }),
  ];
  const names = new Set(fields.map(({ name }) => name));
  return {
    name: "Contact",
    label: "Contact",
    createable: true,
    deletable: true,
    queryable: true,
    children: [],
    recordTypeId: null,
    recordTypes: [],
    isRecordTypeChosen: false,
    fields: [...standard.filter(({ name }) => !names.has(name)), ...fields],
  };
}
