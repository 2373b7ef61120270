import { policyOf, type AppError } from "../errors.ts";
import { isSuccess, sendComposite, subrequestError } from "./composite.ts";
import {
  auditFields,
  cameWith,
  fateOf,
  isUntouched,
  pathOfFate,
  type Audit,
  type FateRow,
  type RecordFate,
} from "./lookUpRecord.ts";
import type { SubResponse } from "./requests.ts";
import { recordsOf, type SalesforceSession } from "./session.ts";
import { queryPath, soqlText } from "./soql.ts";
import { codeOf, meaningOf, SalesforceRefusal } from "./translateError.ts";

interface ContactWithChildren {
  fate: RecordFate;
  roles: RoleOfContact[];
  /**
   * Whether it has children that didn't come with it, as by the org's automation, or more than can be looked
   * at: activities, campaigns, files, contacts that report to it, leads converted into it, and records of the
   * org's own objects.
   */
  isUsed: boolean;
  /** Children that Salesforce fails to show while it shows others. What the user may not see is not there. */
  failed: FailedLook[];
}

/** Children of an object, and what asks for them. */
interface Look {
  object: string;
  path: string;
  /** What asks for them in another way. */
  query?: string;
  /** What asks whether there is one, where they lack the fields that say when they came. */
  plainQuery?: string;
}

export interface FailedLook extends Look {
  error: AppError;
}

export interface RoleOfContact {
  id: string;
  opportunityId: string;
  isUntouched: boolean;
  /** Whether it came with the contact, as by the org's automation. */
  cameAlong: boolean;
}

interface RoleRow extends Audit {
  Id: string;
  OpportunityId: string;
}

interface Rows<Row> {
  rows: Row[];
  /** Whether there are no more: Salesforce answers two thousand at most. */
  isAll: boolean;
}

/** Fields of children that lack the usual ones. A file was there before it was attached. */
const otherFields: Readonly<Record<string, string>> = { ContentDocumentLinks: "SystemModstamp" };

/** The fields that say when the children of a relationship came, and by whom. */
export const fieldsOfChildren = (relationship: string): string => otherFields[relationship] ?? auditFields;

export type ChildRow = Audit | { SystemModstamp: string };

/**
 * What became of a contact, and what was added to it, at one moment; that leaves the contact's
 * LastModifiedDate as it is. `children`: the relationships to look at. Records that the user may not see
 * can't be found out. One API call for 21 children, another one for each further 25; one more where some
 * fail, which are asked for by a query then.
 *
 * REST API, Composite and sObject Relationships: a relationship counts as no query, of which a call takes
 * five, and one that the user may not see fails alone. In a query, it would fail the whole.
 */
export async function lookUpWithChildren(
  session: SalesforceSession,
  contactId: string,
  children: readonly Children[],
): Promise<ContactWithChildren> {
  const id = soqlText(contactId);
  const query = (object: string, fields: string, field: string): Look => ({
    object,
    path: queryPath(`SELECT ${fields} FROM ${object} WHERE ${field} = ${id}`),
  });
  const others: Look[] = [
    // Salesforce gives these relationships no name.
    query("Contact", auditFields, "ReportsToId"),
    query("Lead", auditFields, "ConvertedContactId"),
    ...children.map(({ object, field, relationship }) => {
      const fields = fieldsOfChildren(relationship);
      const path = `/sobjects/Contact/${contactId}/${relationship}?fields=${fields.replaceAll(" ", "")}`;
      return {
        object,
        path,
        query: query(object, fields, field).path,
        plainQuery: queryPath(`SELECT Id FROM ${object} WHERE ${field} = ${id} LIMIT 1`),
      };
    }),
  ];
  // Started together, they share a call.
  const [contact, ofRoles, ...ofOthers] = await Promise.all([
    readRows<FateRow>(session, pathOfFate(contactId)),
    look<RoleRow>(session, query("OpportunityContactRole", `Id, OpportunityId, ${auditFields}`, "ContactId")),
    ...others.map((other) => look<ChildRow>(session, other)),
  ]);
  const [roles, ...used] = await Promise.all([
    lookAgain(session, ofRoles),
    ...ofOthers.map((other) => lookAgain(session, other)),
  ]);
  const failed = [roles, ...used].filter(isFailed);
  const [first] = failed;
  if (first && failed.length > used.length) throw first.error;
  const cameAlong = (row: ChildRow) => contact.rows.every((one) => cameWith(one, auditOf(one, row)));
  return {
    fate: fateOf(contact.rows),
    roles: rowsOf(roles).rows.map((row) => ({
      id: row.Id,
      opportunityId: row.OpportunityId,
      isUntouched: isUntouched(row),
      cameAlong: rowsOf(roles).isAll && cameAlong(row),
    })),
    isUsed: used.map(rowsOf).some(({ rows, isAll }) => !isAll || !rows.every(cameAlong)),
    failed,
  };
}

/** Who attached a file is not told: it counts as the contact's creator. */
export function auditOf({ CreatedById }: Audit, row: ChildRow): Audit {
  if ("CreatedDate" in row) return row;
  const { SystemModstamp: at } = row;
  return { CreatedDate: at, LastModifiedDate: at, CreatedById, LastModifiedById: CreatedById };
}

