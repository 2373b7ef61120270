import { isSuccess, sendComposite, sendDatedComposite, subrequestError } from "./composite.ts";
import { policyOf, AppError } from "../errors.ts";
import { childrenOfContact, type ChildRelationship } from "./lookUpWithChildren.ts";
import type { FieldDescribe, ObjectDescribe, PicklistValueDescribe } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";

/** Null for an object that the user may not see. */
type DescribedObjects<Name extends string> = Record<Name, ObjectDescribe | null>;

/** Describes several objects as the user sees them, in one API call. */
export async function describeObjects<Name extends string>(
  session: SalesforceSession,
  names: readonly Name[],
): Promise<DescribedObjects<Name>> {
  return (await describeDatedObjects(session, names)).objects;
}

/** The same, with the time of the answer by Salesforce's clock; null where it gives none. */
export async function describeDatedObjects<Name extends string>(
  session: SalesforceSession,
  names: readonly Name[],
): Promise<{ objects: DescribedObjects<Name>; describedAt: Date | null }> {
  const { responses, answeredAt } = await sendDatedComposite(
    session,
    names.map((name) => ({ method: "GET", path: `/sobjects/${name}/describe`, referenceId: name })),
    { isRead: true },
  );
  const entries = names.map((name) => {
    const response = responses.get(name);
    if (isSuccess(response)) return [name, trim(response.body as AnsweredDescribe)] as const;
    const error = subrequestError(response);
    // Salesforce answers that an object does not exist where the user may not see it.
    if (!policyOf(error).isUnseen) throw error;
    return [name, null] as const;
  });
  return { objects: Object.fromEntries(entries) as DescribedObjects<Name>, describedAt: answeredAt };
}

/**
 * Whether the object's metadata changed after a time by Salesforce's clock, to the second. One API call,
 * whose answer is nearly empty if it did not. (REST API, sObject Describe with the header If-Modified-Since.)
 */
export async function hasChangedSince(
  session: SalesforceSession,
  name: string,
  since: Date,
): Promise<boolean> {
  const { path, httpHeaders: headers } = ifChanged(name, since);
  return (await session.request("GET", path, undefined, { headers })).status !== 304;
}

/**
 * The same by a call that other reads share. (REST API, Composite: a subrequest may have the headers that its
 * resource supports.)
 */
export async function findsChangeSince(
  session: SalesforceSession,
  name: string,
  since: Date,
): Promise<boolean> {
  const asked = { method: "GET", referenceId: name, ...ifChanged(name, since) } as const;
  const response = (await sendComposite(session, [asked], { isRead: true })).get(name);
  if (!isSuccess(response)) throw subrequestError(response);
  return response.httpStatusCode !== 304;
}

function ifChanged(name: string, since: Date) {
  return {
    path: `/sobjects/${name}/describe`,
    httpHeaders: { "If-Modified-Since": since.toUTCString() },
  };
}

type AnsweredField = Omit<FieldDescribe, "encrypted"> & { encrypted?: boolean };

type AnsweredDescribe = Pick<ObjectDescribe, "name" | "label" | "createable" | "deletable" | "queryable"> & {
  childRelationships?: ChildRelationship[];
  fields: AnsweredField[];
  recordTypeInfos?: RecordTypeInfo[];
};

/** REST API, sObject Describe. `available`: whether the user may give it to a new record. */
interface RecordTypeInfo {
  recordTypeId: string;
  name: string;
  active: boolean;
  available: boolean;
  defaultRecordTypeMapping: boolean;
  master: boolean;
}

/**
 * Keeps only the fields of a describe that Crosswalk reads. A describe has hundreds of kilobytes, and there
 * is one copy for each user.
 */
