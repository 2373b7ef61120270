import { withoutUmlauts } from "../names/fold.ts";
import { commonNouns, institutions, likeNameWords } from "../names/patterns.ts";
import { trades } from "../names/trades.ts";
import { countries, type Country } from "../places/countries.ts";
import type { Firm } from "./firm.ts";
import type { FirmMaker } from "./firmMaker.ts";

type Likeness = "spin-off" | "other trade" | "other place" | "other noun" | "one letter" | "namesake abroad";

/** Another company that looks like the firm, and how. Its website is its own. */
export function makeTwin(
  maker: FirmMaker,
  firm: Firm,
  wanted?: Likeness,
): { twin: Firm; likeness: Likeness } {
  const likeness = wanted ?? likenessFor(maker, firm);
  const {
    id: _,
    label: _label,
    ending: _ending,
    acronym: _acronym,
    native: _native,
    english: _english,
    brand: _brand,
    former: _former,
    ...same
  } = firm;
  const language = firm.country.language === "de" && maker.random.chance(0.6) ? "de" : "en";
  const other = twins[likeness](maker, firm, language);
  const form = firm.form === "" ? "" : maker.random.pick((other.country ?? firm.country).forms);
  return { likeness, twin: maker.add({ ...same, form, ...other }) };
}

function likenessFor({ random }: FirmMaker, { kind, country }: Firm): Likeness {
  if (kind === "institution") return "other place";
  if (kind === "common") return "other noun";
  const abroad = country.language === "en" ? 2 : 4;
  if (kind === "word")
    return random.weighted([
      ["spin-off", 8],
      ["one letter", 3],
      ["namesake abroad", abroad],
    ]);
  if (kind === "native" || kind === "initials")
    return random.weighted([
      ["spin-off", 3],
      ["namesake abroad", 1],
    ]);
  return random.weighted([
    ["spin-off", 3],
    ["other trade", 6],
    ["namesake abroad", abroad],
    ["one letter", 2],
  ]);
}

type Other = Partial<Omit<Firm, "id">> & Pick<Firm, "core">;

const twins: Record<Likeness, (maker: FirmMaker, firm: Firm, language: "en" | "de") => Other> = {
  "spin-off"({ random }, { core, country, trade }, language) {
    const industries = trades.filter((each) => each.industry !== trade.industry);
    const other = random.pick(industries);
    const word = random.chance(0.5)
      ? random.pick(likeNameWords[language])
      : other.words[random.chance(0.5) ? country.language : "en"];
    return { core: `${core} ${word}`, trade: other };
  },
  "other trade"({ random }, { first, core, country, trade }, language) {
    const choices = trades.filter((each) => each.industry !== trade.industry);
    const other = random.pick(choices);
    const word = random.chance(0.3) ? random.pick(likeNameWords[language]) : other.words[country.language];
    return { core: `${first} ${word}` === core ? `${first} Services` : `${first} ${word}`, trade: other };
  },
  "other place"({ names, random }, { core, first, country }) {
    const place = names.place(random);
    const swapped = core.replace(first, place);
    const houses = institutions[country.language];
    // One in five is another house of the same place.
    if (random.chance(0.2)) {
      const others = houses.map((house) => house.replace("%", first)).filter((house) => house !== core);
      return { core: random.pick(others) };
    }
    return { core: swapped, first: place };
  },
  "other noun"({ names, random }, { core }) {
    const adjective = core.split(" ")[0] ?? core;
    const nouns = random.shuffled(commonNouns).map((noun) => `${adjective} ${noun}`);
    const free = nouns.find((each) => names.take(each)) ?? `${adjective} ${names.word(random)}`;
    return { core: free, first: free };
  },
  "one letter"({ random }, { core, first }) {
    const at = random.between(2, first.length - 2);
    const letter = first.slice(at, at + 1);
    const other = random.pick([..."aeiou"].filter((each) => each !== letter));
    const slipped = /[aeiou]/.test(letter)
      ? first.slice(0, at) + other + first.slice(at + 1)
      : first.slice(0, at) +
        random.pick([..."bdfgklmnprstv"].filter((each) => each !== letter)) +
        first.slice(at + 1);
    const trade = random.pick(trades);
    return { core: core.replace(first, slipped), first: slipped, trade };
  },
  "namesake abroad"({ random }, { core, first, country, trade }) {
    const abroad: Country = random.pick(countries.filter(({ code }) => code !== country.code));
    const other = random.pick(trades.filter((each) => each.industry !== trade.industry));
    // The website says what the name does not: another trade.
    const label = withoutUmlauts(`${first}${other.words.en}`)
      .toLowerCase()
      .replace(/[^a-z]/g, "");
    return { core, country: abroad, trade: other, label };
  },
};