const noRows = <Row>(): Rows<Row> => ({ rows: [], isAll: true });

const isFailed = (seen: Rows<unknown> | FailedLook): seen is FailedLook => "error" in seen;

const rowsOf = <Row>(seen: Rows<Row> | FailedLook): Rows<Row> => (isFailed(seen) ? noRows() : seen);

/** The children, as far as the user sees them. Throws where Salesforce would refuse whatever is asked. */
async function look<Row>(session: SalesforceSession, asked: Look): Promise<Rows<Row> | FailedLook> {
  const response = await ask(session, asked.path);
  if (isSuccess(response)) return rowsIn(response);
  const error = subrequestError(response);
  const { plainQuery } = asked;
  // Field-level security hides none of the fields: the object lacks them, as one of another system does.
  if (plainQuery !== undefined && lacksFields(error)) return { ...asked, query: plainQuery, error };
  // They may be hidden, and there are none to the user.
  if (policyOf(error).isUnseen) return noRows();
  if (!isOfOneObject(error)) throw error;
  return { ...asked, error };
}

/** Once more, in another way where there is one. Then, that they don't exist or are hidden says nothing. */
async function lookAgain<Row>(session: SalesforceSession, seen: Rows<Row> | FailedLook) {
  if (!isFailed(seen)) return seen;
  if (seen.query === undefined) return mayPass(seen.error) ? look<Row>(session, seen) : seen;
  const response = await ask(session, seen.query);
  if (!isSuccess(response)) return seen;
  const found = rowsIn<Row>(response);
  // Of these nobody knows when they came.
  return seen.query === seen.plainQuery ? { ...found, isAll: found.rows.length === 0 } : found;
}

export const lacksFields = ({ cause }: AppError) =>
  cause instanceof SalesforceRefusal && cause.items.some((item) => codeOf(item) === "INVALID_FIELD");

const mayPass = ({ code }: AppError) => code === "salesforce-unavailable";

/** Whether Salesforce has refused what was asked of one object, and not all that it would be asked. */
export const isOfOneObject = (error: AppError) =>
  policyOf(error).detailIsFields || (mayPass(error) && !meaningOf(error).isOfWholeOrg);

async function readRows<Row>(session: SalesforceSession, path: string): Promise<Rows<Row>> {
  const response = await ask(session, path);
  if (!isSuccess(response)) throw subrequestError(response);
  return rowsIn(response);
}

async function ask(session: SalesforceSession, path: string): Promise<SubResponse | undefined> {
  const read = { method: "GET", path, referenceId: "rows" } as const;
  const responses = await sendComposite(session, [read], { isRead: true });
  return responses.get(read.referenceId);
}

function rowsIn<Row>(response: SubResponse): Rows<Row> {
  const body = response.body as { records?: Row[]; done?: boolean };
  return { rows: recordsOf(body), isAll: body.done !== false };
}

/** A relationship that leads from a contact to its children (REST API, sObject Describe). */
export interface ChildRelationship {
  childSObject: string;
  /** The child's field that refers to the contact. */
  field: string;
  relationshipName: string | null;
  /** Whether Salesforce refuses to delete a record that has such a child. */
  restrictedDelete: boolean;
  deprecatedAndHidden: boolean;
}

/** What Salesforce keeps of a record by itself: how it changed, what was posted, and who may see it. */
const keptBySalesforce = /(History|Feed|Share|ChangeEvent)$/;

/** Children that are no use that somebody makes of a contact, by object. */
const leftOut: ReadonlySet<string> = new Set([
  // Asked for by itself.
  "OpportunityContactRole",
  // These list rows of other objects, such as tasks.
  ...[
    "OpenActivity",
    "LookedUpFromActivity",
    "NoteAndAttachment",
    "AttachedContentDocument",
    "CombinedAttachment",
  ],
  ...["AcceptedEventRelation", "DeclinedEventRelation", "UndecidedEventRelation"],
  // An e-mail is an activity, too.
  ...["EmailMessageRelation", "EmailStatus", "ListEmailIndividualRecipient", "OutgoingEmailRelation"],
  // Followers, topics and groups.
  ...["EntitySubscription", "TopicAssignment", "CollaborationGroupRecord", "NetworkActivityAudit"],
  // What Salesforce finds out and proposes.
  ...["ContactCleanInfo", "DuplicateRecordItem", "RecordAction", "UserEmailPreferredPerson"],
]);

/** Children of a contact that can be asked for. */
export interface Children {
  /** Their object, by its API name. */
  object: string;
  /** Their field that refers to the contact. */
  field: string;
  /** The name of the relationship. */
  relationship: string;
}

/** The relationships to what somebody may have added to a contact, and would lose with it. */
export function childrenOfContact(relationships: readonly ChildRelationship[]): Children[] {
  const children = relationships
    .filter(({ restrictedDelete, deprecatedAndHidden }) => !restrictedDelete && !deprecatedAndHidden)
    .filter(({ childSObject }) => !keptBySalesforce.test(childSObject) && !leftOut.has(childSObject))
    .flatMap(({ childSObject: object, field, relationshipName: relationship }) =>
      relationship ? [{ object, field, relationship }] : [],
    );
  return [...new Map(children.map((one) => [one.relationship, one])).values()];
}
