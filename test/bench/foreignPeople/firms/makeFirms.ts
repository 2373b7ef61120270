import type { Culture } from "../names/cultures.ts";
import { cultures } from "../names/cultures.ts";
import { nameLists } from "../names/nameLists.ts";
import { addressLetters } from "../people/person.ts";
import type { Random } from "../random.ts";
import { citiesOf } from "./cities.ts";
import type { Firm } from "./firm.ts";
import { nativeBrands, trades } from "./trades.ts";

const starts =
  "Vel Nor Kar Bel Tri Sol Mar Ven Lum Ter Fal Gro Hal Ost Zen Kor Alb Bren Dor Elm Far Gal Hex Ivo Jun Kest Lor Mont Nov Orb Pel Quin Rav Sten Tarn Ulm Vost Wex Yar Zel".split(
    " ",
  );
const middles = ["", "", "a", "o", "i", "e", "an", "el", "or"];
const ends =
  "mora wind tec vik lux dorf fort gard stein nova line mark berg wick ton dale mont ria lis nex qua port dyne crest field".split(
    " ",
  );
const mailPatterns = [
  "first.last",
  "first.last",
  "first.last",
  "f.last",
  "flast",
  "first_last",
  "first",
  "firstlast",
  "last",
];

/**
 * So many firms, the large ones first. Each twelfth has a neighbour whose name is alike and that is another
 * firm.
 */
export function makeFirms(random: Random, count: number): Firm[] {
  const taken = new Set<string>();
  /** Firms of one brand are taken for each other, too. */
  const clusters = new Map<string, number>();
  const firms: Firm[] = [];
  while (firms.length < count) {
    const culture = random.weighted(cultures.map((each) => ({ culture: each, weight: each.share }))).culture;
    const made = makeFirm(random, culture, firms.length);
    if (!isNew(taken, made)) continue;
    const firm = { ...made, cluster: clusters.get(made.brand) ?? made.cluster };
    clusters.set(firm.brand, firm.cluster);
    firms.push(firm);
    if (firms.length % 12 !== 0) continue;
    const like = likeFirm(random, firm);
    if (isNew(taken, like)) firms.push(like);
  }
  return firms;
}

/** Whether no other firm has its name or its domain; from now on this one has. */
function isNew(taken: Set<string>, { name, domain }: Firm): boolean {
  const [one, other] = [addressLetters(name), domain.replace(/\W/gu, "")];
  if (taken.has(one) || taken.has(other)) return false;
  taken.add(one).add(other);
  return true;
}

function makeFirm(random: Random, culture: Culture, cluster: number): Firm {
  const english = trades["en"] ?? [];
  const local = trades[culture.language] ?? english;
  const trade = random.between(0, english.length - 1);
  const brand = makeBrand(random, culture);
  const saysTrade = random.chance(0.75);
  const isLatin = culture.names.kind === "latin";
  const tradeWord = (isLatin ? local : english)[trade] ?? "";
  const two = saysTrade && random.chance(0.16);
  const more = random.pick(
    isLatin && culture.language === "de"
      ? ["Technik", "Handel", "Service"]
      : ["Trading", "Services", "Solutions"],
  );
  const name = [brand.latin, saysTrade && tradeWord, two && more].filter(Boolean).join(" ");
  const [nativeForm, ...latinForms] = random.pick(culture.legalForms).split("|");
  const legalForm = latinForms.length > 0 ? random.pick(latinForms) : (nativeForm ?? "");
  const acronym = two ? initials(name) : undefined;
  const nativeName =
    brand.native === undefined
      ? undefined
      : nameNatively(culture, brand.native, saysTrade ? (local[trade] ?? "") : "", nativeForm ?? "");
  const base =
    acronym !== undefined && random.chance(0.5)
      ? `${acronym}${random.pick(["group", "online", ""])}`
      : random.pick([brand.latin, name, name]);
  return {
    culture,
    name,
    brand: brand.latin,
    legalForm,
    ...(nativeName !== undefined && { nativeName }),
    ...(acronym !== undefined && { acronym }),
    ...(random.chance(0.08) && { formerName: `${makeLatinBrand(random)} ${tradeWord}`.trim() }),
    cluster,
    domain: `${domainLetters(base, random.chance(0.4) ? "-" : "")}.example`,
    cities: someCities(random, culture),
    mailPattern: random.pick(mailPatterns),
  };
}

