import { foldText } from "../foldText.ts";
import type { Person } from "../person.ts";
import { cleanName } from "./cleanName.ts";
import { fullFormsOf, shortFormsOf } from "./nicknames.ts";

export interface Spellings {
  firstNames: string[];
  lastNames: string[];
}

/**
 * How a person's names may be spelled in the CRM, for a search that ignores case but not accents: as they are, cleaned,
 * without accents, with umlauts written out; given names also without middle names, and by their short and full forms.
 */
export function spellingsOf(person: Person): Spellings {
  const given = spellings(person.firstName);
  const [firstWord = ""] = cleanName(person.firstName).text.split(" ");
  const nicknames = [person.firstName, person.sourceName ?? ""].flatMap((name) => cleanName(name).nicknames);
  const called = [firstWord, ...nicknames].map(foldText);
  const forms = called.flatMap((name) => [
    ...(fullFormsOf.get(name) ?? []),
    ...(shortFormsOf.get(name) ?? []),
  ]);
  return {
    firstNames: distinct([...given, ...spellings(firstWord), ...nicknames, ...forms]),
    lastNames: spellings(person.lastName),
  };
}

function spellings(name: string): string[] {
  const clean = cleanName(name).text;
  return distinct([
    name.trim(),
    clean,
    withoutAccents(clean),
    umlautsWrittenOut(clean),
    umlautsRestored(clean),
  ]);
}

/** The first of each spelling, capitals aside. */
function distinct(all: string[]): string[] {
  const found = new Map<string, string>();
  for (const spelling of all) {
    if (spelling !== "" && !found.has(spelling.toLowerCase())) found.set(spelling.toLowerCase(), spelling);
  }
  return [...found.values()];
}

/** Latin letters lose their accents; other scripts are spelled in Latin. */
function withoutAccents(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "");
  return /^\p{ASCII}*$/u.test(plain) ? plain : foldText(name);
}

const writtenOut: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ø: "oe", å: "aa", æ: "ae" };

function umlautsWrittenOut(name: string): string {
  return name.replace(/[äöüßøåæ]/giu, (letter) => {
    const spelled = writtenOut[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? spelled : spelled.charAt(0).toUpperCase() + spelled.slice(1);
  });
}

function umlautsRestored(name: string): string {
  return name
    .replace(/aa/g, "å")
    .replace(/ae/g, "ä")
    .replace(/oe/g, "ö")
    .replace(/ue/g, "ü")
    .replace(/Aa/g, "Å")
    .replace(/Ae/g, "Ä")
    .replace(/Oe/g, "Ö")
    .replace(/Ue/g, "Ü");
}
