import { recordSettingsChange } from "../signIn/recordSettingsChange.ts";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { orgIds } from "../database/rows.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { countErased, erasuresOf, forgetAllErased, liftErased } from "./erasedPeople.ts";
import { type Erasing } from "./erasePerson.ts";
import { identitiesToLookFor, type Identity, personOf, type Person, type Said } from "./identities.ts";

/** How many people of the caller's org stay out of imports. Throws `not-admin`. */
export async function readErasedPeople(ctx: RequestContext): Promise<{ count: number }> {
  await requireAdmin(ctx);
  return { count: await countErased(ctx.database, ctx.caller.orgId) };
}

/**
 * Lets an erased person be imported again, by an admin. Throws `not-admin`, and `request-invalid` where
 * nobody is named.
 */
export async function liftErasures(
  ctx: RequestContext,
  said: Said,
): Promise<{ lifted: number; count: number }> {
  await requireAdmin(ctx);
  const { caller } = ctx;
  const lifted = await liftInOrg({ ...ctx, now: ctx.clock(), by: caller }, caller.orgId, personOf(said));
  return { lifted, count: await countErased(ctx.database, caller.orgId) };
}

/** Lifts the erasures of whoever has the profile, the address or the name at the company; gives how many. */
export async function liftInOrg(app: Erasing, orgId: string, person: Person): Promise<number> {
  return await inTransaction(app.database, async (tx) => {
    const before = await countErased(tx, orgId);
    const ids = await erasuresOf({ handle: tx, vault: app.vault }, orgId, identitiesSaid(person));
    if (ids.length === 0) return 0;
    await liftErased(tx, ids);
    await record(app, tx, orgId, { before, after: before - ids.length });
    return ids.length;
  });
}

/** How many that would lift. */
export const countLiftable = async (
  { database, vault }: Pick<Erasing, "database" | "vault">,
  orgId: string,
  person: Person,
): Promise<number> => (await erasuresOf({ handle: database, vault }, orgId, identitiesSaid(person))).length;

const identitiesSaid = ({ profileUrl, email, name, company }: Person): Identity[] =>
  identitiesToLookFor({
    profileUrls: profileUrl ? [profileUrl] : [],
    emails: email ? [email] : [],
    names: name ? [name] : [],
    companies: [company],
  });

/** Lets everybody in again who was erased, in all orgs. Gives how many erasures that were. */
export async function liftAllErasures(app: Omit<Erasing, "vault">): Promise<number> {
  return await inTransaction(app.database, async (tx) => {
    const lifted = await countErased(tx);
    for (const orgId of await orgIds(tx)) {
      const before = await countErased(tx, orgId);
      if (before > 0) await record(app, tx, orgId, { before, after: 0 });
    }
    await forgetAllErased(tx);
    return lifted;
  });
}

const record = (
  { database, log, now, by }: Omit<Erasing, "vault">,
  tx: DatabaseHandle,
  orgId: string,
  counts: { before: number; after: number },
): Promise<void> =>
  recordSettingsChange(
    { database, ...(log && { log }) },
    tx,
    { orgId, changedAt: now, userId: by.userId, username: by.username },
    { setting: "erasedPeople", ...counts },
  );
