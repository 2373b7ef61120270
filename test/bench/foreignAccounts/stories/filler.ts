import { addAccount, addGroup, addTwice } from "../accounts/addAccounts.ts";
import { makeFirm } from "../firms/makeFirm.ts";
import { makeTwin } from "../firms/makeTwin.ts";
import { noCompanyAccounts } from "../leads/noCompany.ts";
import { person } from "../leads/people.ts";
import { countries } from "../places/countries.ts";
import type { Story } from "./story.ts";

const tests = [
  "Test",
  "TEST",
  "Test GmbH",
  "Test Account",
  "Test Account 2",
  "asdf",
  "Dummy Inc.",
  "Sample Account for Entitlements",
  "xxx",
  "Demo AG",
  "Testfirma",
  "Prueba S.L.",
  "aaa",
  "1",
  "ACCOUNT",
  "Import 2019",
];

/** Accounts that no lead of the list is of. */
export const filler: Story = ({ random, maker, accounts }) => {
  const kind = random.weighted([
    ["firm", 60],
    ["twins", 12],
    ["group", 4],
    ["person", 12],
    ["test", 2],
    ["duplicate", 8],
    ["nobody", 2],
  ]);
  const country = random.pick(countries);
  const city = random.pick(country.cities);
  if (kind === "firm") addAccount(accounts, makeFirm(maker));
  else if (kind === "twins") {
    const firm = makeFirm(maker);
    addAccount(accounts, firm);
    addAccount(accounts, makeTwin(maker, firm).twin);
  } else if (kind === "group") addGroup(accounts, makeFirm(maker, "word"));
  else if (kind === "person") {
    const { first, last } = person(random);
    accounts.add({ name: `${first} ${last}`, country, city, row: { IsPersonAccount: "true", Website: "" } });
  } else if (kind === "duplicate") {
    addTwice(accounts, makeFirm(maker), random.pick(["owner", "customer", "activity"]));
  } else
    accounts.add({
      name: random.pick(kind === "test" ? tests : noCompanyAccounts),
      country,
      city,
      row: { Website: "" },
    });
};
