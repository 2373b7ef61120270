import { nationalHost, sayWebsite } from "../accounts/website.ts";
import type { Account } from "../accounts/account.ts";
import type { Firm } from "../firms/firm.ts";
import { countries, type City, type Country } from "../places/countries.ts";
import { sayLocation } from "../places/sayPlace.ts";
import type { Random } from "../random.ts";
import type { Lead } from "./lead.ts";
import { jobTitle, person } from "./people.ts";
import { sayCompany } from "./sayCompany.ts";

interface NewLead {
  firm?: Firm;
  company?: string;
  /** "known" where only the website tells, "none" where there must be none; else half of them have one. */
  website?: "known" | "none" | { text: string };
  country?: Country;
  city?: City;
  named?: Account;
  classes: string[];
  /** For a lead whose company is the lead. */
  name?: { first: string; last: string };
}

/** The list of leads. */
export class LeadBook {
  readonly leads: Lead[] = [];
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  add({ firm, company, website, country, city, named, classes, name }: NewLead): Lead {
    const { random } = this;
    const at = country ?? this.country(firm);
    const place = city ?? random.pick(at.cities);
    const { first, last } = name ?? person(random);
    const isAbroad = firm !== undefined && country === undefined && at.code !== firm.country.code;
    const lead: Lead = {
      row: {
        "First Name": first,
        "Last Name": last,
        Company: company ?? (firm ? sayCompany(random, firm, at) : ""),
        Title: jobTitle(random),
        Location: sayLocation(random, at, place),
        "Company Website": this.website(firm, at, website),
      },
      ...(firm && { firm }),
      ...(named && { named }),
      country: at,
      city: place,
      classes: isAbroad ? [...classes, "lead abroad"] : classes,
    };
    this.leads.push(lead);
    return lead;
  }

  /** Where the company is at home, or seldom elsewhere. */
  private country(firm: Firm | undefined): Country {
    return firm && this.random.chance(0.95) ? firm.country : this.random.pick(countries);
  }

  private website(firm: Firm | undefined, at: Country, wanted: NewLead["website"]): string {
    if (typeof wanted === "object") return wanted.text;
    if (!firm || wanted === "none" || (wanted === undefined && this.random.chance(0.58))) return "";
    return sayWebsite(this.random, nationalHost(this.random, firm, at));
  }
}
