import type { Query } from "@jetstreamapp/soql-parser-js";

interface Direction {
  order: "ASC" | "DESC" | undefined;
  nulls: "FIRST" | "LAST" | undefined;
}

const directed = /(?<=\bGROUPING\s*\([^()]*\))\s*(?:(ASC|DESC)\b)?(?:\s*NULLS\s+(FIRST|LAST)\b)?/gi;

/**
 * Removes the direction after each GROUPING(…) of ORDER BY, which the parser does not support, and keeps the
 * text's length. `give` restores them in the parsed query.
 */
export function takeGroupingDirections(soql: string): { soql: string; give: (query: Query) => void } {
  const start = soql.search(/\bORDER\s+BY\b/i);
  const directions: Direction[] = [];
  if (start < 0 || !/\bGROUPING\s*\(/i.test(soql.slice(start))) return { soql, give: () => undefined };
  const blanked = soql.slice(start).replaceAll(directed, (after, order?: string, nulls?: string) => {
    directions.push({
      order: order?.toUpperCase() as Direction["order"],
      nulls: nulls?.toUpperCase() as Direction["nulls"],
    });
    return after.replaceAll(/\S/g, " ");
  });
  const give = (query: Query): void => {
    const terms = Array.isArray(query.orderBy) ? query.orderBy : query.orderBy ? [query.orderBy] : [];
    for (const term of terms) {
      if (!("fn" in term) || term.fn.functionName?.toUpperCase() !== "GROUPING") continue;
      const direction = directions.shift();
      if (direction?.order) term.order = direction.order;
      if (direction?.nulls) term.nulls = direction.nulls;
    }
  };
  return { soql: soql.slice(0, start) + blanked, give };
}
