import type { IdentityKind } from "../database/schema/privacy.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { foldText } from "../matching/foldText.ts";

/** What a person is known by. */
interface Described {
  /** Canonical, as canonicalProfileUrl writes them. */
  profileUrls: readonly string[];
  email: string | null;
  name: string | null;
  companies: readonly (string | null)[];
}

export interface Identity {
  kind: IdentityKind;
  value: string;
}

/**
 * What identifies a person, each in one spelling: profiles, e-mail address, and name with company, now or
 * before. A name alone, or one whose last name is only an initial, identifies nobody.
 */
export function identitiesOf({ profileUrls, email, name, companies }: Described): Identity[] {
  const folded = name === null ? "" : foldName(name);
  return [
    ...profileUrls.map((url): Identity => ({ kind: kindOfProfile(url), value: url })),
    ...(email === null ? [] : [{ kind: "email" as const, value: foldEmail(email) }]),
    ...(isFullName(folded) ? companies : []).flatMap((company): Identity[] => {
      const employer = normalizeCompany(company, []).coreJoined;
      return employer === "" ? [] : [{ kind: "name", value: `${folded}\n${employer}` }];
    }),
  ];
}

/** LinkedIn gives a person one of each of these; only two of a kind tell two people apart. */
function kindOfProfile(url: string): IdentityKind {
  if (url.includes("/sales/")) return "salesProfile";
  return /\/in\/AC[A-Za-z]/.test(url) ? "memberProfile" : "publicProfile";
}

export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** The words of a name, in any order and spelling. */
export function foldName(name: string): string {
  return foldText(name).split(" ").sort().join(" ");
}

function isFullName(folded: string): boolean {
  return folded.split(" ").filter((word) => word.length > 1).length > 1;
}
