import { eq } from "drizzle-orm";
import { newId } from "../newId.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { leadListMembers, leadProfiles, leads } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import type { MemberIndex } from "../listIndex/createMemberIndex.ts";
import { keepLinkCounts } from "../listIndex/keepLinkCounts.ts";
import { replaceWords } from "../listIndex/replaceWords.ts";
import { createChangeKeeper } from "./createChangeKeeper.ts";
import { createLeadFinder, type Identity } from "./leadFinder.ts";
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

/**
 * Puts leads of one owner into one list, each person once (see createLeadFinder), and tells the index of new
 * members, which the caller counts and whose blocks it builds. For use in a transaction. `id` is what a new
 * lead gets; one that has it already is the same lead.
 */
export function createLeadStore(owner: LeadOwner, listId: string, index: MemberIndex) {
  const stored = new Set<string>();
  const countryOf = rememberCountries();
  const keepChange = createChangeKeeper(listId);

  return async function storeLead(
    transaction: DatabaseHandle,
    record: LeadRecord,
    { position, now, id }: { position: number; now: Date; id?: string },
  ): Promise<StoredLead> {
    const ofOwner = storedLeads(transaction, owner);
    const same = id === undefined ? undefined : await ofOwner.byId(id);
    const found = same ? { lead: same, by: null } : await createLeadFinder(ofOwner)(record);
    const { lead: known = null, by: knownBy = null } = found ?? {};
    const leadId = known?.id ?? id ?? newId(now);
    const isRepeated = stored.has(leadId);
    stored.add(leadId);
    const columns = known ? mergedLead(known, record, countryOf) : newLead(record, countryOf);
    const change = known && (await keepChange(transaction, known, columns));
    const row = { id: leadId, ...owner, ...columns, ...change, createdAt: now, updatedAt: now };
    await prepared(transaction, known ? leadUpdate : leadWrite).run(row);
    for (const url of record.profileUrls)
      await prepared(transaction, profileWrite).run({ ...owner, url, leadId });
    if (known) await replaceWords(transaction, leadId, known.searchText, columns.searchText);
    const addMember = () => prepared(transaction, memberWrite).run({ listId, leadId, position });
    const added = known ? await keepLinkCounts(transaction, [leadId], addMember) : await addMember();
    if (changesOf(added) === 1) index.add(position);
    return { leadId, outcome: known ? "merged" : "imported", knownBy, isRepeated };
  };
}

const leadWrite = (handle: DatabaseHandle) => handle.insert(leads).values(placeholdersOf(leads)).prepare();

function leadUpdate(handle: DatabaseHandle) {
  const { id, orgId: _org, ownerId: _owner, createdAt: _created, ...changing } = placeholdersOf(leads);
  return handle.update(leads).set(changing).where(eq(leads.id, id)).prepare();
}

const profileWrite = (handle: DatabaseHandle) =>
  handle.insert(leadProfiles).values(placeholdersOf(leadProfiles)).onConflictDoNothing().prepare();

const memberWrite = (handle: DatabaseHandle) =>
  handle.insert(leadListMembers).values(placeholdersOf(leadListMembers)).onConflictDoNothing().prepare();
