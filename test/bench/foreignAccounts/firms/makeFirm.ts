import { nativeCountries, nativeName } from "../names/nativeNames.ts";
import {
  acronymWords,
  commonFirstWords,
  commonNouns,
  institutions,
  partnerWords,
} from "../names/patterns.ts";
import { trades } from "../names/trades.ts";
import { countries, weightedCountries, type Country } from "../places/countries.ts";
import type { Random } from "../random.ts";
import type { Firm } from "./firm.ts";
import type { FirmMaker } from "./firmMaker.ts";

type Naming = Pick<Firm, "core" | "first"> & Partial<Firm>;

const kinds: readonly (readonly [Firm["kind"], number])[] = [
  ["word", 26],
  ["wordAndTrade", 28],
  ["family", 22],
  ["institution", 9],
  ["common", 5],
  ["initials", 5],
  ["native", 5],
];

export function makeFirm(maker: FirmMaker, wanted?: Firm["kind"]): Firm {
  const { random } = maker;
  const kind = wanted ?? random.weighted(kinds);
  const country = kind === "native" ? nativeCountry(random) : random.weighted(weightedCountries);
  const trade = random.pick(trades);
  const naming = namings[kind](maker, country, trade.words[country.language]);
  if (naming.core !== naming.first && kind === "wordAndTrade" && country.language !== "en")
    naming.english = `${naming.first} ${trade.words.en}`;
  const form = kind === "institution" ? "" : random.pick(country.forms);
  return maker.add({ kind, country, trade, form, ...naming });
}

function nativeCountry(random: Random): Country {
  const code = random.pick(nativeCountries);
  const country = countries.find((each) => each.code === code);
  if (!country) throw new Error(`No country ${code}.`);
  return country;
}

const namings: Record<Firm["kind"], (maker: FirmMaker, country: Country, trade: string) => Naming> = {
  word({ names, random }) {
    const first = names.word(random);
    return { core: first, first };
  },
  wordAndTrade({ names, random }, _, trade) {
    const first = names.word(random);
    return { core: `${first} ${trade}`, first };
  },
  family({ names, random }, { language }, trade) {
    const first = names.family(random);
    const partners = random.pick(partnerWords[language]);
    const withPartners =
      partners.startsWith("Ge") || partners.startsWith("Fr")
        ? `${partners} ${first}`
        : `${first} ${partners}`;
    return { core: random.chance(0.5) ? withPartners : `${first} ${trade}`, first };
  },
  institution({ names, random }, { language }) {
    const first = names.place(random);
    return { core: random.pick(institutions[language]).replace("%", first), first };
  },
  common({ names, random }) {
    for (let tries = 0; tries < 500; tries++) {
      const core = `${random.pick(commonFirstWords)} ${random.pick(commonNouns)}`;
      if (names.take(core)) return { core, first: core };
    }
    const first = names.word(random);
    return { core: first, first };
  },
  initials({ names, random }, { language }) {
    const first = names.place(random);
    const [things, doings, houses] = language === "de" ? acronymWords.de : acronymWords.en;
    const words = [
      language === "de" ? first.replace(/e?$/, "er") : first,
      random.pick(things),
      random.pick(doings),
      random.pick(houses),
    ];
    return { core: words.join(" "), first, acronym: words.map((word) => word.slice(0, 1)).join("") };
  },
  native({ names, random }, { code }) {
    for (let tries = 0; tries < 500; tries++) {
      const native = nativeName(random, code);
      if (!names.take(native.latin)) continue;
      return { core: `${native.latin} ${native.trade}`, first: native.latin, native };
    }
    throw new Error("There are no native names left.");
  },
};