function trim(describe: AnsweredDescribe): ObjectDescribe {
  const { name, label, createable, deletable, queryable, fields } = describe;
  const { childRelationships = [], recordTypeInfos = [] } = describe;
  const recordTypes = recordTypeInfos.filter(({ master }) => !master);
  return {
    name,
    label,
    createable,
    deletable,
    queryable,
    fields: fields.map(trimField),
    children: name === "Contact" ? childrenOfContact(childRelationships) : [],
    recordTypeId: recordTypes.find((info) => info.defaultRecordTypeMapping)?.recordTypeId ?? null,
    recordTypes: recordTypes
      .filter(({ active, available }) => active && available)
      .map(({ recordTypeId: id, name: label }) => ({ id, name: label })),
    isRecordTypeChosen: false,
  };
}

function trimField(field: AnsweredField): FieldDescribe {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    length: field.length,
    precision: field.precision,
    scale: field.scale,
    digits: field.digits,
    nillable: field.nillable,
    createable: field.createable,
    permissionable: field.permissionable,
    defaultedOnCreate: field.defaultedOnCreate,
    defaultValue: field.defaultValue ?? null,
    unique: field.unique,
    externalId: field.externalId,
    calculated: field.calculated,
    custom: field.custom,
    restrictedPicklist: field.restrictedPicklist,
    picklistValues: field.picklistValues.map(trimValue),
    controllerName: field.controllerName ?? null,
    referenceTo: field.referenceTo,
    filterable: field.filterable,
    sortable: field.sortable,
    // Salesforce leaves it out where it is false, in some versions.
    encrypted: field.encrypted ?? false,
    nameField: field.nameField,
    inlineHelpText: field.inlineHelpText ?? null,
  };
}

function trimValue({ value, label, active, defaultValue, validFor }: PicklistValueDescribe) {
  return { value, label, active, defaultValue, validFor: validFor ?? null };
}

/** The picklist values of a record type by field (REST API, sObject Layouts: `recordTypeMappings`). */
interface RecordTypeMapping {
  recordTypeId: string;
  picklistsForRecordType?:
    | { picklistName: string; picklistValues: { value: string; active?: boolean; defaultValue: boolean }[] }[]
    | null;
}

/** The describe for new records of another record type; unchanged where the user may not give them that. */
export function choosingRecordType(describe: ObjectDescribe, id: string | null): ObjectDescribe {
  const isOffered = describe.recordTypes.some((one) => one.id === id);
  return isOffered ? { ...describe, recordTypeId: id, isRecordTypeChosen: true } : describe;
}

/**
 * The describe with the picklists of the record type of new records: marks values it does not
 * offer and uses its defaults. Unchanged for the master record type, and where Salesforce does not answer.
 * One API call, none for the master record type.
 */
export async function withRecordType(
  session: SalesforceSession,
  describe: ObjectDescribe,
): Promise<ObjectDescribe> {
  const { name, recordTypeId: wanted } = describe;
  if (wanted === null) return describe;
  try {
    const { body } = await session.request<{ recordTypeMappings: RecordTypeMapping[] }>(
      "GET",
      `/sobjects/${name}/describe/layouts`,
    );
    const mapping = body.recordTypeMappings.find(({ recordTypeId }) => recordTypeId === wanted);
    return mapping ? applyRecordType(describe, mapping) : describe;
  } catch (error) {
    if (error instanceof AppError && policyOf(error).isUnseen) return describe;
    throw error;
  }
}

/** Values keep their positions, because dependent picklists refer to them by index. */
export function applyRecordType(describe: ObjectDescribe, mapping: RecordTypeMapping): ObjectDescribe {
  const picklists = new Map(
    (mapping.picklistsForRecordType ?? []).map(({ picklistName, picklistValues }) => [
      picklistName,
      new Map(picklistValues.filter(({ active }) => active !== false).map((entry) => [entry.value, entry])),
    ]),
  );
  const applied = (field: FieldDescribe): FieldDescribe => {
    const offered = picklists.get(field.name);
    if (!offered) return field;
    const picklistValues = field.picklistValues.map((entry) => ({
      ...entry,
      isOffered: offered.has(entry.value),
      defaultValue: offered.get(entry.value)?.defaultValue ?? false,
    }));
    return { ...field, picklistValues };
  };
  return { ...describe, fields: describe.fields.map(applied) };
}
