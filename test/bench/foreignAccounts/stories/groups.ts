import {
  addDuplicate,
  addAccount,
  addGroup,
  ownWebsite,
  type Difference,
  type Group,
} from "../accounts/addAccounts.ts";
import { rep } from "../accounts/accountBook.ts";
import { withoutUmlauts } from "../names/fold.ts";
import type { Firm } from "../firms/firm.ts";
import { makeFirm } from "../firms/makeFirm.ts";
import { makeTwin } from "../firms/makeTwin.ts";
import { countries } from "../places/countries.ts";
import { withForm } from "../places/spellings.ts";
import type { Story, World } from "./story.ts";

const groupKinds: readonly Firm["kind"][] = ["word", "word", "wordAndTrade", "family"];
const differences: readonly Difference[] = ["owner", "customer", "activity"];

/** A parent, its companies in some countries, their sites, and two or three leads of them. */
export const group: Story = (world) => {
  const { random, maker, accounts } = world;
  const firm = makeFirm(maker, random.pick(groupKinds));
  const made = addGroup(accounts, firm);
  const owned = random.pick(made.subsidiaries);
  // The rep's own parent is not the answer where a colleague has the company of the country.
  if (random.chance(0.25)) made.parent.row.OwnerId = rep;
  if (random.chance(0.25)) {
    const { account, entity } = owned;
    addDuplicate(accounts, account, entity, random.pick(differences));
  }
  if (random.chance(0.25)) {
    const { twin } = makeTwin(maker, firm, "spin-off");
    addAccount(accounts, twin, {
      ...ownWebsite(accounts, twin),
      ...(random.chance(0.6) && { ParentId: made.parent.row.Id }),
    });
  }
  for (const tell of random
    .shuffled([inCountry, inCountry, elsewhere, atHome, atSite])
    .slice(0, random.between(2, 3)))
    tell(world, firm, made);
};

type Tell = (world: World, firm: Firm, group: Group) => void;

const inCountry: Tell = ({ random, leads }, firm, { subsidiaries }) => {
  const { account, entity } = random.pick(subsidiaries);
  const { country } = account;
  const company = random.weighted([
    [firm.core, 6],
    [entity.name, 2],
    [withForm(entity.name, entity.form), 2],
    [`${firm.core} ${country.names[0]}`, 1],
    [withoutUmlauts(firm.core), 1],
    [`${firm.core} Group`, 0.5],
  ]);
  leads.add({ firm, country, company, classes: ["group: company of the country"] });
};

const elsewhere: Tell = ({ random, leads }, firm, { subsidiaries, parent }) => {
  const taken = [parent, ...subsidiaries.map(({ account }) => account)].map(({ country }) => country.code);
  const country = random.pick(countries.filter(({ code }) => !taken.includes(code)));
  const company = random.chance(0.25) ? `${firm.core} ${random.pick(country.words)}` : firm.core;
  leads.add({ firm, country, company, classes: ["group: none in the country"] });
};

const atHome: Tell = ({ leads }, firm) => {
  leads.add({ firm, country: firm.country, classes: ["group: parent's country"] });
};

const atSite: Tell = ({ random, leads }, firm, { sites }) => {
  const place = sites[0];
  if (!place) return;
  const { account, entity } = place;
  leads.add({
    firm,
    country: account.country,
    city: account.city,
    ...(random.chance(0.5) ? { company: entity.name, named: account } : { company: firm.core }),
    classes: ["group: at a site"],
  });
};
