import { addAccount, addTwice, ownWebsite, type Difference } from "../accounts/addAccounts.ts";
import { dormant } from "../accounts/activity.ts";
import { sharedHosts, sharedPage } from "../accounts/website.ts";
import { hostOf } from "../firms/firm.ts";
import { makeFirm } from "../firms/makeFirm.ts";
import { makeTwin } from "../firms/makeTwin.ts";
import { noCompanies, soundsLikeNone } from "../leads/noCompany.ts";
import type { Story, World } from "./story.ts";

/** One company, which the CRM has once. */
export const plain: Story = (world) => {
  const { random, maker, accounts, leads } = world;
  const firm = makeFirm(maker);
  const isMarked = random.chance(0.05);
  const isTwinned = !isMarked && random.chance(0.3);
  const account = addAccount(accounts, firm, isTwinned ? ownWebsite(accounts, firm) : {});
  if (isMarked) addMarked(world, account.row.Name, firm.country);
  if (!isTwinned) {
    leads.add({ firm, classes: isMarked ? ["a test or a duplicate beside it"] : ["plain"] });
    return;
  }
  const { twin, likeness } = makeTwin(maker, firm);
  addAccount(accounts, twin, ownWebsite(accounts, twin));
  const isClose = likeness === "namesake abroad" || likeness === "one letter";
  leads.add({
    firm,
    classes: [`beside it: ${likeness}`],
    country: firm.country,
    ...(isClose && { website: "known" }),
  });
};

/** What somebody left behind while trying, named like a company. */
function addMarked(
  { random, accounts }: World,
  name: string,
  country: (typeof accounts.accounts)[number]["country"],
): void {
  const marked = random.pick([
    `TEST ${name}`,
    `${name} - TEST`,
    `zzz_${name}`,
    `DO NOT USE - ${name}`,
    `${name} (duplicate)`,
    `xx ${name} xx`,
  ]);
  accounts.add({
    name: marked,
    country,
    city: random.pick(country.cities),
    row: { ...dormant(random), OwnerId: accounts.colleague(), Website: "" },
  });
}

const differences: readonly Difference[] = ["owner", "customer", "activity"];

/** One company, which the CRM has twice. */
export const duplicate: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker);
  const difference = random.pick(differences);
  addTwice(accounts, firm, difference);
  leads.add({ firm, classes: [`duplicate: ${difference}`] });
};

/** A company of which the CRM knows nothing. */
export const absent: Story = ({ maker, leads }) => {
  leads.add({ firm: makeFirm(maker), classes: ["not in the CRM"] });
};

/** A company that only looks like one of the CRM. */
export const twinOnly: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker);
  const { twin, likeness } = makeTwin(maker, firm);
  const [known, unknown] = random.chance(0.5) ? [firm, twin] : [twin, firm];
  const isClose = likeness === "namesake abroad" || likeness === "one letter";
  const isWebsiteKnown = isClose || random.chance(0.85);
  addAccount(accounts, known, isWebsiteKnown ? ownWebsite(accounts, known) : {});
  leads.add({
    firm: unknown,
    country: unknown.country,
    ...(isClose && { website: "known" }),
    classes: [`only a like name: ${likeness}`],
  });
};

export const noCompany: Story = ({ random, leads }) => {
  leads.add({
    company: random.pick(noCompanies),
    classes: ["works for nobody"],
    ...(random.chance(0.1) && {
      website: { text: random.pick(["linkedin.com", "https://www.linkedin.com/in/me", "-", "n/a"]) },
    }),
  });
};

/** A company whose first word is what people write who have none. */
export const likeNobody: Story = ({ random, maker, accounts, leads }) => {
  const made = makeFirm(maker, "wordAndTrade");
  const word = random.pick(soundsLikeNone);
  const core = `${word} ${made.core}`;
  const firm = maker.change(made, { core, first: core });
  if (random.chance(0.7)) addAccount(accounts, firm);
  leads.add({ firm, classes: ["sounds like nobody"] });
};

/** The company's page is one of a thousand at its host. */
export const sharedHost: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker);
  const host = random.pick(sharedHosts);
  const isThere = random.chance(0.5);
  if (isThere)
    addAccount(accounts, firm, { Website: random.chance(0.5) ? sharedPage(host, firm.label) : "" });
  const other = makeFirm(maker);
  addAccount(accounts, other, { Website: sharedPage(host, other.label) });
  leads.add({
    firm,
    website: { text: sharedPage(random.chance(0.8) ? host : random.pick(sharedHosts), firm.label) },
    classes: ["shared host"],
  });
};

/** The company is named by its website's host. */
export const namedByHost: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker);
  const host = hostOf(firm);
  if (random.chance(0.5)) {
    addAccount(accounts, firm, ownWebsite(accounts, firm));
    leads.add({ firm, company: random.chance(0.5) ? host : `www.${host}`, classes: ["named by its host"] });
    return;
  }
  addAccount(accounts, firm, { Name: host, Website: random.chance(0.5) ? host : "" });
  leads.add({ firm, website: "known", classes: ["named by its host"] });
};
