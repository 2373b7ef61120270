import { comparedText, normalForm } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { compareTitles } from "../titles/compareTitles.ts";
import { singleSpaced } from "../trimOf.ts";
import { titleMeaning, type TitleMeaning } from "../titles/titleMeaning.ts";
import { isLatin } from "./isLatin.ts";

/**
 * Whether somebody has another job or rank now, and not only another wording of the same: capitals, order,
 * short forms, another language, and what is added about the place or what they know. What can't be told
 * counts as the same.
 */
export function hasNewTitle(before: string | null, now: string | null): boolean {
  const [one, other] = [wordsOf(before), wordsOf(now)];
  if (one.length === 0 || other.length === 0 || areSame(one, other)) return false;
  if (isLatin(before ?? "") !== isLatin(now ?? "")) return false;
  const [mine, theirs] = [titleMeaning(one.join(" ")), titleMeaning(other.join(" "))];
  const isOneLanguage = haveOneLanguage(one, other);
  const level = compareTitles(mine, theirs);
  if (level === "other") return isOneLanguage || (areKnown(mine) && areKnown(theirs));
  if (hasOtherRank(mine, theirs)) return true;
  if (!isOneLanguage) return false;
  return (
    hasStep(one, other) || haveOtherChiefs(one, other) || (level === "like" && haveOwnWords(mine, theirs))
  );
}

/** Written out, so that both spellings are one. */
const shortForms = new Map(
  Object.entries({
    sr: "senior",
    jr: "junior",
    vp: "vice president",
    svp: "senior vice president",
    evp: "executive vice president",
    ceo: "chief executive",
    cfo: "chief financial",
    coo: "chief operating",
    cto: "chief technology",
    cio: "chief information",
    cmo: "chief marketing",
    chro: "chief human resources",
    md: "managing director",
    mgr: "manager",
    dir: "director",
    eng: "engineer",
    engr: "engineer",
    dev: "developer",
    swe: "software engineer",
    exec: "executive",
    asst: "assistant",
    assoc: "associate",
    rep: "representative",
    bd: "business development",
    biz: "business",
    hr: "human resources",
    it: "information technology",
    pm: "product manager",
    qa: "quality assurance",
    ops: "operations",
    mktg: "marketing",
    acct: "account",
    mgmt: "management",
    tech: "technology",
    technical: "technology",
    intl: "international",
    gm: "general manager",
    avp: "assistant vice president",
  }),
);

/** Words that change nothing: of grammar, and of places and times. */
const fillers = new Set(
  `of the and for at in to a an with by und fur der die das im am des de du la le les et y e en el do da dos das von
   officer m w d f x global international worldwide emea apac dach latam europe eu uk us usa germany deutschland
   remote hybrid fulltime parttime`.split(/\s+/),
);

const wordsMax = 40;

/** The words of the title itself, written out. What stands behind a bar or in brackets is no part of it. */
function wordsOf(title: string | null): string[] {
  const text = singleSpaced(normalForm(comparedText(title ?? ""), "NFKC"));
  const [itself = ""] = text.replace(/[([{][^()[\]{}]*[)\]}]/g, " ").split(/[|•·—–;]| @| - /u, 1);
  const spoken = (itself.trim() === "" ? text : itself)
    .replace(/&/g, " and ")
    .replace(/\bbiz ?dev\b/gi, "business development")
    .replace(/(?<=\p{L})\/(?=\p{L})/gu, " ");
  return foldText(spoken)
    .split(" ", wordsMax)
    .flatMap((word) => (shortForms.get(word) ?? word).split(" "))
    .filter((word) => word !== "" && !fillers.has(word));
}

/** Genders and numbers of one word are one: Leiterin, Managers. */
const withoutEnding = (word: string): string => word.replace(/(?<=\w{4})(?:innen|in|s)$/, "");

/** Whether two titles have the same words in whatever order, or the same letters: front-end and frontend. */
function areSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.join("") === other.join("")) return true;
  const [mine, theirs] = [one.map(withoutEnding), other.map(withoutEnding)];
  return mine.every((word) => theirs.includes(word)) && theirs.every((word) => mine.includes(word));
}

const areKnown = ({ trades }: TitleMeaning): boolean => trades.length > 0;

