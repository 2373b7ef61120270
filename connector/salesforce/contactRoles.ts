import { refusal } from "../reasons/refusal.ts";
import { readableFields, type ObjectDescribe } from "./describeTypes.ts";
import { runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlText } from "./soql.ts";

/** A contact and an opportunity. */
interface Pair {
  contactId: string;
  opportunityId: string;
}

interface RoleThere {
  id: string;
  name: string | null;
  createdById: string;
}

interface RolePlace {
  hasContact: boolean;
  /** The opportunity's name; null where the user does not see it. */
  opportunity: string | null;
  isClosed: boolean;
  /** The contact's roles on it, the oldest first. */
  roles: RoleThere[];
}

interface Row {
  Id: string;
  Name?: string;
  IsClosed?: boolean;
  Role?: string | null;
  CreatedById?: string;
}

/** What the user sees of a contact and an opportunity, and of the contact's roles on it. One API call. */
export async function lookUpRoles(
  session: SalesforceSession,
  role: ObjectDescribe | null,
  { contactId, opportunityId }: Pair,
): Promise<RolePlace> {
  const name = role === null ? [] : readableFields(role, ["Role"]);
  const fields = ["Id", "CreatedById", ...name].join(", ");
  const [contacts, opportunities, roles] = await runQueries<Row>(session, [
    `SELECT Id FROM Contact WHERE Id = ${soqlText(contactId)}`,
    `SELECT Id, Name, IsClosed FROM Opportunity WHERE Id = ${soqlText(opportunityId)}`,
    `SELECT ${fields} FROM OpportunityContactRole WHERE ContactId = ${soqlText(contactId)} AND OpportunityId = ${soqlText(opportunityId)} ORDER BY CreatedDate`,
  ]);
  return {
    hasContact: contacts?.rows.length === 1,
    opportunity: opportunities?.rows[0]?.Name ?? null,
    isClosed: opportunities?.rows[0]?.IsClosed ?? false,
    roles: (roles?.rows ?? []).map(({ Id, Role, CreatedById }) => ({
      id: Id,
      name: Role ?? null,
      createdById: CreatedById ?? "",
    })),
  };
}

/**
 * Gives a contact a role on an opportunity, and gives the role's id. Throws where Salesforce refuses, and
 * `outcome-unknown` where it isn't known what Salesforce did.
 */
export async function createContactRole(
  session: SalesforceSession,
  { contactId, opportunityId }: Pair,
  { role, isPrimary }: { role: string | null; isPrimary: boolean },
): Promise<string> {
  const { body } = await session.request<{ id?: unknown }>("POST", "/sobjects/OpportunityContactRole", {
    ContactId: contactId,
    OpportunityId: opportunityId,
    ...(role !== null && { Role: role }),
    IsPrimary: isPrimary,
  });
  if (typeof body.id !== "string") throw refusal("outcome-unknown");
  return body.id;
}
