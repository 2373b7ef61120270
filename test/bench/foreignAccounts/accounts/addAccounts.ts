import { hostOf, type Firm } from "../firms/firm.ts";
import { countries, type City, type Country } from "../places/countries.ts";
import type { Account, AccountRow } from "./account.ts";
import type { AccountBook } from "./accountBook.ts";
import { activeCustomer, activeProspect, dormant } from "./activity.ts";
import { rep } from "./accountBook.ts";
import { headquarters, sayAccount, site, subsidiary, type Entity } from "./sayAccount.ts";
import { sayWebsite } from "./website.ts";

export interface Group {
  parent: Account;
  subsidiaries: { account: Account; entity: Entity }[];
  sites: { account: Account; entity: Entity }[];
}

function addEntity(book: AccountBook, firm: Firm, entity: Entity, row: Partial<AccountRow> = {}): Account {
  const { level, country, city } = entity;
  return book.add({ name: sayAccount(book.random, entity), firm, level, country, city, row });
}

/** A firm that the CRM has once. */
export function addAccount(book: AccountBook, firm: Firm, row: Partial<AccountRow> = {}): Account {
  const word = book.random.chance(0.06) ? book.random.pick(["Group", "Holding", "International"]) : "";
  return addEntity(book, firm, headquarters(book.random, firm, word), row);
}

/** A firm that the CRM has twice. */
export function addTwice(book: AccountBook, firm: Firm, difference: Difference): void {
  const entity = headquarters(book.random, firm, "");
  addDuplicate(book, addEntity(book, firm, entity), entity, difference);
}

/** The website that the lead's file has, too: for what no name tells. */
export const ownWebsite = (book: AccountBook, firm: Firm): Pick<AccountRow, "Website"> => ({
  Website: sayWebsite(book.random, hostOf(firm)),
});

/** A parent, its companies in other countries and their sites. */
export function addGroup(book: AccountBook, firm: Firm): Group {
  const { random } = book;
  const word = random.weighted([
    ["", 4],
    ["Group", 3],
    ["Holding", 2],
    ["International", 1],
  ]);
  const parent = addEntity(book, firm, headquarters(random, firm, word), {
    Website: random.chance(0.9) ? sayWebsite(random, hostOf(firm)) : "",
  });
  const abroad = random.shuffled(countries.filter(({ code }) => code !== firm.country.code));
  const at: Country[] = abroad.slice(0, random.between(2, 5));
  // One group in five has a company at home beside the holding.
  if (word === "Holding" && random.chance(0.6)) at.push(firm.country);
  const group: Group = { parent, subsidiaries: [], sites: [] };
  for (const country of at) {
    const entity = subsidiary(random, firm, country);
    const account = addEntity(book, firm, entity, childOf(book, parent));
    group.subsidiaries.push({ account, entity });
    for (const city of sitesOf(book, country, account.city)) {
      const place = site(random, entity, city);
      group.sites.push({
        entity: place,
        account: addEntity(book, firm, place, { ...childOf(book, account), BillingCity: city.own }),
      });
    }
  }
  return group;
}

function sitesOf({ random }: AccountBook, { cities }: Country, home: City): City[] {
  const others = random.shuffled(cities.filter((city) => city !== home));
  return others.slice(
    0,
    random.weighted([
      [0, 6],
      [1, 3],
      [2, 1],
    ]),
  );
}

const childOf = ({ random }: AccountBook, { row }: Account): Partial<AccountRow> => ({
  ParentId: random.chance(0.9) ? row.Id : "",
});

export type Difference = "owner" | "customer" | "activity";

/** The account once more, of which a rep takes one for the reason named. */
export function addDuplicate(
  book: AccountBook,
  first: Account,
  entity: Entity,
  difference: Difference,
): void {
  const { random } = book;
  const row: Partial<AccountRow> = {
    BillingCity: first.row.BillingCity,
    BillingCountry: first.row.BillingCountry,
    ParentId: first.row.ParentId,
    Website: random.chance(0.5) ? first.row.Website : "",
  };
  const [better, worse] = random.chance(0.5) ? [first.row, row] : [row, first.row];
  const ownerOf = difference === "owner" ? [rep, book.colleague()] : [book.colleague(), book.colleague()];
  Object.assign(better, { OwnerId: ownerOf[0] });
  Object.assign(worse, { OwnerId: ownerOf[1] });
  if (difference === "customer") {
    Object.assign(better, activeCustomer(random));
    Object.assign(worse, dormant(random));
  }
  if (difference === "activity") {
    const { Type } = dormant(random);
    Object.assign(better, activeProspect(random), { Type });
    Object.assign(worse, dormant(random), { Type });
  }
  // A colleague's may well be the customer: one's own comes first all the same.
  if (difference === "owner" && random.chance(0.4)) Object.assign(worse, activeCustomer(random));
  addEntity(book, first.firm ?? failing(), { ...entity, form: random.chance(0.7) ? entity.form : "" }, row);
}

function failing(): never {
  throw new Error("A person has no duplicate.");
}
