import { compareCompanies, sameCompany } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany, type NormalizedCompany } from "../matching/companies/normalizeCompany.ts";
import { profileKey } from "../matching/profileKinds.ts";
import { namesAtWork } from "./identities.ts";
import { surelyMain, surelyOwn, type LeadFacts } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import type { Name } from "./splitName.ts";
import { withoutTag } from "../matching/emailsIn.ts";

/** By what a person is looked for: what was asked, and what their leads have. */
interface Signs {
  leadIds: ReadonlySet<string>;
  /** Asked for, or those of a lead that was asked for. */
  asked: ReadonlySet<string>;
  profiles: ReadonlySet<string>;
  /** Profiles of leads that have two of one kind, so that one may be another person's. */
  doubtful: ReadonlySet<string>;
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
  /** It was asked for itself, or by its main profile. */
  asked: boolean;
  /** A profile of its profile columns. */
  mainProfile: boolean;
  /** A profile of its own. */
  profile: boolean;
  /** A profile of which it, or the person's lead, has two of a kind. */
  doubtful: boolean;
  /** Its main address. */
  mainEmail: boolean;
  /** Any address of its own. */
  email: boolean;
  /** What an address of its own ends with. */
  tail: boolean;
  /** An address or profile in a column that may be about somebody else. */
  mention: boolean;
  /** An address that a rep typed for it, though it is another lead's, or that of somebody erased. */
  typed: boolean;
  /** Name with company. */
  job: boolean;
}

export const noTies: Ties = {
  asked: false,
  mainProfile: false,
  profile: false,
  doubtful: false,
  mainEmail: false,
  email: false,
  tail: false,
  mention: false,
  typed: false,
  job: false,
};

export function signsOf(
  { profileUrl, email, name, company, leadIds = [] }: Person,
  theirs: ReadonlyMap<string, LeadFacts>,
): Signs {
  const leads = [...theirs.values()];
  const asked = new Set(profileUrl === undefined ? [] : [profileKey(profileUrl)]);
  for (const id of leadIds)
    for (const url of surelyMain(theirs.get(id) ?? { profileUrls: [], mainProfiles: [] }))
      asked.add(profileKey(url));
  const profiles = new Set([...asked, ...leads.flatMap((facts) => surelyOwn(facts).map(profileKey))]);
  const doubtful = new Set(leads.flatMap(({ profileUrls }) => profileUrls.map(profileKey)));
  for (const key of profiles) doubtful.delete(key);
  const emails = new Set(leads.flatMap((facts) => facts.emails));
  if (email !== undefined) emails.add(email);
  const employers = new Map<string, Employer[]>();
  const jobs = new Set<string>();
  const addJobs = (names: Name[], companies: readonly (string | null)[], isAsked: boolean) => {
    for (const each of names.flatMap(namesAtWork))
      for (const text of companies) {
        const employer = normalizeCompany(text, []);
        const job = `${each}\n${employer.coreJoined}\n${isAsked}`;
        if (employer.coreJoined === "" || jobs.has(job)) continue;
        jobs.add(job);
        employers.set(each, [...(employers.get(each) ?? []), { company: employer, isAsked }]);
      }
  };
  if (name !== undefined) addJobs([name], [company ?? null], true);
  for (const { names, companies } of leads) addJobs(names, companies, false);
  const size = asked.size + profiles.size + doubtful.size + emails.size + jobs.size;
  return { leadIds: new Set(leadIds), asked, profiles, doubtful, emails, employers, size };
}

/** Null where there are none. */
export function tiesOf(signs: Signs, id: string, facts: LeadFacts): Ties | null {
  const { leadIds, asked, profiles, doubtful, emails, employers } = signs;
  const isProfile = (url: string) => profiles.has(profileKey(url));
  const isEmail = (email: string) => emails.has(email) || emails.has(withoutTag(email));
  const sure = surelyOwn(facts);
  const ties: Ties = {
    asked: leadIds.has(id) || facts.mainProfiles.some((url) => asked.has(profileKey(url))),
    mainProfile: surelyMain(facts).some(isProfile),
    profile: sure.some(isProfile),
    doubtful: facts.profileUrls.some(
      (url) => doubtful.has(profileKey(url)) || (isProfile(url) && !sure.includes(url)),
    ),
    mainEmail: facts.mainEmails.some(isEmail),
    email: facts.emails.some(isEmail),
    tail: facts.emailTails.some(isEmail),
    mention: facts.further.emails.some(isEmail) || facts.further.profileUrls.some(isProfile),
    typed: facts.mentionsTyped.some(isEmail),
    job: employers.size > 0 && worksThere(employers, facts),
  };
  return Object.values(ties).includes(true) ? ties : null;
}

function worksThere(employers: Signs["employers"], { names, companies }: LeadFacts): boolean {
  const wanted = names.flatMap(namesAtWork).flatMap((name) => employers.get(name) ?? []);
  if (wanted.length === 0) return false;
  const own = companies.map((company) => normalizeCompany(company, []));
  return wanted.some(({ company, isAsked }) =>
    own.some((each) => {
      const level = compareCompanies(each, company);
      return isAsked ? sameCompany.has(level) : level === "exact";
    }),
  );
}
