import { runQuery } from "../soql/runQuery.ts";
import { type Asker, type ObjectDefinition, type Org, SalesforceError } from "../types.ts";
import { isUnspaced, wordsOf } from "./foldText.ts";
import { catchUp, indexTable, isSearchable } from "./searchIndex.ts";

interface SuggestionRequest {
  q: string;
  objects: string[];
  /** Fields beyond Id and the name. */
  fields: string[];
  limit: number;
  /** A SOQL condition that suggestions must meet. */
  where: string | undefined;
  version: string;
}

interface Suggestions {
  autoSuggestResults: Record<string, unknown>[];
  hasMoreResults: boolean;
  meta: {
    nameFields: { entityApiName: string; fieldApiName: string }[];
    secondaryFields: { entityApiName: string; fieldApiName: string }[];
  };
}

const lengthMin = 3;
const lengthMax = 255;
/** Matches considered before the best are chosen. */
const candidatesMax = 400;

/**
 * Records whose name contains the words of `q` in order, the last as a prefix. Needs three characters, or one
 * in scripts without spaces. Throws where `q` is too long or an object not searchable.
 */
export function suggest(asker: Asker, request: SuggestionRequest): Suggestions {
  const q = request.q.trim();
  if (q.length > lengthMax) {
    throw new SalesforceError(
      400,
      "INVALID_SEARCH",
      `The search term must be no longer than ${String(lengthMax)} characters.`,
    );
  }
  const objects = request.objects.map((name) => requireSearchable(asker, name));
  const words = wordsOf(q);
  const tooShort = q.length < (isUnspaced(q) ? 1 : lengthMin);
  const found =
    tooShort || words.length === 0
      ? []
      : objects.flatMap((object) => suggestOne(asker, { object, request, q, words }));
  return {
    autoSuggestResults: found.slice(0, request.limit),
    hasMoreResults: found.length > request.limit,
    meta: {
      nameFields: objects.map((object) => ({ entityApiName: object.name, fieldApiName: nameField(object) })),
      secondaryFields: [],
    },
  };
}

export function requireSearchable({ org, access, caller }: Asker, name: string): ObjectDefinition {
  const object = org.schema.object(name);
  if (object && isSearchable(object) && access.object(caller, object.name).read) return object;
  throw new SalesforceError(
    400,
    "INVALID_TYPE",
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

export function nameField(object: ObjectDefinition): string {
  return object.fields.find((field) => field.nameField)?.name ?? "Id";
}

interface Sought {
  object: ObjectDefinition;
  request: SuggestionRequest;
  q: string;
  words: string[];
}

function suggestOne(asker: Asker, { object, request, q, words }: Sought): Record<string, unknown>[] {
  const ids = candidateIds(asker.org, object, q, words);
  if (ids.length === 0) return [];
  const name = nameField(object);
  const shown = ["Id", name, ...request.fields.filter((field) => !/^(id|name)$/i.test(field))];
  const where = request.where ? ` AND (${request.where})` : "";
  const list = ids.map((id) => `'${id}'`).join(",");
  const soql = `SELECT ${shown.join(", ")} FROM ${object.name} WHERE Id IN (${list})${where}`;
  const { records } = runQuery(asker, soql, { version: request.version });
  const place = new Map(ids.map((id, index) => [id, index]));
  return records.sort((a, b) => (place.get(String(a["Id"])) ?? 0) - (place.get(String(b["Id"])) ?? 0));
}

/** The ids of matching rows: equal names, then names that begin with it, then names that contain it. */
function candidateIds(org: Org, object: ObjectDefinition, q: string, words: string[]): string[] {
  catchUp(org, object);
  const match = `name : "${words.join(" ")}" *`;
  const name = nameField(object);
  const rows = org.db
    .prepare<Record<string, unknown>, { id: string }>(
      `SELECT o.Id AS id FROM (SELECT rowid FROM ${indexTable(object)} WHERE ${indexTable(object)} MATCH @match LIMIT @max) f
       JOIN "${object.name}" o ON o.rowid = f.rowid
       ORDER BY o."${name}" = @q DESC, o."${name}" LIKE @start ESCAPE '\\' DESC, length(o."${name}"), o."${name}", o.Id`,
    )
    .all({
      match,
      max: candidatesMax,
      q,
      start: `${q.replaceAll(/[\\%_]/g, "\\$&")}%`,
    });
  return rows.map(({ id }) => id);
}
