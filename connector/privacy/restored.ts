import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { leadProfiles, leads, type LeadRow } from "../database/schema/leads.ts";
import { orgIds } from "../database/rows.ts";
import type { TokenVault } from "../secrets.ts";
import { createErasedCheck } from "./erasedPeople.ts";
import { removeEmptyLists, removeInSteps, type Removal } from "./removeLeads.ts";
import { rewriteAtEnd, type Rewritten } from "./rewrite.ts";
import { mapInTurns } from "../work/inTurns.ts";
import { sqliteClientOf } from "../database/sqlite/openSqlite.ts";

/**
 * Erases again the leads of everybody who is remembered as erased, after a backup has brought some back:
 * those whom no import would let in. Hashes cannot tell where others' rows name them. Throws where no key
 * opens the list's.
 */
export async function eraseRemembered({
  database,
  vault,
  now,
}: {
  database: Database;
  vault: TokenVault;
  now: Date;
}): Promise<Removal & Rewritten> {
  const total: Removal = { removed: 0, waiting: 0 };
  for (const orgId of await orgIds(database)) {
    const { removed, waiting } = await removeInSteps(
      database,
      await findErased({ database, vault }, orgId),
      now,
      {
        isErased: true,
      },
    );
    await removeEmptyLists(database, orgId);
    total.removed += removed;
    total.waiting += waiting;
  }
  return { ...total, ...(await rewriteAtEnd(database)) };
}

/** How many leads that would erase. */
export const countRemembered = async (app: { database: Database; vault: TokenVault }): Promise<number> =>
  (await mapInTurns(await orgIds(app.database), (orgId) => findErased(app, orgId))).flat().length;

async function findErased(app: { database: Database; vault: TokenVault }, orgId: string): Promise<string[]> {
  const isErased = await createErasedCheck(app, orgId)();
  const urls = Map.groupBy(
    await app.database.select().from(leadProfiles).where(eq(leadProfiles.orgId, orgId)),
    ({ leadId }) => leadId,
  );
  const stored = await app.database.select().from(leads).where(eq(leads.orgId, orgId));
  const isBack = (lead: LeadRow) =>
    !lead.isErased && isErased({ ...lead, profileUrls: urls.get(lead.id)?.map(({ url }) => url) ?? [] });
  return stored.filter(isBack).map(({ id }) => id);
}

/**
 * Adds to a backup who was erased on request by the database that it replaces, with the key of the hashes:
 * either may know somebody whom the other does not. An erasure that was lifted since the backup is back. Gives
 * how many erasures were not added, because the backup's hashes have another key.
 */
export function carryErasures(restored: Database, replaced: string): { lost: number } {
  const client = sqliteClientOf(restored);
  const count = (query: string) => client.prepare<[], number>(query).pluck().get() ?? 0;
  client.prepare("ATTACH ? AS replaced").run(replaced);
  try {
    const isOlder = count("SELECT count(*) FROM replaced.sqlite_master WHERE name = 'erased_people'") === 0;
    const known = isOlder ? 0 : count("SELECT count(DISTINCT erasure_id) FROM replaced.erased_people");
    // A database made only lately knows of nobody: what the backup knows stays.
    if (known === 0) return { lost: 0 };
    // A key may have been sealed again since the backup. Hashes in common have one key.
    const hasOtherKey =
      count("SELECT count(*) FROM main.erased_people") > 0 &&
      count("SELECT count(*) FROM replaced.erasure_key JOIN main.erasure_key USING (sealed_key)") === 0 &&
      count("SELECT count(*) FROM replaced.erased_people JOIN main.erased_people USING (org_id, hash)") === 0;
    if (hasOtherKey) return { lost: known };
    client.exec(takeOver);
    return { lost: 0 };
  } finally {
    client.exec("DETACH replaced");
  }
}

const columns = "org_id, hash, kind, erasure_id, erased_at";

const takeOver = `
  BEGIN;
  DELETE FROM main.erasure_key;
  INSERT INTO main.erasure_key (id, sealed_key) SELECT id, sealed_key FROM replaced.erasure_key;
  INSERT OR IGNORE INTO main.erased_people (${columns})
    SELECT ${columns} FROM replaced.erased_people;
  COMMIT;`;
