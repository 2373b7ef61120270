import { areFilterable, fieldOf, type ObjectDescribe } from "./describeTypes.ts";
import { runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";

/** How many contacts have a name. */
interface NameCount {
  name: string;
  contacts: number;
}

interface CountRow {
  name: string | null;
  contacts: number;
}

/** Rows of an aggregate query, for which Salesforce has no further pages. */
const rowsMax = 2_000;

/**
 * The commonest first and last names of the contacts that the user sees, 2,000 each. Null for a field that
 * the user does not see or Salesforce cannot group by, as where Shield encrypts it. One API call.
 */
export async function countContactNames(
  session: SalesforceSession,
  contact: ObjectDescribe,
): Promise<{ first: NameCount[] | null; last: NameCount[] | null }> {
  const fields = ["FirstName", "LastName"].filter(
    (name) => fieldOf(contact, name) !== undefined && areFilterable(contact, name),
  );
  const results = await runQueries<CountRow>(
    session,
    fields.map(
      (field) =>
        `SELECT ${field} name, COUNT(Id) contacts FROM Contact WHERE ${field} != null ` +
        `GROUP BY ${field} ORDER BY COUNT(Id) DESC LIMIT ${rowsMax}`,
    ),
    { isOptional: true, apart: "names" },
  );
  const countsOf = (field: string): NameCount[] | null => {
    const result = results[fields.indexOf(field)];
    if (!result || result.isMissing) return null;
    return result.rows.flatMap(({ name, contacts }) => (name === null ? [] : [{ name, contacts }]));
  };
  return { first: countsOf("FirstName"), last: countsOf("LastName") };
}
