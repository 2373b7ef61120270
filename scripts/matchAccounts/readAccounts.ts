import type { AccountCandidate } from "../../connector/matching/companies/accountFacts.ts";
import { countryOfField } from "../../connector/matching/places/countryOfField.ts";
import { countryOfLocation } from "../../connector/matching/places/countryOfLocation.ts";
import { toId18 } from "../../connector/salesforce/recordId.ts";
import { readExport } from "../matchReport/readExport.ts";

/** Columns by meaning, as Salesforce's exports and reports name them. */
const columns = {
  id: ["Id", "Account ID", "Record ID", "AccountId"],
  name: ["Name", "Account Name"],
  website: ["Website", "Account Website"],
  parentId: ["ParentId", "Parent Account ID", "Parent ID"],
  ownerId: ["OwnerId", "Account Owner ID", "Owner ID"],
  type: ["Type", "Account Type"],
  industry: ["Industry"],
  city: ["BillingCity", "Billing City"],
  state: [
    "BillingState",
    "Billing State/Province",
    "Billing State",
    "BillingStateCode",
    "Billing State Code",
  ],
  country: ["BillingCountry", "Billing Country", "BillingCountryCode", "Billing Country Code"],
  lastActivity: ["LastActivityDate", "Last Activity", "Last Activity Date"],
  openOpportunities: ["OpenOpportunities", "Open Opportunities", "# Open Opportunities"],
  isPerson: ["IsPersonAccount", "Is Person Account"],
} as const;

export type ExportedAccount = AccountCandidate & { id: string };

interface ReadAccount {
  line: number;
  /** Null where the line has no account to choose. */
  account: ExportedAccount | null;
  /** What of the line cannot be read, by column. */
  problems: string[];
}

/** Accounts as Salesforce exports them, one at a time. Throws where the header lacks an id or a name. */
export async function* readAccounts(file: string): AsyncGenerator<ReadAccount> {
  for await (const { line, cells } of readExport(file, columns, ["id", "name"])) {
    const [id = "", name = "", website = "", parentId = "", ownerId = "", type = ""] = cells;
    const [, city = "", state = "", country = "", activity = "", opportunities = "", person = ""] =
      cells.slice(6);
    const problems: string[] = [];
    const lastActivity = dayOf(activity);
    if (activity !== "" && lastActivity === null)
      problems.push(`LastActivityDate is no date such as 2026-01-31: ${shortened(activity)}`);
    const count = opportunities === "" ? null : Number(opportunities.replace(/[\s,.]+/g, ""));
    if (Number.isNaN(count)) problems.push(`OpenOpportunities is no number: ${shortened(opportunities)}`);
    const isPerson = booleans[person.toLowerCase()];
    if (isPerson === undefined)
      problems.push(`IsPersonAccount is neither true nor false: ${shortened(person)}`);
    const missing = id === "" ? "Id" : name === "" ? "Name" : null;
    if (missing !== null) {
      yield { line, account: null, problems: [`it has no ${missing}`] };
      continue;
    }
    const account = {
      id,
      name,
      website: website || null,
      parentId: comparedId(parentId) || null,
      ownerId: comparedId(ownerId) || null,
      type: type || null,
      countryIso: country === "" ? countryOfLocation(`${city}, ${state}`) : countryOf(country, city),
      city: city || null,
      state: state || null,
      lastActivity,
      openOpportunities: Number.isNaN(count) ? null : count,
      isPerson: isPerson ?? false,
    };
    yield { line, account, problems };
  }
}

/** The id in one length, as reports have 15 characters where exports have 18. */
export const comparedId = (id: string): string => (id.length === 15 ? (toId18(id) ?? id) : id);

const countries = new Map<string, string | null>();

/** Files name few countries many times. */
function countryOf(country: string, city: string): string | null {
  const key = `${country}\n${city}`;
  const known = countries.get(key);
  if (known !== undefined) return known;
  const found = countryOfField(country, city);
  if (countries.size < 10_000) countries.set(key, found);
  return found;
}

const booleans: Record<string, boolean | undefined> = {
  "": false,
  ...Object.fromEntries(["true", "1", "yes", "ja", "oui", "sí", "si", "x"].map((word) => [word, true])),
  ...Object.fromEntries(["false", "0", "no", "nein", "non"].map((word) => [word, false])),
};

/** A day as YYYY-MM-DD: of an ISO date, 31.1.2026, or 1/31/2026. Null for anything else. */
function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1).map(Number) : writtenDay(text);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** Year, month and day. The day is before a point, the month before a slash, unless it is above 12. */
function writtenDay(text: string): number[] {
  const [, first = "", sign, second = "", year = ""] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?: .*)?$/.exec(text) ?? [];
  if (year === "") return [];
  const isMonthFirst = sign === "/" && Number(first) <= 12;
  const [month, day] = isMonthFirst ? [first, second] : [second, first];
  return [Number(year), Number(month), Number(day)];
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
