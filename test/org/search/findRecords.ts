import { runQuery } from "../soql/runQuery.ts";
import type { Asker, ObjectDefinition, Org } from "../types.ts";
import { catchUp, indexTable, isSearchable, type SearchColumn, wordsLike } from "./searchIndex.ts";
import { malformedSearch, matchExpression } from "./searchTerm.ts";
import { nameField, requireSearchable } from "./suggest.ts";

/** One object of a search, with fields and limits. */
export interface SearchedObject {
  name: string;
  /** Field paths; empty for the id only. */
  fields: string[];
  /** SOQL condition. */
  where?: string | undefined;
  /** SOQL order; by relevance where absent. */
  orderBy?: string | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
}

export interface SearchRequest {
  term: string;
  /** The index columns searched; all where absent. */
  columns: SearchColumn[] | undefined;
  /** All searchable objects where empty. */
  objects: SearchedObject[];
  overallLimit: number;
  version: string;
}

/** Rows of one object that a search considers. Salesforce finds no more than 2,000 either. */
const foundMax = 2000;

/** Records that match a search term, in the order of the objects, most relevant first. */
export function findRecords(asker: Asker, request: SearchRequest): Record<string, unknown>[] {
  const { org, access, caller } = asker;
  const objects =
    request.objects.length > 0
      ? request.objects
      : org.schema
          .objects()
          .filter((object) => isSearchable(object) && access.object(caller, object.name).read)
          .map(({ name }): SearchedObject => ({ name, fields: [] }));
  const found: Record<string, unknown>[] = [];
  for (const wanted of objects) {
    const object = requireSearchable(asker, wanted.name);
    catchUp(org, object);
    const match = matchExpression(request.term, request.columns, (pattern) =>
      wordsLike(org, object, pattern),
    );
    const ids = matchingIds(org, object, match);
    found.push(...readRecords(asker, { object, wanted, ids, version: request.version }));
    if (found.length >= request.overallLimit) break;
  }
  return found.slice(0, request.overallLimit);
}

interface Found {
  object: ObjectDefinition;
  wanted: SearchedObject;
  /** The most relevant first. */
  ids: string[];
  version: string;
}

function readRecords(asker: Asker, { object, wanted, ids, version }: Found): Record<string, unknown>[] {
  const fields = wanted.fields.length > 0 ? wanted.fields : ["Id"];
  // Compiled even for no records, so that invalid fields and conditions are always refused.
  const list = ids.length > 0 ? ids.map((id) => `'${id}'`).join(",") : "null";
  // "Once converted, a lead record is no longer searchable" but for who may view converted leads (Help).
  const isHidden =
    object.name === "Lead" && !asker.access.systemPermission(asker.caller, "AllowViewEditConvertedLeads");
  const where = (wanted.where ? ` AND (${wanted.where})` : "") + (isHidden ? " AND IsConverted = false" : "");
  const orderBy = wanted.orderBy ? ` ORDER BY ${wanted.orderBy}` : "";
  const soql = `SELECT ${fields.join(", ")} FROM ${object.name} WHERE Id IN (${list})${where}${orderBy}`;
  const { records } = runQuery(asker, soql, { version });
  if (!wanted.orderBy) {
    const place = new Map(ids.map((id, index) => [id, index]));
    const idOf = (record: Record<string, unknown>): string => {
      const { url } = record["attributes"] as { url: string };
      return url.slice(url.lastIndexOf("/") + 1);
    };
    records.sort((a, b) => (place.get(idOf(a)) ?? 0) - (place.get(idOf(b)) ?? 0));
  }
  const offset = wanted.offset ?? 0;
  return records.slice(offset, wanted.limit === undefined ? undefined : offset + wanted.limit);
}

/** The ids of matching rows, matches in the name before others. */
function matchingIds(org: Org, object: ObjectDefinition, match: string): string[] {
  try {
    return idsMatching(org, object, match);
  } catch (error) {
    // Parentheses nested deeper than the index's parser allows.
    if (!(error instanceof Error) || !error.message.startsWith("fts5:")) throw error;
    throw malformedSearch("The search term is too complex");
  }
}

function idsMatching(org: Org, object: ObjectDefinition, match: string): string[] {
  const table = indexTable(object);
  return org.db
    .prepare<[string], { id: string }>(
      `SELECT o.Id AS id FROM (
         SELECT rowid, bm25(${table}, 10, 5, 5, 1) AS relevance FROM ${table} WHERE ${table} MATCH ? LIMIT ${foundMax}
       ) f JOIN "${object.name}" o ON o.rowid = f.rowid
       ORDER BY f.relevance, o."${nameField(object)}", o.Id`,
    )
    .all(match)
    .map(({ id }) => id);
}
