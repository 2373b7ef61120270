import { describe, expect, it } from "vitest";
import { headerKey } from "../../connector/leadFiles/leadFormats.ts";
import { registeredDomain } from "../../connector/leadFiles/recordToLead.ts";
import { leadName } from "../../connector/leadFiles/leadName.ts";
import { canonicalProfileUrl } from "../../connector/matching/canonicalProfileUrl.ts";
import { indexAccounts } from "../../connector/matching/companies/indexAccounts.ts";
import { companyStems } from "../../connector/matching/companies/companyStems.ts";
import { compareCompanies } from "../../connector/matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../../connector/matching/companies/normalizeCompany.ts";
import { foldText } from "../../connector/matching/foldText.ts";
import { matchPeople } from "../../connector/matching/people/matchPeople.ts";
import { alphabetSpellings } from "../../connector/matching/names/alphabetSpellings.ts";
import { compareNames } from "../../connector/matching/names/compareNames.ts";
import { editDistance } from "../../connector/matching/names/editDistance.ts";
import { initialLetters } from "../../connector/matching/names/initialLetters.ts";
import { normalizeName } from "../../connector/matching/names/normalizeName.ts";
import { searchedWords } from "../../connector/matching/names/searchedWords.ts";
import { spellingKey } from "../../connector/matching/names/spellingKey.ts";
import { spellingsOf } from "../../connector/matching/names/spellingsOf.ts";
import { nobody } from "../../connector/matching/people/nobody.fixture.ts";
import type { Person } from "../../connector/matching/person.ts";
import { cityKey } from "../../connector/matching/places/cityKey.ts";
import { placeOfLocation } from "../../connector/matching/places/countryOfLocation.ts";
import { overgrowth } from "./overgrowth.ts";
import { hostilePieces } from "./hostilePieces.ts";

const sizes = [2_000, 4_000, 8_000, 16_000];

/** Everything in matching, and beside it, that takes a text of a stranger's. */
const readers: Record<string, (text: string, other: string) => unknown> = {
  leadName: (text) => [leadName({ firstName: text, lastName: text }), leadName({ fullName: text })],
  compareNames: (text, other) =>
    compareNames(normalizeName(text, text, text), normalizeName(other, other, other)),
  compareCompanies: (text, other) =>
    compareCompanies(normalizeCompany(text, [text]), normalizeCompany(other, [])),
  companyStems,
  resolveAccounts: (text, other) =>
    indexAccounts([{ name: other, website: other }]).resolve({
      company: text,
      domain: text,
      country: null,
      rep: null,
    }),
  placeOfLocation,
  foldText,
  cityKey,
  spellingKey,
  alphabetSpellings,
  editDistance: (text, other) => editDistance(text, other, 2),
  spellingsOf: (text) => spellingsOf(personOf(text)),
  searchedWords: (text) => searchedWords(personOf(text), true),
  initialLetters: (text) => initialLetters(personOf(text)),
  matchPeople: (text, other) => matchPeople([personOf(text)], [personOf(other), personOf(other)]),
  canonicalProfileUrl: (text) => canonicalProfileUrl(`linkedin.com/in/${text}`),
  registeredDomain,
  headerKey,
};

function personOf(text: string): Person {
  return {
    ...nobody,
    firstName: text,
    lastName: text,
    sourceName: text,
    emails: [text, "a@b.example"],
    phones: [text, `+${text}`],
    title: text,
    company: text,
    formerCompanies: [text],
    website: text,
    city: text,
  };
}

const textOf = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));

describe.each(Object.entries(readers))("%s", (_name, read) => {
  it("takes no more than twice the time for a hostile text of twice the length", async () => {
    for (const [name, piece] of Object.entries(hostilePieces)) {
      const growth = await overgrowth(sizes, (size) => {
        const [text, other] = [`Ada ${textOf(piece, size)}x`, `Ada ${textOf(piece, size)}y`];
        return () => read(text, other);
      });
      expect(growth, name).toBeNull();
    }
  });
});
