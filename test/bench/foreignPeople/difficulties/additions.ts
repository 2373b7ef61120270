import { eitherSide, type Difficulty } from "./difficulty.ts";

const everywhere = ["Dr.", "Dr.", "Prof.", "Prof. Dr."];
const before: Record<string, string[]> = {
  de: [...everywhere, "Dipl.-Ing.", "Mag.", "Dr.-Ing.", "Dipl.-Kfm."],
  it: [...everywhere, "Dott.", "Ing.", "Avv."],
  cs: [...everywhere, "Ing.", "Mgr.", "PhDr."],
  es: [...everywhere, "Ing.", "Lic."],
  pt: [...everywhere, "Eng.", "Me."],
  ar: [...everywhere, "Eng."],
  pl: [...everywhere, "mgr", "inż."],
  en: [...everywhere, "Mr./Ms."],
};

const after = [
  ", PMP",
  ", PMP®",
  ", MBA",
  " MBA",
  ", CFA",
  ", PhD",
  ", Ph.D.",
  " ✔",
  ", CPA",
  " - We're hiring!",
  ", LL.M.",
  " (er/ihm)",
  " (she/her)",
  ", SHRM-CP",
  " | Speaker",
];
const signs = ["🚀", "🌍", "💡", "✨", "🇺🇦", "☀️", "🎯", "🏳️‍🌈"];

/** What stands beside the name in its field. */
export const additions: Difficulty[] = [
  {
    name: "title-in-name",
    weight: 6,
    beside: true,
    last: true,
    apply(random, pair) {
      const side = random.chance(0.65) ? pair.lead : pair.contact;
      const title = random.pick(before[pair.person.culture.language] ?? everywhere);
      const said = title === "Mr./Ms." ? (pair.person.woman ? "Ms." : "Mr.") : title;
      side.given = `${said} ${side.given}`.trim();
    },
  },
  {
    name: "certificates",
    weight: 6,
    beside: true,
    last: true,
    apply(random, pair) {
      const fits = after.filter((word) => !word.includes(pair.person.woman ? "er/ihm" : "she/her"));
      pair.lead.family = `${pair.lead.family}${random.pick(fits)}`;
    },
  },
  {
    name: "emoji",
    weight: 3,
    beside: true,
    last: true,
    apply(random, pair) {
      const sign = random.pick(signs);
      if (random.chance(0.6)) pair.lead.family = `${pair.lead.family} ${sign}`;
      else pair.lead.given = `${sign} ${pair.lead.given}`;
    },
  },
  {
    name: "suffix",
    weight: 5,
    beside: true,
    applies: ({ person }) => ["en-US", "pt-BR"].includes(person.culture.key) && !person.woman,
    apply(random, pair) {
      const side = eitherSide(random, pair);
      side.family += random.pick(
        pair.person.culture.key === "pt-BR"
          ? [" Filho", " Neto", " Júnior"]
          : [" Jr.", ", Jr.", " III", " II"],
      );
    },
  },
];
