import { sql, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { leadListMembers, leadLists, leads } from "../database/schema/leads.ts";
import { foldText } from "../matching/foldText.ts";

/** Further words hardly narrow the result. */
const wordsMax = 8;
/** Postgres keeps words of twice the length. */
const wordLengthMax = 100;

/** What was typed into the search box, as beginnings of words. */
export function typedWords(q: string | undefined): string[] {
  const words = foldText(q ?? "").split(" ");
  return [...new Set(words.filter((word) => word !== "").map((word) => word.slice(0, wordLengthMax)))].slice(
    0,
    wordsMax,
  );
}

/**
 * Members of some lists, as `list_id` and `position`: those of whose words some begin with all words of one of
 * the groups. `areMeant` is a condition for `lead_lists`.
 */
export function membersWith(
  { engine }: DatabaseHandle,
  groups: readonly (readonly string[])[],
  areMeant: SQL | undefined,
): SQL {
  // Nothing but letters and digits, so that the marks of a query are ours.
  const asked = groups.map((words) => typedWords(words.join(" "))).filter((words) => words.length > 0);
  if (asked.length === 0) return sql`select id as list_id, 0 as position from ${leadLists} where 1 = 0`;
  return engine.kind === "sqlite" ? inSqlite(asked, areMeant) : inPostgres(asked, areMeant);
}

/** The database puts in for this what stands before each word in its index. */
const key = "#";

function inSqlite(groups: readonly (readonly string[])[], areMeant: SQL | undefined): SQL {
  const asked = groups.map((words) => words.map((word) => `"${key}${word}"*`).join(" AND ")).join(" OR ");
  return sql`
    select ${leadLists.id} as list_id, lead_words.rowid as position
    from ${leadLists} cross join lead_words
    where lead_words match replace(${asked}, ${key}, ${leadLists.id}) and ${areMeant}`;
}

function inPostgres(groups: readonly (readonly string[])[], areMeant: SQL | undefined): SQL {
  const asked = groups.map((words) => words.map((word) => `'${key}${word}':*`).join(" & ")).join(" | ");
  return sql`
    select ${leadListMembers.listId} as list_id, ${leadListMembers.position} as position
    from (select distinct ${leadLists.ownerId} from ${leadLists} where ${areMeant}) as owners
    join ${leads} on words_of_lead(${leads.ownerId}, ${leads.searchText}) @@ replace(${asked}, ${key}, owners.owner_id)::tsquery
    join ${leadListMembers} on ${leadListMembers.leadId} = ${leads.id}
    join ${leadLists} on ${leadLists.id} = ${leadListMembers.listId}
    where ${areMeant}`;
}
