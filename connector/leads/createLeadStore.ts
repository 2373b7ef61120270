import { eq, sql } from "drizzle-orm";
import { newId } from "../newId.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { leadLists, leads } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { createChangeKeeper } from "./createChangeKeeper.ts";
import { collectNewLeads, memberWrite, profileWrite } from "./collectNewLeads.ts";
import { createLeadFinder, type Identity } from "./leadFinder.ts";
import { lookAhead } from "./lookAhead.ts";
import { mergedLead, newLead, rememberCountries } from "./mergedLead.ts";
import { storedLeads } from "./storedLeads.ts";
import { changesOf } from "../database/database.ts";

interface LeadOwner {
  orgId: string;
  ownerId: string;
}

export interface StoredLead {
  leadId: string;
  outcome: "imported" | "merged";
  /** How a merged lead was recognized; null for a new one. */
  knownBy: Identity | null;
  /** Whether an earlier row of the same import has the same lead. */
  isRepeated: boolean;
}

export interface LeadToStore {
  record: LeadRecord;
  now: Date;
  /** What a new lead gets; one that has it already is the same lead. */
  id?: string;
}

/** With fewer, looking ahead asks more than it spares. */
const aheadMin = 4;

/**
 * Puts leads of one owner into one list in their order, each person once (see createLeadFinder). For use in a
 * transaction. Answers what became of each.
 */
export function createLeadStore(owner: LeadOwner, listId: string) {
  const stored = new Set<string>();
  const countryOf = rememberCountries();
  const keepChange = createChangeKeeper(listId);

  return async function storeLeads(
    transaction: DatabaseHandle,
    some: readonly LeadToStore[],
  ): Promise<StoredLead[]> {
    const ofOwner = storedLeads(transaction, owner);
    const fresh = collectNewLeads(transaction);
    const ahead =
      some.length < aheadMin
        ? null
        : await lookAhead(
            transaction,
            owner,
            some.map(({ record }) => record),
          );
    // A lead that still waits to be written would not be found.
    const asked = ahead?.over(ofOwner, fresh.write) ?? ofOwner;
    const find = createLeadFinder(asked);

    let added = 0;
    const storeLead = async ({ record, now, id }: LeadToStore): Promise<StoredLead> => {
      const same = id === undefined ? undefined : await asked.byId(id);
      const found = same ? { lead: same, by: null } : await find(record);
      const { lead: known = null, by: knownBy = null } = found ?? {};
      const leadId = known?.id ?? id ?? newId(now);
      const isRepeated = stored.has(leadId);
      stored.add(leadId);
      ahead?.add(record);
      const columns = known ? mergedLead(known, record, countryOf) : newLead(record, countryOf);
      const change = known && (await keepChange(transaction, known, columns));
      const row = { id: leadId, ...owner, ...columns, ...change, createdAt: now, updatedAt: now };
      const profiles = record.profileUrls.map((url) => ({ ...owner, url, leadId }));
      const member = { listId, leadId };
      if (!known) {
        fresh.add({ row, profiles, member });
        added += 1;
        return { leadId, outcome: "imported", knownBy, isRepeated };
      }
      // Those that wait come before it in the list.
      await fresh.write();
      await prepared(transaction, leadUpdate).execute(row);
      for (const profile of profiles) await prepared(transaction, profileWrite).execute(profile);
      added += changesOf(await prepared(transaction, memberWrite).execute(member));
      return { leadId, outcome: "merged", knownBy, isRepeated };
    };

    const results: StoredLead[] = [];
    for (const each of some) results.push(await storeLead(each));
    await fresh.write();
    await prepared(transaction, leadCounting).execute({ listId, added });
    return results;
  };
}

const leadCounting = (handle: DatabaseHandle) =>
  handle
    .update(leadLists)
    .set({ leadCount: sql`${leadLists.leadCount} + ${sql.placeholder("added")}` })
    .where(eq(leadLists.id, sql.placeholder("listId")))
    .prepare();

function leadUpdate(handle: DatabaseHandle) {
  const { id, orgId: _org, ownerId: _owner, createdAt: _created, ...changing } = placeholdersOf(leads);
  return handle.update(leads).set(changing).where(eq(leads.id, id)).prepare();
}
