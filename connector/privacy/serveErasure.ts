import type { RequestContext } from "../context.ts";
import type { Database } from "../database/database.ts";
import { event } from "../log/event.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { retention } from "../retention.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { fullName } from "../matching/names/fullName.ts";
import { contactsOf, personOf, type Said } from "./identities.ts";
import { erasePerson } from "./erasePerson.ts";
import { exportPerson, whereLeadsAre } from "./exportPerson.ts";
import { findPerson, type FoundLead } from "./findPerson.ts";
import { rewrittenBytesMax } from "./rewrite.ts";
import { textIsAbout, textsAbout, type TextAbout } from "./textsAbout.ts";

/** So many leads and texts are shown. */
const shownMax = 200;
const excerptLengthMax = 200;

/**
 * Finds the leads of a person in the admin's org, and the texts of others that name them. Changes nothing.
 * Throws `not-admin`, and `request-invalid` where nobody is named.
 */
export async function lookForPerson(ctx: RequestContext, said: Said) {
  const { person, found, meant } = await look(ctx, said);
  const { database, caller } = ctx;
  const texts: TextAbout[] = [];
  const theirs = new Set(meant.map(({ id }) => id));
  for await (const row of textsAbout(database, [caller.orgId], textIsAbout(person, meant), theirs)) {
    if (texts.length > shownMax) break;
    texts.push(...row.texts);
  }
  return {
    leads: await showLeads(database, found.slice(0, shownMax)),
    texts: texts.slice(0, shownMax).map(({ text, ...place }) => ({ ...place, text: excerptOf(text) })),
    isCut: found.length > shownMax || texts.length > shownMax,
  };
}

/** An event says who has looked, since the leads are others'. */
async function look(ctx: RequestContext, said: Said) {
  await requireAdmin(ctx);
  const { database, caller } = ctx;
  const person = personOf(said);
  const found = await findPerson(database, [caller.orgId], person);
  await event(ctx, "leads.sought", { userId: caller.userId, orgId: caller.orgId, leads: found.length });
  return { person, found, meant: found.filter(({ isMeant }) => isMeant) };
}

/** The same, and erases. Answers a certificate, which names nobody but the admin. */
export async function erasePersonByAdmin(
  ctx: RequestContext,
  { blanksTexts, ...said }: Said & { blanksTexts: boolean },
) {
  await requireAdmin(ctx);
  const { caller, database } = ctx;
  const now = ctx.clock();
  const erased = await erasePerson({ ...ctx, now, by: caller }, [caller.orgId], personOf(said), {
    blanksTexts,
  });
  const kinds = erased.remembered.map(({ kind }) => kind);
  const countOf = (isOne: (kind: string) => boolean) => kinds.filter(isOne).length;
  return {
    erasureId: erased.erasureIds[0] ?? "",
    erasedAt: now.toISOString(),
    erasedBy: { id: caller.userId, username: caller.username },
    leads: erased.removed,
    waiting: erased.waiting,
    texts: erased.blanked,
    remembered: {
      profiles: countOf((kind) => kind.endsWith("Profile")),
      emails: countOf((kind) => kind === "email"),
      names: countOf((kind) => kind === "name"),
    },
    contactIds: erased.contactIds,
    goneFromFileBy: erased.waiting > 0 ? null : await goneFromFileBy(database, now),
  };
}

/** What is kept of the person, to hand to them. */
export async function exportPersonByAdmin(ctx: RequestContext, said: Said, words: Words) {
  const { person, meant } = await look(ctx, said);
  return await exportPerson(ctx.database, [ctx.caller.orgId], { person, leads: meant }, words);
}

/** Unused parts of the file keep pieces until it is written anew; nobody can tell of Postgres. */
async function goneFromFileBy(database: Database, now: Date): Promise<string | null> {
  const size = await database.engine.sizeBytes();
  if (size === 0 || size > rewrittenBytesMax) return null;
  // The night after that many days.
  return new Date(now.getTime() + (retention.unusedParts.days + 1) * 24 * 60 * 60_000).toISOString();
}

async function showLeads(database: Database, found: readonly FoundLead[]) {
  const places = await whereLeadsAre(database, found);
  const contacts = await contactsOf(
    database,
    found.map(({ id }) => id),
  );
  return found.map((lead) => ({
    leadId: lead.id,
    name: fullName(lead),
    title: lead.title,
    company: lead.company,
    location: lead.location,
    email: lead.email,
    profileUrl: lead.profileUrl,
    owner: places.get(lead.id)?.owner ?? { id: lead.ownerId, name: lead.ownerId },
    lists: places.get(lead.id)?.lists ?? [],
    why: lead.why,
    isMeant: lead.isMeant,
    contactId: contacts.get(lead.id) ?? null,
  }));
}

const excerptOf = (text: string): string =>
  text.length > excerptLengthMax ? `${text.slice(0, excerptLengthMax - 1)}…` : text;
