import { policyOf } from "../errors.ts";
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
import { recordsOf, type SalesforceSession } from "./session.ts";
import { queryPath, soqlText } from "./soql.ts";

interface ContactWithChildren {
  fate: RecordFate;
  roles: RoleOfContact[];
  /**
   * Whether it has children that didn't come with it, as by the org's automation, or more than can be looked
   * at: activities, campaigns, files, contacts that report to it, leads converted into it, and records of the
   * org's own objects.
   */
  isUsed: boolean;
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

type ChildRow = Audit | { SystemModstamp: string };

/**
 * What became of a contact, and what was added to it, at one moment; that leaves the contact's
 * LastModifiedDate as it is. `children`: the relationships to look at. Records that the user may not see
 * can't be found out. One API call for 21 children, another one for each further 25.
 *
 * REST API, Composite and sObject Relationships: a relationship counts as no query, of which a call takes
 * five, and one that the user may not see fails alone. In a query, it would fail the whole.
 */
export async function lookUpWithChildren(
  session: SalesforceSession,
  contactId: string,
  children: readonly string[],
): Promise<ContactWithChildren> {
  const id = soqlText(contactId);
  const seen = <Row>(path: string) => readRows<Row>(session, path, { isSeen: false });
  const ofContact = (name: string) =>
    seen<ChildRow>(`/sobjects/Contact/${contactId}/${name}?fields=${otherFields[name] ?? auditPath}`);
  const roleFields = `Id, OpportunityId, ${auditFields}`;
  // Started together, they share a call.
  const [contact, roles, ...used] = await Promise.all([
    readRows<FateRow>(session, pathOfFate(contactId)),
    seen<RoleRow>(queryPath(`SELECT ${roleFields} FROM OpportunityContactRole WHERE ContactId = ${id}`)),
    // Salesforce gives these relationships no name.
    seen<ChildRow>(queryPath(`SELECT ${auditFields} FROM Contact WHERE ReportsToId = ${id}`)),
    seen<ChildRow>(queryPath(`SELECT ${auditFields} FROM Lead WHERE ConvertedContactId = ${id}`)),
    ...children.map(ofContact),
  ]);
  const cameAlong = (row: ChildRow) => contact.rows.every((one) => cameWith(one, auditOf(one, row)));
  return {
    fate: fateOf(contact.rows),
    roles: roles.rows.map((row) => ({
      id: row.Id,
      opportunityId: row.OpportunityId,
      isUntouched: isUntouched(row),
      cameAlong: roles.isAll && cameAlong(row),
    })),
    isUsed: used.some(({ rows, isAll }) => !isAll || !rows.every(cameAlong)),
  };
}

const auditPath = auditFields.replaceAll(" ", "");

/** Who attached a file is not told: it counts as the contact's creator. */
function auditOf({ CreatedById }: Audit, row: ChildRow): Audit {
  if ("CreatedDate" in row) return row;
  const { SystemModstamp: at } = row;
  return { CreatedDate: at, LastModifiedDate: at, CreatedById, LastModifiedById: CreatedById };
}

/** `isSeen`: that the user sees such records. Otherwise they may be hidden, and there are none to them. */
async function readRows<Row>(
  session: SalesforceSession,
  path: string,
  { isSeen = true } = {},
): Promise<Rows<Row>> {
  const read = { method: "GET", path, referenceId: "rows" } as const;
  const responses = await sendComposite(session, [read], { isRead: true });
  const response = responses.get(read.referenceId);
  if (!isSuccess(response)) {
    const error = subrequestError(response);
    if (isSeen || !policyOf(error).isUnseen) throw error;
    return { rows: [], isAll: true };
  }
  const body = response.body as { records?: Row[]; done?: boolean };
  return { rows: recordsOf(body), isAll: body.done !== false };
}
