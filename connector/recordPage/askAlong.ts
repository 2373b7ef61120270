import { askTogether } from "../askTogether.ts";
import type { RequestContext } from "../context.ts";
import { crmDescribe, knownObjects, type ContactDescribe } from "../describe/contactDescribe.ts";
import { runQueries, type QueryResult } from "../salesforce/runQueries.ts";

interface Asked<Row> {
  describe: ContactDescribe;
  results: QueryResult<Row>[];
}

/**
 * Runs queries whose fields depend on what the user may read. Where that is not known yet, it is asked for in
 * the same API call, with the queries as they fit most orgs; where what was answered is not enough for this
 * one, they are sent once more. `queriesFor` gets null as long as it is not known.
 */
export async function askAlong<Row>(
  ctx: RequestContext,
  queriesFor: (describe: ContactDescribe | null) => string[],
  isEnough: (describe: ContactDescribe, results: readonly QueryResult<Row>[]) => boolean,
): Promise<Asked<Row>> {
  const known = await knownObjects(ctx);
  if (known) return { describe: known, results: await runQueries<Row>(ctx.salesforce, queriesFor(known)) };
  const [describe, results] = await askTogether(
    () => crmDescribe(ctx),
    () => runQueries<Row>(ctx.salesforce, queriesFor(null), { isOptional: true }),
  );
  if (isEnough(describe, results)) return { describe, results };
  return { describe, results: await runQueries<Row>(ctx.salesforce, queriesFor(describe)) };
}
