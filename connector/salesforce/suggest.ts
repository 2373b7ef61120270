import type { SalesforceSession } from "./session.ts";
import { readableFields, type ObjectDescribe, fieldOf, orderBy, takeLike } from "./describeTypes.ts";
import {
  companiesOnly,
  secondaryFields,
  toAccount,
  type AccountRow,
  type AccountSummary,
  selectAccounts,
} from "./accountSummary.ts";
import { AppError, policyOf } from "../errors.ts";
import { soqlPrefix, soqlList } from "./soql.ts";
import { refusal } from "../reasons/refusal.ts";

interface SuggestionOptions {
  /** Fields beyond Id and the name. */
  fields?: string[];
  /** A SOQL condition on the suggestions. */
  where?: string;
}

/**
 * Records that Salesforce suggests for the beginning of a name (resource Search Suggested Records). Needs
 * three characters and a searchable object. One API call.
 */
export async function suggest<Row>(
  session: SalesforceSession,
  object: string,
  text: string,
  { fields = [], where }: SuggestionOptions = {},
): Promise<Row[]> {
  const parameters = new URLSearchParams({
    q: text,
    sobject: object,
    limit: "10",
    ...(fields.length > 0 && { fields: fields.join(",") }),
    ...(where !== undefined && { where }),
  });
  // Salesforce documents %20 for a space, although it also reads +.
  const query = parameters.toString().replaceAll("+", "%20");
  const { body } = await session.request<{ autoSuggestResults: Row[] }>(
    "GET",
    `/search/suggestions?${query}`,
    undefined,
    // Somebody types, and the answer is short: to unpack it takes longer than to send it unpacked.
    { headers: { "accept-encoding": "identity" } },
  );
  return body.autoSuggestResults;
}

/** Accounts that Salesforce suggests for the beginning of a name. One API call. */
export async function suggestAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
  text: string,
): Promise<SuggestedAccount[]> {
  const fields = readableFields(account, [...secondaryFields, "OwnerId"]);
  const where = companiesOnly(account);
  const options = where === null ? { fields } : { fields, where };
  const rows = await suggest<AccountRow>(session, "Account", text, options);
  return rows.map((row) => ({ account: toAccount(row), ownerId: row.OwnerId ?? null }));
}

/** A suggested account. Suggestions give the owner's id only. */
export interface SuggestedAccount {
  account: AccountSummary;
  ownerId: string | null;
}

/** The user's recently viewed accounts, newest first. One API call. */
export async function recentAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
): Promise<AccountSummary[]> {
  const only = companiesOnly(account);
  const companies = only === null ? "" : ` AND ${only}`;
  const soql = `${selectAccounts(account)} WHERE LastViewedDate != null${companies} ORDER BY LastViewedDate DESC LIMIT 5`;
  return (await session.query<AccountRow>(soql)).map(toAccount);
}

/** A record for a lookup field. */
export interface LookupRecord {
  id: string;
  name: string;
}

type Row = { Id: string } & Record<string, unknown>;

const shownMax = 10;

/**
 * Records of an object whose name begins with the text, or the first ones by name without a text. Uses
 * Salesforce's suggestions, or a query for objects that are not searchable. One API call, or two
 * where Salesforce refuses the suggestions.
 */
export async function lookupRecords(
  session: SalesforceSession,
  describe: ObjectDescribe,
  text: string,
): Promise<LookupRecord[]> {
  const nameField = describe.fields.find((field) => field.nameField)?.name ?? "Id";
  const active = fieldOf(describe, "IsActive") ? "IsActive = true" : undefined;
  const shown = (rows: Row[]) => rows.map((row) => ({ id: row.Id, name: nameOf(row, nameField) }));
  if (text !== "") {
    try {
      const options = active === undefined ? {} : { where: active };
      return shown(await suggest<Row>(session, describe.name, text, options));
    } catch (error) {
      if (!(error instanceof AppError && policyOf(error).search === "notOffered")) throw error;
    }
  }
  const conditions = [
    ...(text === "" || !takeLike(describe, nameField) ? [] : [`${nameField} LIKE ${soqlPrefix(text)}`]),
    ...(active === undefined ? [] : [active]),
  ];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  const fields = [...new Set(["Id", nameField])].join(", ");
  const soql = `SELECT ${fields} FROM ${describe.name}${where}${orderBy(describe, nameField)} LIMIT ${shownMax}`;
  return shown(await session.query<Row>(soql));
}

function nameOf(row: Row, nameField: string): string {
  const name = row[nameField] ?? row["Name"];
  return typeof name === "string" ? name : row.Id;
}

const lengthMax = 255;
/** Scripts in which one character may be a word. Salesforce searches them from the first character. */
const denseScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * The typed text as a search term for Salesforce's suggestions; empty for a blank text. Throws
 * `request-invalid` for a text that Salesforce does not search for.
 */
export function searchText(text: string): string {
  const query = text.trim();
  if (query === "") return query;
  const lengthMin = denseScript.test(query) ? 1 : 3;
  if (query.length < lengthMin) throw refusal("search-too-short", { values: { min: lengthMin }, field: "q" });
  if (query.length > lengthMax) throw refusal("search-too-long", { values: { max: lengthMax }, field: "q" });
  return query;
}

/** Names of users by id, as far as the caller may see them. One API call, none for an empty list. */
export async function userNames(session: SalesforceSession, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const soql = `SELECT Id, Name FROM User WHERE Id IN ${soqlList(ids)}`;
  const rows = await session.query<{ Id: string; Name: string }>(soql);
  return new Map(rows.map(({ Id, Name }) => [Id, Name]));
}
