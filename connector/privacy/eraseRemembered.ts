import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { leadProfiles, leads, type LeadRow } from "../database/schema/leads.ts";
import { orgIds } from "../database/orgIds.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { createErasedCheck } from "./keptOut.ts";
import { removeEmptyLists } from "./removeEmptyLists.ts";
import { removeInSteps } from "./removeInSteps.ts";
import type { Removal } from "./removeLeads.ts";
import { rewriteAtEnd, type Rewritten } from "./rewriteAtEnd.ts";
import { mapInTurns } from "../inTurns.ts";

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
