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
 * the same API call, with the queries as they fit most orgs; where they do not fit this one (`isEnough`, or
 * Salesforce refuses one), they are sent once more. `queriesFor` gets null as long as it is not known.
 */
export async function askAlong<Row>(
  ctx: RequestContext,
  queriesFor: (describe: ContactDescribe | null) => string[],
  isEnough: (describe: ContactDescribe) => boolean = () => true,
): Promise<Asked<Row>> {
  const known = await knownObjects(ctx);
  if (known) return { describe: known, results: await runQueries<Row>(ctx.salesforce, queriesFor(known)) };
  const [describe, results] = await askTogether(
    () => crmDescribe(ctx),
    () => runQueries<Row>(ctx.salesforce, queriesFor(null), { isOptional: true }),
  );
  const isAnswered = isEnough(describe) && !results.some(({ isMissing }) => isMissing);
  if (isAnswered) return { describe, results };
  return { describe, results: await runQueries<Row>(ctx.salesforce, queriesFor(describe)) };
}
