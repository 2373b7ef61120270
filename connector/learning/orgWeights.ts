import { eq, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { matchWeights, type MatchWeights } from "../database/schema/settings.ts";
import { isTableOfThisVersion, weights, type WeightTable } from "../matching/people/weights.ts";
import type { CacheKind } from "../memory.ts";

/** The weights that an org's matching goes by. */
export interface OrgWeights {
  /** Null for the shipped ones. */
  id: string | null;
  table: WeightTable;
  /** Others that were found to be better, and that nobody has chosen yet. */
  proposal: { id: string; table: WeightTable } | null;
}

const shipped: OrgWeights = { id: null, table: weights, proposal: null };

/** As they were last read, by org. */
const lastRead: CacheKind<OrgWeights> = { max: 100 };

/** The weights of the caller's org: those that an admin chose, or the shipped ones. */
export async function orgWeights({ database, caller, memory }: RequestContext): Promise<OrgWeights> {
  const row = await readMatchWeights(database, caller.orgId);
  return memory.shared(lastRead).set(caller.orgId, usedIn(row));
}

/** The same as this connector read it last, for those who can't wait. */
export function lastOrgWeights({ memory, caller }: RequestContext): OrgWeights {
  return memory.shared(lastRead).get(caller.orgId) ?? shipped;
}

/** A table that an older or newer version learned is ignored. */
export function usedIn(row: MatchWeights | undefined): OrgWeights {
  const [used, proposal] = [row?.used, row?.proposal].map((learned) =>
    learned && isTableOfThisVersion(learned.table) ? learned : null,
  );
  return { ...(used ?? { id: shipped.id, table: shipped.table }), proposal: proposal ?? null };
}

export async function readMatchWeights(
  handle: DatabaseHandle,
  orgId: string,
): Promise<MatchWeights | undefined> {
  return await prepared(handle, ofOrg).get({ orgId });
}

const ofOrg = (handle: DatabaseHandle) =>
  handle
    .select()
    .from(matchWeights)
    .where(eq(matchWeights.orgId, sql.placeholder("orgId")))
    .prepare();
