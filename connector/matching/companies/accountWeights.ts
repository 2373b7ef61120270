/**
 * What each level of a lead's company and an account counts, as log odds against an account that has nothing to
 * do with it. Estimated by hand on two sets of accounts (test/bench/README.md), rounded to quarters.
 */
export const accountWeights = {
  name: {
    same: 6,
    group: 5,
    national: 4.75,
    site: 4.25,
    alias: 5.5,
    slip: 3.5,
    short: 3,
    part: 1.5,
    other: 0,
  },
  domain: { same: 5, alike: 4.5, other: -3, blank: 0 },
  place: { city: 1.75, state: 1.75, country: 1.5, headquarters: -0.5, other: -2, blank: 0 },
  form: { other: -1.5, blank: 0 },
  word: { common: -1.5, telling: 0 },
} as const;

/** With less, an account is nothing that a rep would take seriously. */
export const offeredMin = 2.75;
/** With less, and without the lead's web domain, no account is certain, though nothing speaks against it. */
export const exactMin = 5.5;

export interface AccountLevels {
  /**
   * `group`: but for words such as Group; `national`: but for a country; `site`: a plant or city of it; `alias`:
   * a brand or a former name; `short`: initials, or a translation; `part`: one name has more words.
   */
  name: keyof typeof accountWeights.name;
  /** `alike`: of one label, as acme.com and acme.de, or of the same group of accounts. */
  domain: keyof typeof accountWeights.domain;
  /** `headquarters`: in another country, and above others of the company. */
  place: keyof typeof accountWeights.place;
  form: keyof typeof accountWeights.form;
  /** Whether the name has a word that few companies have. */
  word: keyof typeof accountWeights.word;
}

export const sumOf = ({ name, domain, place, form, word }: AccountLevels): number =>
  accountWeights.name[name] +
  accountWeights.domain[domain] +
  accountWeights.place[place] +
  accountWeights.form[form] +
  accountWeights.word[word];
