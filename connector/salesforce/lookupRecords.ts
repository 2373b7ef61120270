import { AppError, policyOf } from "../errors.ts";
import { fieldOf, orderBy, takeLike, type ObjectDescribe } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlPrefix } from "./soql.ts";
import { suggest } from "./suggest.ts";

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
