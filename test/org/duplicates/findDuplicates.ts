import type { RestCall } from "../call/restCall.ts";
import type { Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import { comparedPerson, comparePeople } from "./comparePeople.ts";

export interface Match {
  row: Row;
  /** 0 to 100. */
  confidence: number;
  /** Whether the caller may see the record. Hidden ones are counted and not shown. */
  visible: boolean;
}

/** The most records that rules consider; Salesforce also answers only the first hundred. */
const matchesMax = 100;

interface Suspect {
  row: Row;
  /** The object of the row. */
  object: string;
  /** The object of the compared records. */
  among: "Contact" | "Lead";
  /** Whether records that the caller cannot see are left out. */
  asCaller: boolean;
}

/**
 * Live records of `among` that the standard matching rules take for the same person as `row`, the surest
 * first. Sharing counts where `asCaller` says so; otherwise records that the caller cannot see are among
 * them, marked.
 */
export function findDuplicates(call: RestCall, { row, object, among, asCaller }: Suspect): Match[] {
  const { sql, params } = call.access.visibleRows(call.caller, among, "row_");
  const person = comparedPerson(row, employerOf(call, row, object));
  const narrowed = keyValues(row, among);
  const candidates = statement(
    call.org.db,
    `SELECT row_.*, (${sql}) AS _visible FROM ${quoted(among)} row_
     WHERE IsDeleted = 0 AND Id <> ? ${among === "Lead" ? "AND IsConverted = 0" : ""}
       AND (${narrowed.map(([name]) => `${quoted(name)} = ?`).join(" OR ")}) LIMIT 2000`,
  ).all(...params, row["Id"], ...narrowed.map(([, value]) => value));
  return candidates
    .map(({ _visible, ...candidate }) => ({
      row: candidate,
      visible: _visible === 1,
      confidence: comparePeople(person, comparedPerson(candidate, employerOf(call, candidate, among))),
    }))
    .filter((match) => match.confidence > 0 && (match.visible || !asCaller))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, matchesMax);
}

/**
 * Field values that select candidates before comparing, like Salesforce's match keys. Each column has an
 * index. Names are also looked up in each other's field.
 */
function keyValues(row: Row, among: "Contact" | "Lead"): [name: string, value: unknown][] {
  const keys: [string, unknown][] = [
    ["LastName", row["LastName"]],
    ["LastName", row["FirstName"]],
    ["Email", row["Email"]],
  ];
  if (among === "Contact") keys.push(["AccountId", row["AccountId"]]);
  return keys.filter(([, value]) => value !== null && value !== undefined);
}

function employerOf({ org }: RestCall, row: Row, object: string): unknown {
  if (object === "Lead") return row["Company"];
  return statement(org.db, "SELECT Name FROM Account WHERE Id = ?").get(row["AccountId"] ?? null)?.["Name"];
}
