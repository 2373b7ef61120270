import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { compareCompanies, sameCompany } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { foldText } from "../matching/foldText.ts";
import { foldEmail, foldName } from "./identities.ts";

/** Whom a search is for. `profileUrl` is canonical; a name is looked for together with a company. */
export interface Person {
  profileUrl?: string | undefined;
  email?: string | undefined;
  name?: string | undefined;
  company?: string | undefined;
}

/** Tells what is a person's, and what only mentions them. */
export interface PersonMatcher {
  isLead(lead: LeadRow, profileUrls: readonly string[]): boolean;
  /** Whether a rep typed the person's address, or their name where the lead is at their company. */
  isTyped(values: ContactValues, lead: LeadRow | undefined): boolean;
  /** Whether a text, or a text within a value, has the person's address, profile or full name in it. */
  mentions(value: unknown): boolean;
  /** A further full name of the person, for `mentions`. */
  addName(name: string): void;
}

export function createPersonMatcher({ profileUrl, email, name, company }: Person): PersonMatcher {
  const address = email === undefined ? null : foldEmail(email);
  const employer = company === undefined ? null : normalizeCompany(company, []);
  const wanted = name === undefined ? null : foldName(name);
  const names = new Set<string>();
  const addName = (full: string) => {
    const words = foldText(full).split(" ");
    if (words.length < 2) return;
    names.add(words.join(" "));
    names.add([words.at(-1), ...words.slice(0, -1)].join(" "));
  };
  if (name !== undefined) addName(name);

  const isNamed = (...spellings: string[]) =>
    wanted !== null && spellings.some((spelling) => foldName(spelling) === wanted);
  const worksThere = ({ company: now, formerCompany }: LeadRow) =>
    [now, formerCompany].some(
      (each) =>
        employer !== null &&
        each !== null &&
        sameCompany.has(compareCompanies(normalizeCompany(each, []), employer)),
    );
  const isAddress = (text: string) =>
    address !== null && text.split(/[\s,;<>]+/).some((part) => foldEmail(part) === address);

  return {
    isLead: (lead, urls) =>
      (profileUrl !== undefined && urls.includes(profileUrl)) ||
      isAddress(lead.email ?? "") ||
      Object.entries(lead.extra).some(([column, text]) => /mail/i.test(column) && isAddress(text)) ||
      (isNamed(`${lead.firstName} ${lead.lastName}`, lead.sourceName) && worksThere(lead)),
    isTyped: (values, lead) =>
      Object.entries(values).some(([field, value]) => /mail$/i.test(field) && isAddress(String(value))) ||
      (lead !== undefined &&
        isNamed(`${values["FirstName"] ?? ""} ${values["LastName"] ?? ""}`) &&
        worksThere(lead)),
    mentions: (value) =>
      textsIn(value).some((text) => {
        const lower = text.toLowerCase();
        const folded = ` ${foldText(text)} `;
        return (
          (address !== null && lower.includes(address)) ||
          (profileUrl !== undefined && lower.includes(slugOf(profileUrl))) ||
          [...names].some((full) => folded.includes(` ${full} `))
        );
      }),
    addName,
  };
}

/** Without host, which is written in many ways. */
const slugOf = (profileUrl: string): string =>
  profileUrl.replace(/^https:\/\/www\.linkedin\.com/, "").toLowerCase();

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
