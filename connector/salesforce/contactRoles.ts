import { refusal } from "../reasons/refusal.ts";
import { chunksOf } from "../work/inTurns.ts";
import { fieldOf, type ObjectDescribe, readableFields } from "./describeTypes.ts";
import { readFurtherPages, runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList, soqlText } from "./soql.ts";

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

interface ContactAccount {
  id: string;
  name: string;
  website: string | null;
  /** The account that it belongs to. */
  parent: { id: string; name: string | null; website: string | null } | null;
}

/** A contact as it is now, with the open opportunities that it has a role on. */
export interface ContactWithRoles {
  /** 18 characters. */
  id: string;
  firstName: string;
  lastName: string;
  title: string | null;
  /** Null for a person account, and where the user may not see it. */
  account: ContactAccount | null;
  opportunities: { id: string; name: string }[];
}

interface ContactRow {
  Id: string;
  FirstName?: string | null;
  LastName: string;
  Title?: string | null;
  AccountId?: string | null;
  Account?: {
    Name: string;
    Website?: string | null;
    ParentId?: string | null;
    Parent?: { Name: string; Website?: string | null } | null;
  } | null;
  IsPersonAccount?: boolean;
}

interface RoleRow {
  ContactId: string;
  OpportunityId: string;
  Opportunity?: { Name?: string | null } | null;
}

interface Objects {
  contact: ObjectDescribe;
  role: ObjectDescribe | null;
  account: ObjectDescribe | null;
  opportunity: ObjectDescribe | null;
}

const contactsPerQuery = 200;
/** Pages read beyond the first ones, where Salesforce sends short pages. */
const furtherPagesMax = 20;

/**
 * The contacts of these ids that the user sees, by id. One API call for 400, or more where Salesforce sends
 * short pages.
 */
export async function contactsWithRoles(
  session: SalesforceSession,
  objects: Objects,
  contactIds: readonly string[],
): Promise<Map<string, ContactWithRoles>> {
  const groups = chunksOf(contactIds, contactsPerQuery);
  const hasRoles = objects.role?.queryable === true && objects.opportunity?.queryable === true;
  const soqls = groups.flatMap((ids) => [
    `${selectContacts(objects)} WHERE Id IN ${soqlList(ids)}`,
    ...(hasRoles
      ? [`${selectRoles} WHERE ContactId IN ${soqlList(ids)} AND Opportunity.IsClosed = false`]
      : []),
  ]);
  const results = await runQueries<ContactRow | RoleRow>(session, soqls);
  await readFurtherPages(session, results, furtherPagesMax);
  const rows = results.flatMap(({ rows: some }) => some);
  const roles = Map.groupBy(
    rows.filter((row) => "ContactId" in row),
    ({ ContactId }) => ContactId,
  );
  return new Map(
    rows.flatMap((row): [string, ContactWithRoles][] =>
      "ContactId" in row ? [] : [[row.Id, toContact(row, roles.get(row.Id) ?? [])]],
    ),
  );
}

const selectRoles = "SELECT ContactId, OpportunityId, Opportunity.Name FROM OpportunityContactRole";

function selectContacts({ contact, account }: Objects): string {
  const fields = ["Id", ...readableFields(contact, ["FirstName", "LastName", "Title", "IsPersonAccount"])];
  if (fieldOf(contact, "AccountId") && account?.queryable) {
    const named = readableFields(account, ["Name", "Website"]);
    const parent = readableFields(account, ["ParentId"]).flatMap((id) => [
      id,
      ...named.map((name) => `Parent.${name}`),
    ]);
    fields.push("AccountId", ...[...named, ...parent].map((name) => `Account.${name}`));
  }
  return `SELECT ${fields.join(", ")} FROM Contact`;
}

function parentOf({ ParentId, Parent }: NonNullable<ContactRow["Account"]>): ContactAccount["parent"] {
  return ParentId == null
    ? null
    : { id: ParentId, name: Parent?.Name ?? null, website: Parent?.Website ?? null };
}

function toContact(row: ContactRow, roles: readonly RoleRow[]): ContactWithRoles {
  const { Id: id, FirstName, LastName, Title, AccountId, Account } = row;
  const opportunities = new Map(
    roles.map(({ OpportunityId, Opportunity }) => [
      OpportunityId,
      { id: OpportunityId, name: Opportunity?.Name ?? "" },
    ]),
  );
  return {
    id,
    firstName: FirstName ?? "",
    lastName: LastName,
    title: Title ?? null,
    // A person account is called as the person is, and is no company.
    account:
      Account && AccountId && row.IsPersonAccount !== true
        ? { id: AccountId, name: Account.Name, website: Account.Website ?? null, parent: parentOf(Account) }
        : null,
    opportunities: [...opportunities.values()],
  };
}
