import type { RequestContext } from "../context.ts";
import type { Log } from "../log/createLog.ts";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database } from "../database/database.ts";
import { orgIds } from "../database/orgIds.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { byCommand } from "./erasePerson.ts";
import {
  countErased,
  forgetAllErased,
  liftableErasures,
  liftErased,
  type Statements,
} from "./erasedPeople.ts";
import { atReaches, identitiesOf, identitiesOfReach, toLookFor, writtenNames } from "./identities.ts";
import type { Person } from "./person.ts";
import { personOf, type Said } from "./personOf.ts";
import { mapInTurns } from "../inTurns.ts";

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
  const lifted = await lift({ ...ctx, now: ctx.clock() }, caller.orgId, personOf(said), caller);
  return { lifted, count: await countErased(ctx.database, caller.orgId) };
}

/** Lets everybody in again who was erased, in all orgs. Gives how many erasures that were. */
export async function liftAllErasures({ database, now }: Omit<Lifting, "vault">): Promise<number> {
  const known = await orgIds(database);
  return await inTransaction(database, async (tx) => {
    let lifted = 0;
    for (const orgId of known) {
      const before = await countErased(tx, orgId);
      lifted += before;
      const change = { setting: "erasedPeople", before, after: 0 };
      if (before > 0)
        await recordSettingsChange({ database }, tx, { ...byCommand, orgId, changedAt: now }, change);
    }
    await forgetAllErased(tx);
    return lifted;
  });
}

interface Lifting {
  database: Database;
  log?: Log;
  vault: TokenVault;
  now: Date;
}

/** The same from the connector's host, for every org that the connector knows. */
export async function liftInAllOrgs(app: Lifting, person: Person): Promise<number> {
  let lifted = 0;
  for (const id of await orgIds(app.database)) lifted += await lift(app, id, person, byCommand);
  return lifted;
}

/** How many erasures that would end. */
export async function countLiftable(
  { database, vault }: Pick<Lifting, "database" | "vault">,
  person: Person,
): Promise<number> {
  const said = statementsOf(person);
  const keyed = { handle: database, vault };
  const ids = await mapInTurns(await orgIds(database), (id) => liftableErasures(keyed, id, said));
  return ids.flat().length;
}

/** A name says who of several at an address or a profile is meant; with a company it means one by itself. */
function statementsOf({ profileUrl, email, name, company }: Person): Statements {
  const nobody = { profileUrls: [], emails: [], names: [], companies: [] };
  const profileUrls = profileUrl === undefined ? [] : [profileUrl];
  const emails = email === undefined ? [] : [email];
  const names = name === undefined ? [] : [name];
  const named = toLookFor(
    company === undefined
      ? atReaches(names.flatMap(writtenNames), { emails, profileUrls })
      : identitiesOf({ ...nobody, names, companies: [company] }),
  );
  return [
    ...profileUrls.map((url) => identitiesOfReach({ profileUrl: url })),
    // An address that is shared is remembered with the name alone.
    ...emails.flatMap((each) =>
      name !== undefined && company === undefined ? [] : [identitiesOfReach({ email: each })],
    ),
    ...(name === undefined ? [] : [named]),
  ];
}

async function lift(
  app: Lifting,
  orgId: string,
  person: Person,
  by: { userId: string; username: string },
): Promise<number> {
  const { database, vault, now } = app;
  const said = statementsOf(person);
  return await inTransaction(database, async (tx) => {
    const before = await countErased(tx, orgId);
    const lifted = await liftErased({ handle: tx, vault }, orgId, said);
    if (lifted === 0) return 0;
    const { userId, username } = by;
    const change = { setting: "erasedPeople", before, after: await countErased(tx, orgId) };
    if (change.after !== before)
      await recordSettingsChange(app, tx, { userId, username, orgId, changedAt: now }, change);
    return lifted;
  });
}
