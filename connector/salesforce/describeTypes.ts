/** What describe says of an object, as far as Crosswalk reads it (REST API, sObject Describe). */
export interface ObjectDescribe {
  name: string;
  label: string;
  createable: boolean;
  deletable: boolean;
  queryable: boolean;
  fields: FieldDescribe[];
  /**
   * The record type that the user's new records get; null where that is the master one, which all objects
   * have.
   */
  defaultRecordTypeId: string | null;
}

export interface FieldDescribe {
  name: string;
  label: string;
  type: string;
  length: number;
  precision: number;
  scale: number;
  digits: number;
  nillable: boolean;
  createable: boolean;
  defaultedOnCreate: boolean;
  defaultValue?: string | number | boolean | null;
  unique: boolean;
  externalId: boolean;
  calculated: boolean;
  custom: boolean;
  restrictedPicklist: boolean;
  picklistValues: PicklistValueDescribe[];
  controllerName?: string | null;
  referenceTo: string[];
  /** Whether records of the object are called by it: Name, mostly. */
  nameField: boolean;
  inlineHelpText?: string | null;
}

export interface PicklistValueDescribe {
  value: string;
  label: string | null;
  active: boolean;
  defaultValue: boolean;
  /** False where the record type that new records get does not offer it. */
  isOffered?: boolean;
  /** Base64 bitmap over the controlling field's values, first value in the highest bit of the first byte. */
  validFor?: string | null;
}

/** The field of that API name; describe lists only what the user may see, so absent may mean no access. */
export function fieldOf(describe: ObjectDescribe, name: string): FieldDescribe | undefined {
  const wanted = name.toLowerCase();
  return describe.fields.find((field) => field.name.toLowerCase() === wanted);
}

/** Those of the named fields that the user may read. */
export function readableFields(describe: ObjectDescribe, names: string[]): string[] {
  return names.filter((name) => fieldOf(describe, name) !== undefined);
}
