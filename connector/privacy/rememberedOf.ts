import type { StayedLead } from "./chooseLeads.ts";
import {
  atReaches,
  distinct,
  identitiesOf,
  identityKey,
  kindOfProfile,
  shortNames,
  writtenNames,
  type Identity,
} from "./identities.ts";
import { whatKeepsOut } from "./keptOut.ts";
import { surelyOwn, type LeadFacts } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { withoutTag } from "./reachesIn.ts";

interface Remembered {
  /** What imports keep out from now on: what was asked for and what the person's leads have. */
  identities: Identity[];
  /** Addresses of the person's that somebody has who stays: they count with the person's name alone. */
  shared: string[];
}

/**
 * What is remembered of a person, without what would keep out one of the leads that stay. Names are kept as
 * each lead has them, and shortened, with each address and profile of the person: so a lead that was known by
 * these does not come back.
 */
export function rememberedOf(
  person: Person,
  theirs: readonly LeadFacts[],
  stayed: readonly StayedLead[],
): Remembered {
  const { profileUrl, email, name, company } = person;
  const asked = (value: string | undefined) => (value === undefined ? [] : [value]);
  const profileUrls = [...new Set([...asked(profileUrl), ...theirs.flatMap(surelyOwn)])];
  const columns = [...asked(email), ...theirs.flatMap(({ columnEmail }) => columnEmail ?? [])];
  const emails = [...new Set([...columns, ...theirs.flatMap((facts) => facts.emails)])];
  const taken = emailsOfOthers(person, theirs, stayed);
  const alone = emails.filter((each) => !taken.has(each));
  const names = [...new Set([...asked(name), ...theirs.flatMap((facts) => facts.names)])];
  const jobs = [{ names: asked(name), companies: [company ?? null] }, ...theirs].flatMap((each) =>
    identitiesOf({ names: each.names, companies: each.companies, emails: [], profileUrls: [] }),
  );
  const shortOfOthers = new Set(stayed.flatMap(({ facts }) => facts.names.flatMap(shortNames)));
  const written = new Set(names.flatMap(writtenNames));
  for (const short of names.flatMap(shortNames)) if (!shortOfOthers.has(short)) written.add(short);
  const all = distinct([
    ...profileUrls.map((url): Identity => ({ kind: kindOfProfile(url), value: url })),
    ...alone.map((value): Identity => ({ kind: columns.includes(value) ? "email" : "furtherEmail", value })),
    ...jobs,
    ...atReaches([...written], { emails, profileUrls }),
  ]);
  return {
    identities: withoutThose(all, stayed),
    shared: emails.filter((each) => taken.has(each)),
  };
}

/** Without those by which an import would keep out one of the leads. */
function withoutThose(identities: readonly Identity[], stayed: readonly StayedLead[]): Identity[] {
  const left = new Map(identities.map((each) => [identityKey(each), each]));
  const has = (identity: Identity) => left.has(identityKey(identity));
  for (const { facts } of stayed)
    for (;;) {
      const kinds = new Set([...left.values()].map(({ kind }) => kind));
      const deciding = whatKeepsOut({ facts, cellEmails: [] }, { has, kinds });
      if (deciding.length === 0) break;
      for (const each of deciding) left.delete(identityKey(each));
    }
  return [...left.values()];
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
