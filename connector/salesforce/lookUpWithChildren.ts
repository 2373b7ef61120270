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
import { unlessHidden } from "./unlessHidden.ts";

interface ContactWithChildren {
  fate: RecordFate;
  roles: RoleOfContact[];
  /**
   * Whether it has an activity or a campaign that didn't come with it, as by the org's automation, or more
   * than can be looked at.
   */
  hasActivity: boolean;
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

/**
 * What Salesforce deletes with a contact, by the fields that lead to the contact. What is added leaves the
 * contact's LastModifiedDate as it is. With the contact they are five queries, the most in one call.
 */
const roleFields = ["OpportunityContactRole", "ContactId"] as const;
const activityFields = [
  ["Task", "WhoId"],
  ["Event", "WhoId"],
  ["CampaignMember", "ContactId"],
] as const;

/**
 * What became of a contact, and what would be deleted with it, at one moment. Records that the user may not
 * see can't be found out. One API call.
 */
export async function lookUpWithChildren(
  session: SalesforceSession,
  contactId: string,
): Promise<ContactWithChildren> {
  const ofContact = async <Row>([object, field]: readonly [string, string], fields = auditFields) => {
    const soql = `SELECT ${fields} FROM ${object} WHERE ${field} = ${soqlText(contactId)}`;
    return unlessHidden(() => readRows<Row>(session, queryPath(soql)), { rows: [], isAll: true });
  };
  // Started together, they share a call.
  const [contact, roles, ...activities] = await Promise.all([
    readRows<FateRow>(session, pathOfFate(contactId)),
    ofContact<RoleRow>(roleFields, `Id, OpportunityId, ${auditFields}`),
    ...activityFields.map((fields) => ofContact<Audit>(fields)),
  ]);
  const cameAlong = (row: Audit) => contact.rows.every((one) => cameWith(one, row));
  return {
    fate: fateOf(contact.rows),
    roles: roles.rows.map((row) => ({
      id: row.Id,
      opportunityId: row.OpportunityId,
      isUntouched: isUntouched(row),
      cameAlong: roles.isAll && cameAlong(row),
    })),
    hasActivity: activities.some(({ rows, isAll }) => !isAll || !rows.every(cameAlong)),
  };
}

async function readRows<Row>(session: SalesforceSession, path: string): Promise<Rows<Row>> {
  const read = { method: "GET", path, referenceId: "rows" } as const;
  const responses = await sendComposite(session, [read], { isRead: true });
  const response: SubResponse | undefined = responses.get(read.referenceId);
  if (!isSuccess(response)) throw subrequestError(response);
  const body = response.body as { records?: Row[]; done?: boolean };
  return { rows: recordsOf(body), isAll: body.done !== false };
}
