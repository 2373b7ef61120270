import type { StayedLead } from "./chooseLeads.ts";
import {
  distinct,
  identitiesOf,
  identitiesToLookFor,
  isProfileKind,
  kindOfProfile,
  type Identity,
} from "./identities.ts";
import type { LeadFacts } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { withoutTag } from "./reachesIn.ts";

interface Remembered {
  /** What imports keep out from now on: what was asked for and what the person's leads have. */
  identities: Identity[];
  /** Addresses of the person's that somebody has who stays: they count with the person's name alone. */
  shared: string[];
}

/** What is remembered of a person, without what would keep out one of the leads that stay. */
export function rememberedOf(
  { profileUrl, email, name, company }: Person,
  theirs: readonly LeadFacts[],
  stayed: readonly StayedLead[],
): Remembered {
  const asked = {
    profileUrls: profileUrl === undefined ? [] : [profileUrl],
    emails: email === undefined ? [] : [email],
    names: name === undefined ? [] : [name],
    companies: [company ?? null],
  };
  const own = distinct([asked, ...theirs].flatMap(identitiesOf));
  const taken = emailsOfOthers(theirs, stayed);
  const reaches = own.filter(
    ({ kind, value }) => isProfileKind(kind) || (kind === "email" && !taken.has(value)),
  );
  const kinds = new Set(reaches.map(({ kind }) => kind));
  const namesOfOthers = new Set<string>();
  for (const { facts } of stayed) {
    const hasOtherProfile = facts.profileUrls.some((url) => kinds.has(kindOfProfile(url)));
    const hasOtherEmail = facts.mainEmails.length > 0 && kinds.has("email");
    for (const { kind, value } of identitiesToLookFor(facts)) {
      const isToldApart = hasOtherProfile || (kind === "name" && hasOtherEmail);
      if (!isToldApart) namesOfOthers.add(`${kind} ${value}`);
    }
  }
  const names = own.filter(
    ({ kind, value }) =>
      (kind === "name" || kind === "nameAtEmail") && !namesOfOthers.has(`${kind} ${value}`),
  );
  const emails = own.filter(({ kind }) => kind === "email").map(({ value }) => value);
  return { identities: [...reaches, ...names], shared: emails.filter((each) => taken.has(each)) };
}

/** An address in a further column is nobody else's where the person's own e-mail column has it. */
function emailsOfOthers(theirs: readonly LeadFacts[], stayed: readonly StayedLead[]): Set<string> {
  const mains = new Set(theirs.flatMap(({ mainEmails }) => mainEmails));
  const taken = stayed.flatMap(({ facts: { emails, mainEmails } }) => [
    ...mainEmails,
    ...emails.filter((email) => !mains.has(email)),
  ]);
  return new Set(taken.flatMap((email) => [email, withoutTag(email)]));
}
