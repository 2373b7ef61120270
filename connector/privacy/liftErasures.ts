import type { RequestContext } from "../context.ts";
import type { Log } from "../log/createLog.ts";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database } from "../database/open.ts";
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

/** How many people of the caller's org stay out of imports. Throws `not-admin`. */
export async function readErasedPeople(ctx: RequestContext): Promise<{ count: number }> {
  await requireAdmin(ctx);
  return { count: countErased(ctx.database, ctx.caller.orgId) };
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
  const lifted = lift({ ...ctx, now: ctx.clock() }, caller.orgId, personOf(said), caller);
  return { lifted, count: countErased(ctx.database, caller.orgId) };
}

/** Lets everybody in again who was erased, in all orgs. Gives how many erasures that were. */
export function liftAllErasures({ database, now }: Omit<Lifting, "vault">): number {
  const known = orgIds(database);
  return inTransaction(database, (tx) => {
    let lifted = 0;
    for (const orgId of known) {
      const before = countErased(tx, orgId);
      lifted += before;
      const change = { setting: "erasedPeople", before, after: 0 };
      if (before > 0) recordSettingsChange({ database }, tx, { ...byCommand, orgId, changedAt: now }, change);
    }
    forgetAllErased(tx);
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
export function liftInAllOrgs(app: Lifting, person: Person): number {
  return orgIds(app.database).reduce((sum, id) => sum + lift(app, id, person, byCommand), 0);
}

/** How many erasures that would end. */
export function countLiftable(
  { database, vault }: Pick<Lifting, "database" | "vault">,
  person: Person,
): number {
  const said = statementsOf(person);
  const ids = orgIds(database).flatMap((id) => liftableErasures({ handle: database, vault }, id, said));
  return ids.length;
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

function lift(app: Lifting, orgId: string, person: Person, by: { userId: string; username: string }): number {
  const { database, vault, now } = app;
  const said = statementsOf(person);
  return inTransaction(database, (tx) => {
    const before = countErased(tx, orgId);
    const lifted = liftErased({ handle: tx, vault }, orgId, said);
    if (lifted === 0) return 0;
    const { userId, username } = by;
    const change = { setting: "erasedPeople", before, after: countErased(tx, orgId) };
    if (change.after !== before)
      recordSettingsChange(app, tx, { userId, username, orgId, changedAt: now }, change);
    return lifted;
  });
}
