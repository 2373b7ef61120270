import { swapAnd } from "../accounts/sayAccount.ts";
import type { Firm } from "../firms/firm.ts";
import { withoutAccents, withoutUmlauts } from "../names/fold.ts";
import type { Country } from "../places/countries.ts";
import { spellingsOf, withForm } from "../places/spellings.ts";
import type { Random } from "../random.ts";

/** A company as its people write it: mostly without the legal form. */
export function sayCompany(random: Random, { core, form, country }: Firm, at: Country): string {
  const atHome = at.code === country.code;
  const name = random.weighted([
    [core, 60],
    [atHome ? withForm(core, random.pick(spellingsOf(form))) : core, 30],
    [`${core} Group`, 3],
    [atHome ? `${core} ${random.pick(at.words)}` : core, 4],
    [`${core} | We're hiring!`, 1],
    [`${core} - ${random.pick(at.cities).english}`, 2],
  ]);
  return sayLoosely(random, name);
}

/** The same text as another keyboard or a hurry writes it. */
export function sayLoosely(random: Random, text: string): string {
  return random.weighted([
    [text, 80],
    [text.toUpperCase(), 4],
    [text.toLowerCase(), 3],
    [withoutUmlauts(text), 3],
    [withoutAccents(text), 3],
    [swapAnd(text), 5],
    [`${text} `, 1],
    [text.replaceAll(" ", "\u00a0"), 1],
  ]);
}