/** Steps of a career within one kind of work; words of one line mean the same. */
const steps = [
  "intern trainee werkstudent praktikant stagiaire apprentice azubi",
  "assistant assistent asistente assistante",
  "junior",
  "associate",
  "senior",
  "lead leader teamlead",
  "principal staff",
  "deputy stellvertretender stellvertretende",
  "manager",
  "head",
  "director direktor directeur directrice directora diretor",
  "vice vizeprasident",
  "chief",
  "president prasident",
  "partner",
  "founder cofounder grunder",
].map((line) => new Set(line.split(" ")));

/** German has them at the end of a word: Vertriebsleiter. */
const compounds = [/^(?:team|gruppen)leit(?:er|ung)/, /bereichsleit(?:er|ung)/, /leit(?:er|ung)(?:in)?$/];

function stepsOf(words: readonly string[]): Set<number> {
  const found = steps.flatMap((step, index) => (words.some((word) => step.has(word)) ? [index] : []));
  const ends = words.flatMap((word) => {
    const index = compounds.findIndex((compound) => compound.test(word));
    return index < 0 ? [] : [steps.length + index];
  });
  return new Set([...found, ...ends]);
}

/** Whether one has a step that the other has not. */
function hasStep(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [stepsOf(one), stepsOf(other)];
  return mine.size !== theirs.size || [...mine].some((step) => !theirs.has(step));
}

/** Whether both are chiefs of something, and each of something else: COO and CEO. */
const haveOtherChiefs = (one: readonly string[], other: readonly string[]): boolean =>
  one.includes("chief") &&
  other.includes("chief") &&
  one.some((word) => !other.includes(word)) &&
  other.some((word) => !one.includes(word));

/** Ranks that have one word in every language. Others, such as a head and a manager, can't be told apart. */
const firmRanks = ["CHIEF", "VP", "JUNIOR", "ASSISTANT", "ENGINEER"];

const hasOtherRank = (one: TitleMeaning, other: TitleMeaning): boolean =>
  one.ranks.length > 0 &&
  other.ranks.length > 0 &&
  firmRanks.some((rank) => one.ranks.includes(rank) !== other.ranks.includes(rank));

/** Whether each has a trade or words that the other lacks: one that has more only says more. */
function haveOwnWords(one: TitleMeaning, other: TitleMeaning): boolean {
  const [mine, theirs] = [
    [...one.trades, ...one.others],
    [...other.trades, ...other.others],
  ];
  return mine.some((word) => !theirs.includes(word)) && theirs.some((word) => !mine.includes(word));
}

/** Words, and parts of words, by which the language of a title is told. */
const languages = (
  [
    [
      "de",
      "",
      /leiter|leitung|fuhrer|vertrieb|einkauf|verkauf|berater|entwickler|ingenieur|mitarbeiter|kaufmann|kauffrau|beauftragte|.{4}ung$/,
    ],
    [
      "fr",
      "directeur directrice responsable ingenieur charge chef conseiller ventes achats commercial adjoint",
      /.eur$/,
    ],
    [
      "es",
      "jefe jefa gerente ingeniero ingeniera ventas director directora encargado comercial responsable consultor",
      /cion$|miento$/,
    ],
    ["it", "responsabile direttore vendite ingegnere addetto acquisti sviluppatore", /zione$|mento$/],
    ["pt", "gerente diretor diretora engenheiro vendas compras coordenador desenvolvedor", /cao$|coes$/],
    ["nl", "verkoop inkoop hoofd medewerker adviseur directeur", /^bedrijfs/],
    [
      "en",
      `manager head engineer sales developer officer chief representative buyer consultant lead specialist analyst
       director teacher nurse accountant executive account business partner plant counsel coordinator assistant
       president owner architect associate recruiter designer technician founder customer support human resources
       controller scientist trainee student advisor strategist writer driver`,
      /.ing$|.ment$/,
    ],
  ] as const
).map(([language, words, part]) => ({ language, words: new Set(words.split(/\s+/)), part }));

/**
 * Whether both are of one language, as far as their words tell: one that has none of the words here is of the
 * other's where they share words.
 */
function haveOneLanguage(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [languagesOf(one), languagesOf(other)];
  if (mine.size === 0 && theirs.size === 0) return true;
  if (mine.size === 0 || theirs.size === 0) return one.some((word) => other.includes(word));
  return [...mine].some((language) => theirs.has(language));
}

const languagesOf = (titleWords: readonly string[]): Set<string> =>
  new Set(
    languages.flatMap(({ language, words, part }) =>
      titleWords.some((word) => words.has(word) || part.test(word)) ? [language] : [],
    ),
  );
