import { kindOfProfile, profileKey } from "../matching/profileKinds.ts";
import type { StayedLead } from "./chooseLeads.ts";
import {
  atReaches,
  distinct,
  identitiesOf,
  identityKey,
  shortNames,
  writtenNames,
  type Identity,
} from "./identities.ts";
import { whatKeepsOut } from "./keptOut.ts";
import { surelyMain, surelyOwn, type LeadFacts } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { isShortened } from "./splitName.ts";
import { withoutTag } from "../matching/emailsIn.ts";

interface Remembered {
  /** What imports keep out from now on: what was asked for and what the person's leads have. */
  identities: Identity[];
  /** Whether more was known, of which those who stay have some. */
  isWithheld: boolean;
  /** Addresses of the person's that somebody has who stays: they count with the person's name alone. */
  shared: string[];
  /** Found only in a row with an initial, so perhaps somebody else's: counts only with that name. */
  unsure: string[];
}

/**
 * The identities to remember of a person. None of them keeps out a lead that stays. Each name is combined
 * with each address and profile, so that a lead that was known by two of them does not come back.
 */
export function rememberedOf(
  person: Person,
  theirs: ReadonlyMap<string, LeadFacts>,
  stayed: readonly StayedLead[],
): Remembered {
  const { profileUrl, email, name, company } = person;
  const asked = <Value>(value: Value | undefined) => (value === undefined ? [] : [value]);
  const leads = [...theirs.values()];
  const sure = sureLeads(person, theirs);
  const profileUrls = [...new Set([...asked(profileUrl), ...leads.flatMap(surelyOwn)])];
  const mains = new Set([...asked(profileUrl), ...sure.flatMap(surelyMain)]);
  const further = new Set(sure.flatMap(surelyOwn).filter((url) => !mains.has(url)));
  const columns = new Set([...asked(email), ...sure.flatMap((facts) => facts.columnEmails)]);
  const emails = [...new Set([...columns, ...leads.flatMap((facts) => facts.emails)])];
  const taken = emailsOfOthers(person, leads, stayed);
  const surelyTheirs = new Set([...columns, ...sure.flatMap((facts) => facts.emails)]);
  const alone = emails.filter((each) => !taken.has(each) && surelyTheirs.has(each));
  const names = [...asked(name), ...leads.flatMap((facts) => facts.names)];
  const jobs = [{ names: asked(name), companies: [company ?? null] }, ...leads].flatMap((each) =>
    identitiesOf({ names: each.names, companies: each.companies, emails: [], profileUrls: [] }),
  );
  const shortOfOthers = new Set(stayed.flatMap(({ facts }) => facts.names.flatMap(shortNames)));
  const written = new Set(names.flatMap(writtenNames));
  for (const short of names.flatMap(shortNames)) if (!shortOfOthers.has(short)) written.add(short);
  const all = distinct([
    ...[...mains].map((url): Identity => ({ kind: kindOfProfile(url), value: url })),
    ...[...further].map((url): Identity => ({ kind: "furtherProfile", value: url })),
    ...alone.map((value): Identity => ({ kind: columns.has(value) ? "email" : "furtherEmail", value })),
    ...jobs,
    ...atReaches([...written], { emails, profileUrls }),
  ]);
  const shared = emails.filter((each) => taken.has(each));
  return {
    identities: withoutThose(all, stayed),
    isWithheld: all.length + shared.length > 0,
    shared,
    unsure: [
      ...profileUrls.filter((url) => !mains.has(url) && !further.has(url)),
      ...emails.filter((each) => !taken.has(each) && !surelyTheirs.has(each)),
    ],
  };
}

/**
 * The leads whose profiles and addresses are the person's beyond doubt: those that were asked for, and those
 * with a whole name. `J. Beispiel` at the address of Jonas may be Julia, whom the row's profile would ban.
 */
function sureLeads(
  { name, profileUrl, leadIds = [] }: Person,
  theirs: ReadonlyMap<string, LeadFacts>,
): LeadFacts[] {
  const names = [...(name === undefined ? [] : [name]), ...theirs.values()];
  const isWholeKnown = names.some((each) => !isShortened(each));
  const asked = profileUrl === undefined ? undefined : profileKey(profileUrl);
  return [...theirs].flatMap(([id, facts]) => {
    const isAsked = leadIds.includes(id) || facts.mainProfiles.some((url) => profileKey(url) === asked);
    return isAsked || !isWholeKnown || !isShortened(facts) ? [facts] : [];
  });
}

/**
 * Without those by which an import would keep out one of the leads. Without one of them, another lead that
 * came in by it may be kept out: so all are asked again until none is.
 */
function withoutThose(identities: readonly Identity[], stayed: readonly StayedLead[]): Identity[] {
  const rows = stayed.map(({ facts }) => ({ facts, cell: { emails: facts.emailTails, profileUrls: [] } }));
  const left = new Map(identities.map((each) => [identityKey(each), each]));
  const has = (identity: Identity) => left.has(identityKey(identity));
  for (;;) {
    const before = left.size;
    for (const row of rows) {
      const kinds = new Set([...left.values()].map(({ kind }) => kind));
      for (const each of whatKeepsOut(row, { has, kinds })) left.delete(identityKey(each));
    }
    if (left.size === before) return [...left.values()];
  }
}

/** One in a further column is nobody else's where the person's own e-mail column has it, or they said so. */
function emailsOfOthers(
  { email, name }: Person,
  theirs: readonly LeadFacts[],
  stayed: readonly StayedLead[],
): Set<string> {
  const mains = new Set(theirs.flatMap(({ mainEmails }) => mainEmails));
  if (email !== undefined && name !== undefined) mains.add(email);
  const taken = stayed.flatMap(({ facts: { emails, mainEmails } }) => [
    ...mainEmails,
    ...emails.filter((each) => !mains.has(each)),
  ]);
  return new Set(taken.flatMap((each) => [each, withoutTag(each)]));
}
