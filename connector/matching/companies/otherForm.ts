import type { AccountCandidate } from "./accountFacts.ts";
import type { Contender, PreparedAccount } from "./contender.ts";
import { legalForms, type LegalForm } from "./legalForms.ts";
import type { PreparedCompany } from "./placed.ts";

/**
 * Whether an account of the lead's company's name may be another company, by legal form and country: Merck &
 * Co., Inc. for somebody at Merck KGaA. Its group tells more: `isInTwoCountries`, of the accounts that are
 * one company with it by parents or web addresses.
 */
export function hasOtherForm(
  { names, country }: PreparedCompany,
  { prepared, identity, sharesDomain }: Contender<AccountCandidate>,
  isInTwoCountries: boolean,
): boolean {
  if (identity.isLike || sharesDomain || isInTwoCountries) return false;
  const [form, other] = [names[0]?.company.form ?? null, prepared.names[0]?.company.form ?? null];
  if (form === null || other === null || form === other) return false;
  const homes = homesOf(form, country);
  // A company of the European Union keeps this form abroad, and mostly had one of its country before.
  if (form === europeanForm) homes.push(...form.countries);
  return homesOf(other, prepared.country).every((each) => !homes.includes(each));
}

const europeanForm = legalForms.find(({ spellings }) => spellings.includes("se"));

/** Where a company of that form may be at home. One that its country does not have is another country's. */
function homesOf({ countries }: LegalForm, country: string | null): string[] {
  if (country === null) return [...countries];
  return countries.includes(country) ? [country] : [country, ...countries];
}

/** The houses that have accounts in two countries at least. */
export function housesInTwoCountries(
  accounts: readonly { house: number; prepared: PreparedAccount<unknown> }[],
): ReadonlySet<number> {
  const first = new Map<number, string>();
  const several = new Set<number>();
  for (const { house, prepared } of accounts) {
    if (prepared.country === null) continue;
    const known = first.get(house);
    if (known === undefined) first.set(house, prepared.country);
    else if (known !== prepared.country) several.add(house);
  }
  return several;
}
