import type { UndoReason } from "../../database/schema/batchUndos.ts";
import { nameOfObject } from "../../reasons/fieldErrors.ts";
import { say, type Said } from "../../reasons/sentence.ts";
import { AppError, policyOf } from "../../errors.ts";
import type { RequestContext } from "../../context.ts";
import type { CacheKind } from "../../work/memory.ts";
import { userNames } from "../../salesforce/suggest.ts";

/** Why a contact is kept or was not removed. */
export interface WhyKept {
  reason: UndoReason;
  byUserId: string | null;
  ownerId: string | null;
  object: string | null;
}

type Saying = (why: WhyKept, who: (id: string | null) => string | Said) => Said;

/** The sentence of each reason. */
const sayings: Readonly<Record<UndoReason, Saying>> = {
  changed: ({ byUserId }, who) => say("undo-kept-changed", { user: who(byUserId) }),
  owner: ({ byUserId, ownerId }, who) => say("undo-kept-owner", { user: who(byUserId), owner: who(ownerId) }),
  activity: ({ byUserId }, who) => say("undo-kept-activity", { user: who(byUserId) }),
  campaign: ({ byUserId }, who) => say("undo-kept-campaign", { user: who(byUserId) }),
  role: ({ byUserId }, who) => say("undo-kept-role", { user: who(byUserId) }),
  "role-changed": ({ byUserId }, who) => say("undo-kept-role-changed", { user: who(byUserId) }),
  records: ({ byUserId, object }, who) =>
    object === null
      ? say("undo-kept-used", { user: who(byUserId) })
      : say("undo-kept-records", { user: who(byUserId), object: nameOfObject(object) }),
  linked: () => say("undo-kept-linked"),
  "by-name": () => say("undo-kept-by-name"),
  old: () => say("undo-kept-old"),
  "not-looked": ({ object }) => say("undo-kept-not-looked", { object: nameOfObject(object ?? "") }),
  merged: () => say("undo-kept-merged"),
  unseen: () => say("undo-kept-unseen"),
  "not-allowed": () => say("undo-failed-not-allowed"),
  refused: () => say("undo-failed-refused"),
  "not-done": () => say("undo-failed-not-done"),
  "never-known": () => say("undo-failed-never-known"),
  taken: () => say("undo-kept-taken"),
};

/** Why a contact is kept, in a sentence. `users`: the names of those whom the caller may see. */
export function sayUndoReason(why: WhyKept, users: ReadonlyMap<string, string>): Said {
  const who = (id: string | null) => (id === null ? undefined : users.get(id)) ?? say("undo-somebody");
  return sayings[why.reason](why, who);
}

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
