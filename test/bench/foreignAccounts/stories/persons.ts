import { addAccount } from "../accounts/addAccounts.ts";
import type { AccountRow } from "../accounts/account.ts";
import { makeFirm } from "../firms/makeFirm.ts";
import { person } from "../leads/people.ts";
import { sayCompany } from "../leads/sayCompany.ts";
import { countries } from "../places/countries.ts";
import type { Story } from "./story.ts";

const asPerson: Partial<AccountRow> = {
  IsPersonAccount: "true",
  Industry: "",
  ParentId: "",
  OpenOpportunities: "1",
};

/** The CRM has the person as a customer: no account for a contact. */
export const personOnly: Story = ({ random, maker, accounts, leads }) => {
  const country = random.pick(countries);
  const city = random.pick(country.cities);
  const name = person(random);
  if (random.chance(0.5)) {
    const full = `${name.first} ${name.last}`;
    accounts.add({ name: full, country, city, row: { ...asPerson, Website: "" } });
    leads.add({
      company: random.pick([full, `${full} Consulting`, full]),
      name,
      country,
      classes: ["person account only"],
    });
    return;
  }
  const firm = makeFirm(maker, "family");
  accounts.add({
    name: firm.core,
    country: firm.country,
    city: random.pick(firm.country.cities),
    row: { ...asPerson, Website: "" },
  });
  leads.add({ firm, country: firm.country, company: firm.core, classes: ["person account only"] });
};

/** A company, and a person account of the same name. */
export const personBeside: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker, "family");
  const company = sayCompany(random, firm, firm.country);
  addAccount(accounts, firm);
  accounts.add({
    name: company,
    country: firm.country,
    city: random.pick(firm.country.cities),
    row: { ...asPerson, Website: "" },
  });
  leads.add({ firm, country: firm.country, company, classes: ["person account beside it"] });
};
