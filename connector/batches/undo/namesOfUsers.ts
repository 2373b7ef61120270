import { AppError, policyOf } from "../../errors.ts";
import type { RequestContext } from "../../context.ts";
import type { CacheKind } from "../../memory.ts";
import { userNames } from "../../salesforce/suggest.ts";

/** Null for a user whom the caller may not see. */
const names: CacheKind<string | null> = { maxAgeMs: 5 * 60_000, max: 500 };

/**
 * The names of users by id, as far as the caller may see them. One API call for those that nobody asked for
 * in the last minutes; where Salesforce doesn't answer, they have no names now.
 */
export async function namesOfUsers(
  ctx: RequestContext,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = ctx.memory.perUser(names, ctx.caller);
  known.set(ctx.caller.userId, ctx.caller.displayName);
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const unknown = wanted.filter((id) => known.get(id) === undefined);
  try {
    const found = await userNames(ctx.salesforce, unknown);
    for (const id of unknown) known.set(id, found.get(id) ?? null);
  } catch (error) {
    if (!(error instanceof AppError) || policyOf(error).asksSignIn) throw error;
    ctx.log.warn({ err: error }, "names of users could not be asked for");
  }
  return new Map(
    wanted.flatMap((id) => {
      const name = known.get(id) ?? null;
      return name === null ? [] : [[id, name] as const];
    }),
  );
}
