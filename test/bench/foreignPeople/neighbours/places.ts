import { bareLetters, type Person } from "../people/person.ts";

/** Who works where, so that nobody at a firm is mistaken for another whom the generator does not know of. */
export class Places {
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #mails = new Set<string>();

  /** False where somebody at the firm or at one of a like name has nearly the same name. */
  isFree(person: Person): boolean {
    return !keysOf(person).some((key) => this.#taken.has(key));
  }

  /** From now on the person works there. Their address becomes one that nobody else has. */
  take(person: Person): void {
    for (const key of keysOf(person)) this.#taken.add(key);
    for (const key of countKeysOf(person)) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    for (const mail of ["workMail", "privateMail"] as const) {
      for (let number = 2; this.#mails.has(person[mail]); number += 1)
        person[mail] = person[mail].replace(/\d*@/u, `${number}@`);
      this.#mails.add(person[mail]);
    }
  }

  /** Whether nobody else at the firm has this given name, or this surname. */
  isOnly(person: Person, part: "given" | "family"): boolean {
    const [given = "", family = ""] = countKeysOf(person);
    return (this.#counts.get(part === "given" ? given : family) ?? 0) <= 1;
  }

  /** Whether somebody at the firm has the very same name. */
  hasNamesake({ firm, given, family }: Person): boolean {
    return this.#taken.has(`exactly|${firm.cluster}|${bare(given.latin[0])}|${bare(family.latin[0])}`);
  }

  /** How many have the same whole name, anywhere. */
  namesakes(person: Person): number {
    return this.#counts.get(wholeName(person)) ?? 0;
  }
}

const bare = (text: string) => bareLetters(text).toLowerCase();
const wholeName = ({ given, family }: Person) => `whole|${bare(given.latin[0])}|${bare(family.latin[0])}`;

function countKeysOf(person: Person): string[] {
  const { firm, given, family } = person;
  return [
    `given|${firm.cluster}|${bare(given.latin[0])}`,
    `family|${firm.cluster}|${stemOf(family.latin[0])}`,
    wholeName(person),
  ];
}

/** Kowalski and Kowalska are one family. */
const stemOf = (family: string) => bare(family).replace(/(ova|aya|a|i|y|u|s)$/u, "");

function keysOf({ firm, given, family }: Person): string[] {
  const initials = [...new Set(family.latin.map((spelling) => bare(spelling).slice(0, 1)))];
  return [
    `exactly|${firm.cluster}|${bare(given.latin[0])}|${bare(family.latin[0])}`,
    ...initials.map((initial) => `${firm.cluster}|${bare(given.latin[0])}|${initial}.`),
    `${firm.cluster}|${bare(given.latin[0]).slice(0, 1)}.|${stemOf(family.latin[0])}`,
  ];
}
