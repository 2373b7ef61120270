import { and, eq } from "drizzle-orm";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { rewriteFile } from "../database/rewriteFile.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { creations, type ContactValues } from "../database/schema/contacts.ts";
import { leadLists, leads } from "../database/schema/leads.ts";
import { orgIds } from "../database/orgIds.ts";
import type { StoredProblem } from "../problems.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { countErased, rememberErased } from "./erasedPeople.ts";
import { findPerson, type FoundPerson } from "./findPerson.ts";
import { identitiesOf, type Identity } from "./identities.ts";
import { createPersonMatcher, type Person, type PersonMatcher } from "./personMatcher.ts";
import { removeEmptyLists } from "./removeEmptyLists.ts";
import { inSteps } from "./inSteps.ts";
import { removeInSteps } from "./removeInSteps.ts";
import type { Removal } from "./removeLeads.ts";
import { erasedText, withoutPeople } from "./withoutPeople.ts";

interface Erasing {
  database: Database;
  vault: TokenVault;
  now: Date;
}

/** Who is named in the audit trail for what is done at the connector's host. */
export const byCommand = { userId: "", username: "npm run erase-person" };

/**
 * Erases a person from what all reps keep: leads, what was typed and stored for them, and what names them
 * elsewhere. First remembers them by hashes, so that no import brings them back. Leads that a creation needs
 * are hidden, and removed when it has ended.
 */
export async function erasePerson(app: Erasing, person: Person): Promise<Removal & { found: FoundPerson }> {
  const { database, now } = app;
  const matcher = createPersonMatcher(person);
  remember(app, person, findPerson(database, matcher));
  // An import may have brought the person until now.
  const found = findPerson(database, matcher);
  const removal = await removeInSteps(
    database,
    found.leads.map(({ id }) => id),
    now,
  );
  await removeMentions(database, matcher, found);
  for (const orgId of new Set(found.leads.map((lead) => lead.orgId))) await removeEmptyLists(database, orgId);
  rewriteFile(database);
  return { ...removal, found };
}

/** In every org that the connector knows, since the person asked the connector. */
function remember({ database, vault, now }: Erasing, person: Person, found: FoundPerson): void {
  const all = new Set([...orgIds(database), ...found.leads.map(({ orgId }) => orgId)]);
  const who = identitiesOfPerson(person, found);
  inTransaction(database, (tx) => {
    for (const orgId of all) {
      const before = countErased(tx, orgId);
      rememberErased({ handle: tx, vault }, orgId, who, now);
      const change = { setting: "erasedPeople", before, after: countErased(tx, orgId) };
      recordSettingsChange({ database }, tx, { ...byCommand, orgId, changedAt: now }, change);
    }
  });
}

/**
 * What was asked for, and what the leads found have. An address that other people's leads have as well is
 * left out: it would keep them all out.
 */
function identitiesOfPerson(person: Person, { leads: own, sharedEmails }: FoundPerson): Identity[] {
  const { profileUrl, email, name, company } = person;
  return [
    ...identitiesOf({
      profileUrls: profileUrl === undefined ? [] : [profileUrl],
      email: email ?? null,
      name: name ?? null,
      companies: [company ?? null],
    }),
    ...own.flatMap((lead) =>
      identitiesOf({
        profileUrls: lead.profileUrls,
        email: lead.email !== null && sharedEmails.has(lead.email) ? null : lead.email,
        name: `${lead.firstName} ${lead.lastName}`,
        companies: [lead.company, lead.formerCompany],
      }),
    ),
  ];
}

/** Takes the person out of what others keep, reading each row again as it is now. */
async function removeMentions(
  database: Database,
  matcher: PersonMatcher,
  { mentions }: FoundPerson,
): Promise<void> {
  const each = <Row>(rows: readonly Row[], change: (tx: DatabaseHandle, row: Row) => void) =>
    inSteps(database, rows, (tx, part) => part.forEach((row) => change(tx, row)));
  const cleared = (problem: StoredProblem | null) =>
    problem && matcher.mentions(problem) ? withoutPeople(problem) : problem;
  const without = (values: ContactValues | null | undefined) =>
    values && Object.fromEntries(Object.entries(values).filter(([, value]) => !matcher.mentions(value)));

  await each(mentions.creations, (tx, { id }) => {
    const isIt = eq(creations.id, id);
    const row = tx.select().from(creations).where(isIt).get();
    // What is being sent is needed to recognize it in Salesforce, and is erased with the answer.
    if (!row) return;
    const problem = cleared(row.problem);
    const contact = row.state === "failed" && row.checkAt === null ? without(row.contact) : row.contact;
    tx.update(creations).set({ problem, contact }).where(isIt).run();
  });
  await each(mentions.batchRows, (tx, { batchId, position }) => {
    const isIt = and(eq(batchRows.batchId, batchId), eq(batchRows.position, position));
    const row = tx.select().from(batchRows).where(isIt).get();
    if (!row) return;
    const problem = cleared(row.problem);
    tx.update(batchRows)
      .set({ problem, contact: without(row.contact) })
      .where(isIt)
      .run();
  });
  await each(mentions.batches, (tx, { id }) => {
    const row = tx.select().from(batches).where(eq(batches.id, id)).get();
    if (!row) return;
    const { contact, ...chosen } = row.defaults;
    const defaults = contact ? { ...chosen, contact: without(contact) ?? {} } : chosen;
    const problem = cleared(row.problem);
    tx.update(batches).set({ defaults, problem, requestDigest: null }).where(eq(batches.id, id)).run();
  });
  await each(mentions.leads, (tx, { id }) => {
    const row = tx.select().from(leads).where(eq(leads.id, id)).get();
    if (!row) return;
    const kept = Object.entries(row.extra).filter(([, text]) => !matcher.mentions(text));
    tx.update(leads)
      .set({ extra: Object.fromEntries(kept) })
      .where(eq(leads.id, id))
      .run();
  });
  await each(mentions.lists, (tx, { id }) => {
    tx.update(leadLists).set({ name: erasedText }).where(eq(leadLists.id, id)).run();
  });
}
