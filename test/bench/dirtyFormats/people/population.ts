import type { Firm } from "../../foreignAccounts/firms/firm.ts";
import type { Random } from "../../foreignAccounts/random.ts";
import { makePerson, nameKey, type Person } from "./person.ts";

/** People of the firms, no two of one firm with the same name, address or title and city. */
export class Population {
  private readonly taken = new Set<string>();
  private readonly random: Random;
  private readonly firms: readonly Firm[];

  constructor(random: Random, firms: readonly Firm[]) {
    this.random = random;
    this.firms = firms;
  }

  somebody(): Person {
    return this.fresh(() => makePerson(this.random, this.random.pick(this.firms)));
  }

  /** Of the same firm and surname. */
  relative({ firm, family, city, title, given }: Person): Person {
    return this.fresh(() => {
      const relative = makePerson(this.random, firm, { family });
      return relative.given.slice(0, 1) === given.slice(0, 1) ||
        (relative.title === title && relative.city === city)
        ? undefined
        : relative;
    });
  }

  /** Of the same firm and first name. */
  namedAlike({ firm, given, title, family }: Person): Person {
    return this.fresh(() => {
      const alike = makePerson(this.random, firm, { given });
      return alike.title === title || alike.family.slice(0, 2) === family.slice(0, 2) ? undefined : alike;
    });
  }

  /** Another person, of another firm in another city. */
  sameNameElsewhere({ firm, given, family, title }: Person): Person {
    return this.fresh(() => {
      const other = makePerson(this.random, this.random.pick(this.firms), { given, family });
      return other.firm.id === firm.id || other.title === title ? undefined : other;
    });
  }

  private fresh(make: () => Person | undefined): Person {
    for (let tries = 0; tries < 5000; tries++) {
      const person = make();
      if (!person) continue;
      const keys = [nameKey(person), person.email];
      if (keys.some((key) => this.taken.has(key))) continue;
      for (const key of keys) this.taken.add(key);
      return person;
    }
    throw new Error("Nobody else is left.");
  }
}
