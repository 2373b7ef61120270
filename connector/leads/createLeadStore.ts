import { eq } from "drizzle-orm";
import { newId } from "../newId.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { leads } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import type { MemberIndex } from "../listIndex/createMemberIndex.ts";
import { keepLinkCounts } from "../listIndex/keepLinkCounts.ts";
import { replaceWords } from "../listIndex/replaceWords.ts";
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
  position: number;
  now: Date;
  /** What a new lead gets; one that has it already is the same lead. */
  id?: string;
}

/** With fewer, looking ahead asks more than it spares. */
const aheadMin = 4;

/**
 * Puts leads of one owner into one list, each person once (see createLeadFinder), and tells the index of new
 * members, which the caller counts and whose blocks it builds. For use in a transaction. Answers what became
 * of each, in their order.
 */
export function createLeadStore(owner: LeadOwner, listId: string, index: MemberIndex) {
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

    const storeLead = async ({ record, position, now, id }: LeadToStore): Promise<StoredLead> => {
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
      const member = { listId, leadId, position };
      if (!known) {
        fresh.add({ row, profiles, member });
        index.add(position);
        return { leadId, outcome: "imported", knownBy, isRepeated };
      }
      await prepared(transaction, leadUpdate).execute(row);
      for (const profile of profiles) await prepared(transaction, profileWrite).execute(profile);
      await replaceWords(transaction, leadId, known.searchText, columns.searchText);
      const added = await keepLinkCounts(transaction, [leadId], () =>
        prepared(transaction, memberWrite).execute(member),
      );
      if (changesOf(added) === 1) index.add(position);
      return { leadId, outcome: "merged", knownBy, isRepeated };
    };

    const results: StoredLead[] = [];
    for (const each of some) results.push(await storeLead(each));
    await fresh.write();
    return results;
  };
}

function leadUpdate(handle: DatabaseHandle) {
  const { id, orgId: _org, ownerId: _owner, createdAt: _created, ...changing } = placeholdersOf(leads);
  return handle.update(leads).set(changing).where(eq(leads.id, id)).prepare();
}
