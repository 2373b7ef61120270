import { identifyAccount } from "./identifyAccount.ts";
import { namesOfCompany } from "./namesOfCompany.ts";
import { companyDomain } from "./sharedHosts.ts";

interface Employer {
  company: string | null;
  website: string | null;
}

/**
 * Whether a person who works at one company now is certainly no longer at the other: both are named, and
 * neither names nor web addresses have anything in common. `email`: the person's address at the other.
 */
export function hasLeft(
  now: Employer,
  { company, website, email }: Employer & { email: string | null },
): boolean {
  if (now.company === null || company === null) return false;
  const [present, former] = [
    namesOfCompany(now.company, [now.website], null),
    namesOfCompany(company, [website], null),
  ];
  const areNamed = [present, former].every(([own]) => own !== undefined && own.company.coreJoined !== "");
  if (!areNamed || identifyAccount(present, former) !== null) return false;
  const domain = companyDomain(now.website);
  return domain === null || companyDomain(email) !== domain;
}
