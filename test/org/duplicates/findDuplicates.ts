import { jaroWinkler } from "@skyra/jaro-winkler";
import anyAscii from "any-ascii";
import type { RestCall } from "../rest/environment.ts";
import type { Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";

export interface Match {
  row: Row;
  /** 0 to 100. */
  confidence: number;
}

/** Records that rules look at, at most; of more, Salesforce too answers the first hundred. */
const matchesMax = 100;

/**
 * Live records of `among` that the standard matching rules would take for the same person as `row`: like names, and
 * beside them the same e-mail address, phone, or employer. A first name may be short for another or misspelt a little.
 */
export function findDuplicates(call: RestCall, row: Row, object: string, among: "Contact" | "Lead"): Match[] {
  const { sql, params } = call.access.visibleRows(call.caller, among, "row_");
  const candidates = statement(
    call.org.db,
    `SELECT * FROM ${quoted(among)} row_ WHERE IsDeleted = 0 AND Id <> ? AND (LastName = ? OR Email = ?)
     ${among === "Lead" ? "AND IsConverted = 0" : ""} AND (${sql}) LIMIT 2000`,
  ).all(row["Id"], row["LastName"], row["Email"], ...params);
  const employer = employerOf(call, row, object);
  return candidates
    .map((candidate) => ({ row: candidate, confidence: confidence(call, row, employer, candidate, among) }))
    .filter((match) => match.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, matchesMax);
}

function confidence(call: RestCall, row: Row, employer: string, candidate: Row, among: string): number {
  if (!alike(row["LastName"], candidate["LastName"], 0.92)) return 0;
  if (!alike(row["FirstName"], candidate["FirstName"], 0.85)) return 0;
  const sameEmail = same(row["Email"], candidate["Email"]);
  const samePhone = same(digits(row["Phone"]), digits(candidate["Phone"]));
  const sameEmployer = employer !== "" && employer === employerOf(call, candidate, among);
  const sameTitle = same(folded(row["Title"]), folded(candidate["Title"]));
  if (sameEmail) return 100;
  if (samePhone && sameEmployer) return 97;
  if (sameTitle && sameEmployer) return 95;
  return sameEmployer && same(folded(row["FirstName"]), folded(candidate["FirstName"])) ? 90 : 0;
}

/** The employer's name without what only says how it is incorporated. */
function employerOf(call: RestCall, row: Row, object: string): string {
  const name =
    object === "Lead"
      ? row["Company"]
      : statement(call.org.db, "SELECT Name FROM Account WHERE Id = ?").get(row["AccountId"] ?? null)?.[
          "Name"
        ];
  return folded(name)
    .replace(
      /\b(inc|incorporated|corp|corporation|llc|ltd|limited|gmbh|ag|plc|co|company|sa|bv|ab|as)\b\.?/g,
      "",
    )
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

const folded = (value: unknown) => (typeof value === "string" ? anyAscii(value).toLowerCase().trim() : "");
const digits = (value: unknown) => (typeof value === "string" ? value.replace(/\D/g, "") : "");
const same = (a: unknown, b: unknown) =>
  typeof a === "string" && typeof b === "string" && a !== "" && a.toLowerCase() === b.toLowerCase();

function alike(a: unknown, b: unknown, atLeast: number): boolean {
  const [one, other] = [folded(a), folded(b)];
  if (one === "" || other === "") return one === other;
  return one === other || jaroWinkler(one, other) >= atLeast;
}