/** Another firm of the same word: Velmora Energie and Velmora Energy Trading. */
function likeFirm(random: Random, firm: Firm): Firm {
  const own = trades[firm.culture.language]?.findIndex((trade) => firm.name.includes(trade));
  const other = random.pick(
    (trades["en"] ?? []).filter((trade, at) => at !== own && !firm.name.includes(trade)),
  );
  const name = random.chance(0.5)
    ? `${firm.name} ${random.pick(["Trading", "Partners", "Labs"])}`
    : `${firm.brand} ${other}`;
  const { nativeName: _, acronym: __, formerName: ___, ...rest } = firm;
  return {
    ...rest,
    name,
    domain: `${domainLetters(name, "-")}.example`,
    cities: someCities(random, firm.culture),
  };
}

function makeBrand(random: Random, culture: Culture): { latin: string; native?: string } {
  const native = nativeBrands[culture.language === "ru" && culture.key === "uk" ? "ru" : culture.language];
  if (native && culture.names.kind !== "latin") {
    const list = (text: string) => text.split(text.includes("|") ? "|" : " ").map((pair) => pair.split("="));
    const [start, end] = [random.pick(list(native.starts)), random.pick(list(native.ends))];
    const third = ["ja", "ar", "el"].includes(culture.language) ? ["", ""] : random.pick(list(native.ends));
    const join = (culture.language === "ar" || culture.language === "el") && end[0] ? " " : "";
    const long = random.chance(0.5) && third[0];
    const latin = `${start[1] ?? ""}${end[1] ?? ""}${long ? (third[1] ?? "") : ""}`;
    return { latin, native: `${start[0] ?? ""}${join}${end[0] ?? ""}${long ? (third[0] ?? "") : ""}` };
  }
  if (culture.names.kind === "latin" && random.chance(0.18)) {
    const lists = nameLists(culture);
    if (lists.families.length > 0)
      return { latin: namedAfter(random, culture, random.pick(lists.families).latin[0]) };
  }
  return { latin: makeLatinBrand(random) };
}

function makeLatinBrand(random: Random): string {
  return `${random.pick(starts)}${random.pick(middles)}${random.pick(ends)}`;
}

function namedAfter(random: Random, culture: Culture, family: string): string {
  const ways: Record<string, string[]> = {
    de: ["_ & Söhne", "Gebrüder _", "_ + Partner"],
    fr: ["_ et Fils", "Maison _", "Groupe _"],
    it: ["Fratelli _", "_ & Figli"],
    es: ["Hermanos _", "_ e Hijos", "Grupo _"],
    pt: ["Irmãos _", "_ e Filhos", "Grupo _"],
    nl: ["Gebroeders _", "_ & Zonen"],
    en: ["_ & Sons", "_ Brothers", "The _ Group", "_ & Co"],
  };
  return random.pick(ways[culture.language] ?? ["_ Group", "_ & Partners"]).replace("_", family);
}

function nameNatively(culture: Culture, brand: string, trade: string, form: string): string {
  if (culture.language === "zh") return `${brand}${trade}${form}`;
  if (culture.language === "ja") return `${form}${brand}${trade}`;
  if (culture.language === "ko") return `${form} ${brand}${trade}`;
  if (culture.language === "ru") return `${form} «${brand}${trade && `-${trade}`}»`;
  if (culture.language === "ar") return ["شركة", brand, trade, form].filter(Boolean).join(" ");
  return [brand, trade, form].filter(Boolean).join(" ");
}

const initials = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .map((word) => (/^[&+]|^(et|e|the)$/iu.test(word) ? "" : word.slice(0, 1).toUpperCase()))
    .join("");

const domainLetters = (text: string, between: string): string =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(addressLetters)
    .filter(Boolean)
    .join(between);

function someCities(random: Random, culture: Culture) {
  const all = citiesOf(culture);
  const first = random.pick(all);
  return random.chance(0.5) ? [first] : [...new Set([first, random.pick(all)])];
}
