import type { Children } from "./lookUpWithChildren.ts";

/** The parts of a describe that Crosswalk reads (REST API, sObject Describe). */
export interface ObjectDescribe {
  name: string;
  label: string;
  createable: boolean;
  deletable: boolean;
  queryable: boolean;
  fields: FieldDescribe[];
  /** For Contact alone: see `childrenOfContact`. */
  children: Children[];
  /** The record type of new records: the user's default; null for the master one, which every object has. */
  recordTypeId: string | null;
  /** Those that the user may give a new record, without the master one. */
  recordTypes: { id: string; name: string }[];
  /** Whether an admin has chosen `recordTypeId`, so that new records have to name it. */
  isRecordTypeChosen: boolean;
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
  /** Whether field-level security can be set for it; otherwise everybody may edit it. */
  permissionable: boolean;
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
  /** Whether SOQL can filter by it. It cannot filter by fields that Shield encrypts probabilistically. */
  filterable: boolean;
  /** Whether a query may be ordered by it. */
  sortable: boolean;
  /** Whether Shield encrypts it, in whatever scheme. */
  encrypted: boolean;
  /** Whether it is the name field of the object, usually Name. */
  nameField: boolean;
  inlineHelpText?: string | null;
}

export interface PicklistValueDescribe {
  value: string;
  label: string | null;
  active: boolean;
  defaultValue: boolean;
  /** False where the record type of new records does not offer the value. */
  isOffered?: boolean;
  /** Base64 bitmap over the controlling field's values, first value in the highest bit of the first byte. */
  validFor?: string | null;
}

/**
 * The field with the API name. Describe lists only fields that the user may see, so the user may lack
 * access to a missing one.
 */
export function fieldOf(describe: ObjectDescribe, name: string): FieldDescribe | undefined {
  const wanted = name.toLowerCase();
  // A describe has hundreds of fields, and a new text for each of them takes longer than all else here.
  return describe.fields.find(
    ({ name: each }) => each.length === wanted.length && each.toLowerCase() === wanted,
  );
}

/** The given fields that the user may read. */
export function readableFields(describe: ObjectDescribe, names: string[]): string[] {
  return names.filter((name) => fieldOf(describe, name) !== undefined);
}

/**
 * Whether SOQL can filter by all these fields. It cannot filter by encrypted ones (Shield Platform Encryption
 * Implementation Guide). Fields that describe does not list count as filterable: Salesforce decides.
 */
export function areFilterable(describe: ObjectDescribe, ...names: string[]): boolean {
  return names.every((name) => fieldOf(describe, name)?.filterable !== false);
}

/** Whether all these fields take LIKE, which no encrypted field does, in whatever scheme. */
export function takeLike(describe: ObjectDescribe, ...names: string[]): boolean {
  return areFilterable(describe, ...names) && !names.some((name) => fieldOf(describe, name)?.encrypted);
}

/** ` ORDER BY …` by those of the fields that a query may be ordered by; nothing where there are none. */
export function orderBy(describe: ObjectDescribe, ...names: string[]): string {
  const sortable = names.filter((name) => fieldOf(describe, name)?.sortable !== false);
  return sortable.length === 0 ? "" : ` ORDER BY ${sortable.join(", ")}`;
}
