import { recordSettingsChange } from "../signIn/recordSettingsChange.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database } from "../database/database.ts";
import { event } from "../log/event.ts";
import type { Log } from "../log/createLog.ts";
import type { TokenVault } from "../secrets.ts";
import {
  contactsOf,
  identitiesOf,
  identitiesToLookFor,
  identityKey,
  type Described,
  type Identity,
  type Person,
} from "./identities.ts";
import { countErased, rememberErased, describedOf } from "./erasedPeople.ts";
import { findPerson, type FoundLead } from "./findPerson.ts";
import { inSteps } from "../database/inSteps.ts";
import { removeEmptyLists, removeInSteps, type Removal } from "./removeLeads.ts";
import { textIsAbout, textsAbout } from "./textsAbout.ts";

export interface Erasing {
  database: Database;
  vault: TokenVault;
  log?: Log;
  now: Date;
  /** Who is named in the audit trail. */
  by: { userId: string; username: string };
}

/** Who is named for what is done at the connector's host. */
export const byCommand = { userId: "", username: "npm run erase-person" };

interface Erased extends Removal {
  erasureIds: string[];
  leads: FoundLead[];
  /** Texts of others out of which the person was taken. */
  blanked: number;
  remembered: Identity[];
  /** Contacts in Salesforce that were made of them, for whoever erases these there. */
  contactIds: string[];
}

/**
 * Erases a person in these orgs: the leads that are meant (see findPerson), with all that belongs to them. First remembers the person by hashes, so that no import brings them
 * back. Contacts in Salesforce stay. Leads that a creation needs are hidden, and removed when it has ended.
 *
 * What a lead that stays has too is not remembered: an import would keep out somebody else.
 */
export async function erasePerson(
  app: Erasing,
  orgIds: readonly string[],
  person: Person,
  { blanksTexts }: { blanksTexts: boolean },
): Promise<Erased> {
  const { database, now } = app;
  const found = await findPerson(database, orgIds, person);
  const [chosen, stays] = [found.filter(({ isMeant }) => isMeant), found.filter(({ isMeant }) => !isMeant)];
  const erased: Erased = {
    erasureIds: [],
    leads: chosen,
    remembered: identitiesToKeepOut(person, chosen, stays),
    contactIds: [],
    blanked: 0,
    removed: 0,
    waiting: 0,
  };
  erased.erasureIds = await remember(app, orgIds, erased);
  // An import may have brought the person again until now.
  const known = new Set(found.map(({ id }) => id));
  const again = await findPerson(database, orgIds, { ...person, leadIds: chosen.map(({ id }) => id) });
  const brought = again.filter(({ id, isMeant }) => isMeant && !known.has(id));
  if (brought.length > 0) {
    erased.leads.push(...brought);
    erased.remembered = identitiesToKeepOut(person, erased.leads, stays);
    await remember(app, orgIds, erased);
  }
  if (blanksTexts) erased.blanked = await blankTexts(database, orgIds, person, erased.leads);
  const leadIds = erased.leads.map(({ id }) => id);
  erased.contactIds = [...(await contactsOf(database, leadIds)).values()];
  Object.assign(erased, await removeInSteps(database, leadIds, now, { isErased: true }));
  for (const orgId of orgIds) await removeEmptyLists(database, orgId);
  return erased;
}

function identitiesToKeepOut(
  person: Person,
  chosen: readonly FoundLead[],
  stays: readonly FoundLead[],
): Identity[] {
  const asked: Described = {
    profileUrls: person.profileUrl ? [person.profileUrl] : [],
    emails: person.email ? [person.email] : [],
    // By a name one finds candidates: whoever was chosen has names of their own.
    names: person.name && chosen.length === 0 ? [person.name] : [],
    companies: [person.company],
  };
  const others = new Set(stays.map(describedOf).flatMap(identitiesToLookFor).map(identityKey));
  const all = [asked, ...chosen.map(describedOf)].flatMap(identitiesOf);
  const distinct = new Map(all.map((identity) => [identityKey(identity), identity]));
  return [...distinct].flatMap(([key, identity]) => (others.has(key) ? [] : [identity]));
}

/** In every org that was asked; gives the erasures' ids. */
async function remember(
  { database, vault, log, now, by }: Erasing,
  orgIds: readonly string[],
  { remembered: who, leads }: Erased,
): Promise<string[]> {
  return await inTransaction(database, async (tx) => {
    const erasureIds: string[] = [];
    for (const orgId of orgIds) {
      const before = await countErased(tx, orgId);
      erasureIds.push(await rememberErased({ handle: tx, vault }, orgId, { who, now }));
      const change = { setting: "erasedPeople", before, after: await countErased(tx, orgId) };
      if (change.after !== before || leads.some((lead) => lead.orgId === orgId))
        await recordSettingsChange(
          { database, ...(log && { log }) },
          tx,
          { ...by, orgId, changedAt: now },
          change,
        );
    }
    // A support question about the lead finds this.
    for (const { id: leadId, orgId } of leads)
      await event({ database, log, clock: () => now }, "lead.erased", {
        leadId,
        orgId,
        userId: by.userId || null,
      });
    return erasureIds;
  });
}

async function blankTexts(
  database: Database,
  orgIds: readonly string[],
  person: Person,
  leads: readonly FoundLead[],
): Promise<number> {
  const theirs = new Set(leads.map(({ id }) => id));
  const rows = [];
  for await (const row of textsAbout(database, orgIds, textIsAbout(person, leads), theirs)) rows.push(row);
  await inSteps(database, rows, async (tx, part) => {
    for (const row of part) await row.blank(tx);
  });
  return rows.flatMap(({ texts }) => texts).length;
}
