import { chunksOf } from "../chunksOf.ts";
import { runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList } from "./soql.ts";

/** A contact's role on an opportunity, whoever has given it. */
interface RoleOnOpportunity {
  opportunityId: string;
  contactId: string;
  /** Empty where the contact was given none. */
  role: string;
  isWon: boolean;
  /** ISO 8601 */
  createdAt: string;
}

interface Row {
  OpportunityId: string;
  ContactId: string;
  Role: string | null;
  CreatedDate: string;
  Opportunity?: { IsWon?: boolean } | null;
}

const perQuery = 200;
const rowsMax = 2_000;
/** As many as one API call asks about. */
export const opportunitiesMax = 1_000;

/** The contact roles of opportunities, as far as the user sees them. One API call; none for an empty list. */
export async function rolesOnOpportunities(
  session: SalesforceSession,
  opportunityIds: readonly string[],
): Promise<RoleOnOpportunity[]> {
  const results = await runQueries<Row>(
    session,
    chunksOf(opportunityIds.slice(0, opportunitiesMax), perQuery).map(
      (ids) =>
        `SELECT OpportunityId, ContactId, Role, CreatedDate, Opportunity.IsWon FROM OpportunityContactRole WHERE OpportunityId IN ${soqlList(ids)} LIMIT ${rowsMax}`,
    ),
  );
  return results.flatMap(({ rows }) =>
    rows.map((row) => ({
      opportunityId: row.OpportunityId,
      contactId: row.ContactId,
      role: row.Role ?? "",
      isWon: row.Opportunity?.IsWon ?? false,
      createdAt: new Date(row.CreatedDate).toISOString(),
    })),
  );
}
