import { eq } from "drizzle-orm";
import type { Database } from "../database/open.ts";
import { leadProfiles, leads } from "../database/schema/leads.ts";
import { orgIds } from "../database/orgIds.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { createErasedCheck } from "./erasedCheck.ts";
import { asReadNow } from "./findPerson.ts";
import { removeEmptyLists } from "./removeEmptyLists.ts";
import { removeInSteps } from "./removeInSteps.ts";
import { typedByLead } from "./typedByLead.ts";
import type { Removal } from "./removeLeads.ts";
import { rewriteAtEnd, type Rewritten } from "./rewriteAtEnd.ts";

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
  for (const orgId of orgIds(database)) {
    const { removed, waiting } = await removeInSteps(database, findErased({ database, vault }, orgId), now, {
      isErased: true,
    });
    await removeEmptyLists(database, orgId);
    total.removed += removed;
    total.waiting += waiting;
  }
  return { ...total, ...rewriteAtEnd(database) };
}

/** How many leads that would erase. */
export const countRemembered = (app: { database: Database; vault: TokenVault }): number =>
  orgIds(app.database).reduce((sum, orgId) => sum + findErased(app, orgId).length, 0);

function findErased(app: { database: Database; vault: TokenVault }, orgId: string): string[] {
  const { isErased } = createErasedCheck(app, orgId)();
  const urls = Map.groupBy(
    app.database.select().from(leadProfiles).where(eq(leadProfiles.orgId, orgId)).all(),
    ({ leadId }) => leadId,
  );
  const profilesOf = (leadId: string) => urls.get(leadId)?.map(({ url }) => asReadNow(url)) ?? [];
  const typed = typedByLead(app);
  const stored = app.database.select().from(leads).where(eq(leads.orgId, orgId)).all();
  return stored
    .filter(
      (lead) =>
        !lead.isErased && isErased({ ...lead, profileUrls: profilesOf(lead.id) }, typed.get(lead.id)?.emails),
    )
    .map(({ id }) => id);
}
