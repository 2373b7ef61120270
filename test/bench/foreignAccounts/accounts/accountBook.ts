import type { Firm } from "../firms/firm.ts";
import { sayCity, sayCountry } from "../places/sayPlace.ts";
import type { City, Country } from "../places/countries.ts";
import type { Random } from "../random.ts";
import { salesforceId } from "../salesforceId.ts";
import type { Account, AccountRow, Level } from "./account.ts";
import { anyStanding } from "./activity.ts";
import { nationalHost, noWebsites, sayWebsite } from "./website.ts";

const users = Array.from({ length: 14 }, (_, at) => salesforceId("005", 4000 + at * 37));

/** Whose list of leads it is, in every set. */
export const rep: string = users[3] ?? "";
const colleagues = users.filter((user) => user !== rep);

interface NewAccount {
  name: string;
  firm?: Firm;
  level?: Level;
  country: Country;
  city: City;
  row?: Partial<AccountRow>;
}

/** All accounts of the CRM. */
export class AccountBook {
  readonly accounts: Account[] = [];
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  add({ name, firm, level = "headquarters", country, city, row = {} }: NewAccount): Account {
    const account: Account = {
      ...(firm && { firm }),
      level,
      country,
      city,
      row: {
        Id: salesforceId("001", 900_000 + this.accounts.length * 61 + this.random.between(0, 60)),
        Name: name,
        Website: this.website(firm, country),
        ParentId: "",
        OwnerId: this.random.chance(0.12) ? rep : this.colleague(),
        Industry: firm && this.random.chance(0.75) ? firm.trade.industry : "",
        BillingCity: this.random.chance(0.9) ? sayCity(this.random, city) : "",
        BillingCountry: this.random.chance(0.94) ? sayCountry(this.random, country) : "",
        ...anyStanding(this.random),
        IsPersonAccount: "false",
        ...row,
      },
    };
    this.accounts.push(account);
    return account;
  }

  colleague(): string {
    return this.random.pick(colleagues);
  }

  private website(firm: Firm | undefined, country: Country): string {
    if (!firm || this.random.chance(0.15))
      return this.random.chance(0.15) ? this.random.pick(noWebsites) : "";
    return sayWebsite(this.random, nationalHost(this.random, firm, country));
  }
}
