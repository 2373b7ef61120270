import { compareCompanies, sameCompany } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany, type NormalizedCompany } from "../matching/companies/normalizeCompany.ts";
import { profileKey, spellingsOfName } from "./identities.ts";
import type { LeadFacts } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { withoutTag } from "./reachesIn.ts";

/** By what a person is looked for: what was asked, and what their leads have. */
interface Signs {
  profiles: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  /** Where somebody of a name works. */
  employers: ReadonlyMap<string, Employer[]>;
  size: number;
}

interface Employer {
  company: NormalizedCompany;
  /** Typed by whoever asks: may be spelled in another way. */
  isAsked: boolean;
}

/** What a lead has in common with a person. */
export interface Ties {
  /** A profile of its own. */
  profile: boolean;
  /** Its main address. */
  mainEmail: boolean;
  /** Any address of its own. */
  email: boolean;
  /** An address or profile in a column that may be about somebody else. */
  mention: boolean;
  /** Name with company. */
  job: boolean;
}

export function signsOf(person: Person, leads: readonly LeadFacts[]): Signs {
  const profiles = new Set(leads.flatMap(({ profileUrls }) => profileUrls.map(profileKey)));
  if (person.profileUrl !== undefined) profiles.add(profileKey(person.profileUrl));
  const emails = new Set(leads.flatMap((facts) => facts.emails));
  if (person.email !== undefined) emails.add(person.email);
  const employers = new Map<string, Employer[]>();
  const jobs = new Set<string>();
  const addJobs = (names: string[], companies: readonly (string | null)[], isAsked: boolean) => {
    for (const name of names.flatMap(spellingsOfName))
      for (const text of companies) {
        const company = normalizeCompany(text, []);
        const job = `${name}\n${company.coreJoined}\n${isAsked}`;
        if (company.coreJoined === "" || jobs.has(job)) continue;
        jobs.add(job);
        employers.set(name, [...(employers.get(name) ?? []), { company, isAsked }]);
      }
  };
  if (person.name !== undefined) addJobs([person.name], [person.company ?? null], true);
  for (const { names, companies } of leads) addJobs(names, companies, false);
  return { profiles, emails, employers, size: profiles.size + emails.size + jobs.size };
}

/** Null where there are none. */
export function tiesOf({ profiles, emails, employers }: Signs, facts: LeadFacts): Ties | null {
  const isProfile = (url: string) => profiles.has(profileKey(url));
  const isEmail = (email: string) => emails.has(email) || emails.has(withoutTag(email));
  const ties: Ties = {
    profile: facts.profileUrls.some(isProfile),
    mainEmail: facts.mainEmails.some(isEmail),
    email: facts.emails.some(isEmail),
    mention: facts.further.emails.some(isEmail) || facts.further.profileUrls.some(isProfile),
    job: employers.size > 0 && worksThere(employers, facts),
  };
  return Object.values(ties).includes(true) ? ties : null;
}

function worksThere(employers: Signs["employers"], { names, companies }: LeadFacts): boolean {
  const wanted = names.flatMap(spellingsOfName).flatMap((name) => employers.get(name) ?? []);
  if (wanted.length === 0) return false;
  const own = companies.map((company) => normalizeCompany(company, []));
  return wanted.some(({ company, isAsked }) =>
    own.some((each) => {
      const level = compareCompanies(each, company);
      return isAsked ? sameCompany.has(level) : level === "exact";
    }),
  );
}
