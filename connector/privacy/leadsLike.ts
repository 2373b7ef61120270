import { compareCompanies, sameCompany } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { foldWhole } from "../matching/foldText.ts";
import { fullName } from "../matching/names/fullName.ts";
import { spellingKey } from "../matching/names/spellingKey.ts";
import type { KnownLead, LeadFacts, ReadLeads } from "./leadFacts.ts";
import { joinedForms } from "./joinedForms.ts";
import { soundsFitting } from "./nameFit.ts";
import type { Person } from "./person.ts";
import { isShortened, type Name } from "./splitName.ts";

/**
 * Leads with a fitting name, or one that sounds like it, at the same company, or at one with a like name:
 * they may be the person's, by what was asked for or by what their leads have.
 */
export async function leadsLike(
  { name, company }: Person,
  theirs: readonly LeadFacts[],
  readLeads: ReadLeads,
): Promise<KnownLead[]> {
  const asked = name === undefined || company === undefined ? [] : [{ name, companies: [company] }];
  const known = [...asked, ...theirs.map((facts) => ({ name: facts, companies: facts.companies }))];
  if (known.length === 0) return [];
  const names = [...new Map(known.map(({ name }) => [fullName(name), name])).values()];
  const words = new Set(names.flatMap(wordsOf));
  const employers = companiesOf(known);
  const found: KnownLead[] = [];
  // Most have no word of the name, which is seen soonest. `Lisa M.` may be Elisabeth Muster.
  const mayFit = (lead: Name) => isShortened(lead) || wordsOf(lead).some((word) => words.has(word));
  for await (const { id, facts } of readLeads(mayFit)) {
    if (!names.some((each) => soundsFitting(each, facts))) continue;
    const own = companiesOf([facts]);
    const areLike = own.some((one) =>
      employers.some((other) => sameCompany.has(compareCompanies(one, other))),
    );
    if (areLike) found.push({ id, facts });
  }
  return found;
}

/** As they sound, with the last name as one word, and in East Asian script the whole name. */
const wordsOf = (name: Name): string[] =>
  [fullName(name), ...[name.lastName, ...joinedForms(name)].map(unspaced)]
    .flatMap((text) => foldWhole(text).split(" "))
    .filter((word) => word.length > 1)
    .map(spellingKey);

const unspaced = (text: string) => text.replace(/\s/g, "");

function companiesOf(leads: readonly Pick<LeadFacts, "companies">[]) {
  const texts = new Set(leads.flatMap(({ companies }) => companies).filter((text) => text !== null));
  return [...texts].map((text) => normalizeCompany(text, [])).filter(({ coreJoined }) => coreJoined !== "");
}
