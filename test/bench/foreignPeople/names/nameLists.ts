import { allLocales } from "@faker-js/faker";
import { randomOf } from "../random.ts";
import { commonCyrillic, commonGreek, commonNames } from "./commonNames.ts";
import type { Culture } from "./cultures.ts";
import { scriptNames } from "./scriptNames.ts";
import { transliterate } from "./transliterate.ts";

/** One part of a name. */
export interface NamePart {
  /** Its Latin spellings, the most common first. */
  latin: [string, ...string[]];
  /** As its own language writes it, where that is in other letters. */
  native?: string;
}

interface NameLists {
  women: NamePart[];
  men: NamePart[];
  families: NamePart[];
  /** How much oftener the first names are than the last ones. */
  bend: number;
}

const kept = new Map<string, NameLists>();

/** The names of a culture, the most common first. */
export function nameLists(culture: Culture): NameLists {
  const lists = kept.get(culture.key) ?? makeLists(culture);
  kept.set(culture.key, lists);
  return lists;
}

function makeLists({ names }: Culture): NameLists {
  if (names.kind === "script") {
    const table = scriptNames[names.table];
    const [women, men, families] = [
      table.women.map(partOf),
      table.men.map(partOf),
      table.families.map(partOf),
    ];
    return { women, men, families, bend: 1.6 };
  }
  if (names.kind === "greek") {
    const parts = (text: string) => text.split(" ").map((name) => nativePart("el", name));
    return {
      women: parts(commonGreek.women),
      men: parts(commonGreek.men),
      families: parts(commonGreek.families),
      bend: 1.5,
    };
  }
  if (names.kind === "cyrillic") {
    const language = names.common;
    const common = commonCyrillic[language];
    const tail = tailOf(language);
    const parts = (text: string, more: string[]) =>
      joined(text.split(" "), more).map((name) => nativePart(language, name));
    return {
      women: parts(common.women, []),
      men: parts(common.men, []),
      families: parts(
        common.families,
        tail.families.filter((name) => !/(ая|а)$/u.test(name)),
      ),
      bend: 1.8,
    };
  }
  const common = commonNames[names.common];
  const tail = tailOf(names.faker);
  const parts = (text: string, more: string[]) =>
    joined(
      text
        .split(" ")
        .filter(Boolean)
        .map((name) => name.replaceAll("_", " ")),
      more,
    ).map((name): NamePart => ({ latin: [name] }));
  return {
    women: parts(common.women, tail.women),
    men: parts(common.men, tail.men),
    families: parts(common.families, tail.families),
    bend: names.faker === undefined ? 1.4 : 2,
  };
}

/** The common ones, then the others in an order that is always the same and no alphabet's. */
function joined(common: string[], more: string[]): string[] {
  const random = randomOf(more.length);
  const others = more.filter((name) => !common.includes(name) && name.length > 1 && !/\d/.test(name));
  const shuffled = others
    .map((name) => ({ name, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ name }) => name);
  return [...common, ...shuffled];
}

function tailOf(locale: string | undefined): { women: string[]; men: string[]; families: string[] } {
  const locales: Record<string, { person?: unknown }> = allLocales;
  const person = (locale === undefined ? undefined : locales[locale]?.person) as
    | Record<"first_name" | "last_name", Partial<Record<"generic" | "female" | "male", string[]>> | null>
    | undefined;
  const given = person?.first_name;
  const family = person?.last_name;
  return {
    women: given?.female ?? [],
    men: given?.male ?? [],
    families: [...(family?.generic ?? []), ...(family?.male ?? [])],
  };
}

function partOf(line: string): NamePart {
  const [native = "", first = "", ...others] = line.split("|");
  return { native, latin: [first, ...others] };
}

export function nativePart(language: "ru" | "uk" | "el", native: string): NamePart {
  const [first = native, ...others] = transliterate(language, native);
  return { native, latin: [first, ...others] };
}
