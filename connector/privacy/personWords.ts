import { foldEmail, withoutTag } from "../matching/emailsIn.ts";
import { foldWhole } from "../matching/foldText.ts";
import { reachesIn, replaceReaches, type Reach } from "../matching/replaceReaches.ts";
import { profileKey } from "../matching/profileKinds.ts";
import { fullName } from "../matching/names/fullName.ts";
import { particles, pronouns, wordKey } from "../matching/names/nameWords.ts";
import { isEastAsian, joinedForms } from "./joinedForms.ts";
import { isWholeName, type Name } from "./splitName.ts";
import { umlautForms } from "./umlautForms.ts";
import { erasedText } from "./withoutPeople.ts";

/** What names a person in a text. */
interface Named {
  emails: Iterable<string>;
  /** Canonical. */
  profileUrls: Iterable<string>;
  names: Iterable<Name>;
  /** Whether the texts are places, where `Richmond, Virginia` and `江苏` name nobody. */
  arePlaces?: boolean;
}

/** Tells where a person is named, and takes them out. */
export interface PersonWords {
  /** Whether a text, or one within a value, has an address, a profile or a full name of the person in it. */
  areIn(value: unknown): boolean;
  /** The text without these, and nothing else. */
  without(text: string): string;
}

/** Whole addresses, profiles and names: `ann@firm.co` is not in `joann@firm.com`. */
export function createPersonWords({ emails, profileUrls, names, arePlaces = false }: Named): PersonWords {
  const addresses = new Set([...emails].map(foldEmail));
  const profiles = new Set([...profileUrls].map(profileKey));
  const isMeant = ({ beforeComma, exact }: Order) =>
    !arePlaces || (beforeComma === null && exact === undefined);
  const orders = [...names].flatMap(ordersOf).filter(isMeant);
  const fullNames = Map.groupBy(orders, ({ words: [first = ""] }) => first);
  const isAddress = (email: string) => addresses.has(email) || addresses.has(withoutTag(email));
  const isProfile = (url: string) => profiles.has(profileKey(url));
  const isTheirs = (reach: Reach) =>
    "email" in reach ? isAddress(reach.email) : isProfile(reach.profileUrl);
  const hasReach = (text: string) => reachesIn(text).some(isTheirs);
  const hasName = (text: string) => {
    if (fullNames.size === 0) return false;
    const plain = inPlainWords(text);
    // A soft hyphen stands in a word, or between two.
    const spellings = plain.includes(softHyphen)
      ? [plain.replaceAll(softHyphen, ""), plain.replaceAll(softHyphen, " ")]
      : [plain];
    return spellings.some((each) => mayHaveName(each, fullNames) && namesIn(each, fullNames).length > 0);
  };
  const isIn = (text: string) => hasReach(text) || hasName(text);

  return {
    areIn: (value) => textsIn(value).some(isIn),
    without(text) {
      const reachable = replaceReaches(text, isTheirs, erasedText);
      const unnamed = hasName(reachable) ? withoutNames(reachable, fullNames) : reachable;
      // What is written without spaces between its words cannot be taken apart.
      return isIn(unnamed) ? erasedText : unnamed;
    },
  };
}

/** A name's words in one order, of which each begins one: `Huber, Vera T.` */
interface Order {
  words: string[];
  /** How many stand before a comma, where the name has one. */
  beforeComma: number | null;
  /** Words that the name itself has with a full stop: `Vera St. John`. */
  shortened: ReadonlySet<string>;
  /** Of one letter, which a text may leave out: `Ángel Núñez y Vega`. */
  letters: ReadonlySet<string>;
  /** Words that the name itself has with a capital, without those with which a last name begins. */
  capitals: ReadonlySet<string>;
  /** How its words in East Asian script are written: others sound alike. */
  signs: ReadonlySet<string>;
  /** The same of one in that script alone: `张伟` is not `章薇`. */
  exact?: readonly string[];
}

/** In East Asian script others' names sound alike: only as it is written. */
function ordersOf(name: Name): Order[] {
  const joined = joinedForms(name);
  if (joined.length > 0) return joined.flatMap(cutInTwo);
  const [firsts, lasts] = [umlautForms(name.firstName), umlautForms(name.lastName)];
  return firsts.flatMap((firstName) => lasts.flatMap((lastName) => wordOrdersOf({ firstName, lastName })));
}

/** A name without spaces, and with one anywhere: only who has it knows where. */
const cutInTwo = (joined: string): Order[] =>
  [...joined].map((_, at, signs) => {
    const exact = [signs.slice(0, at).join(""), signs.slice(at).join("")].filter((part) => part !== "");
    const none: ReadonlySet<string> = new Set();
    const nothing = { beforeComma: null, shortened: none, letters: none, capitals: none, signs: none };
    // A sign such as 々 makes two words of one.
    return { words: exact.flatMap((part) => foldWhole(part).split(" ")), exact, ...nothing };
  });

/** A whole name, without initials. */
function wordOrdersOf(name: Name): Order[] {
  if (!isWholeName(name)) return [];
  const text = fullName(name);
  const all = foldWhole(text).split(" ");
  const words = all.filter((word) => word.length > 1);
  const stopped = text.split(/\s/).filter((word) => word.endsWith("."));
  const isParticle = (word: Word) => particles.has(word.folded);
  const family = wordsIn(name.lastName);
  const core = family.every(isParticle) ? family : family.filter((word) => !isParticle(word));
  const capitals = [...wordsIn(name.firstName), ...core].filter(({ isCapital }) => isCapital);
  const traits = {
    shortened: new Set(stopped.map(foldWhole)),
    letters: new Set(all.filter((word) => word.length === 1)),
    capitals: new Set(capitals.map((word) => word.folded)),
    signs: new Set(wordsIn(text).map(({ written }) => written)),
  };
  if (words.length < 2) return [];
  return words.map((_, at) => ({
    words: [...words.slice(at), ...words.slice(0, at)],
    beforeComma: at === 0 ? null : words.length - at,
    ...traits,
  }));
}

/** How words are read: as they are, and where they have umlauts, with these written out. */
type Fold = (text: string) => string;
const foldsFor = (text: string): Fold[] =>
  umlautForms(text).length === 1
    ? [foldWhole]
    : [foldWhole, (word) => foldWhole(umlautForms(word).at(-1) ?? "")];

type OrdersByFirstWord = ReadonlyMap<string, Order[]>;

/** Asks first what is soonest told: whether the words follow each other, whatever stands between them. */
function mayHaveName(text: string, names: OrdersByFirstWord): boolean {
  return foldsFor(text).some((fold) => mayHave(fold(text).split(" "), names));
}

function mayHave(words: readonly string[], names: OrdersByFirstWord): boolean {
  return words.some((word, start) =>
    names.get(word)?.some((order) => {
      let at = start;
      return order.words.every((each) => {
        if (at > start) at += initialsBefore(each, (ahead) => words[at + ahead]);
        return words[at++] === each;
      });
    }),
  );
}

/** How many initials stand before a word of a name: `Maria A. B. Huber`. */
function initialsBefore(name: string, wordAt: (ahead: number) => string | undefined): number {
  let ahead = 0;
  while (ahead < initialsMax && wordAt(ahead)?.length === 1) ahead += 1;
  return wordAt(ahead) === name ? ahead : 0;
}
const initialsMax = 3;

interface Word {
  written: string;
  folded: string;
  start: number;
  end: number;
  isCapital: boolean;
  isLower: boolean;
  /** Has a capital or a full stop, as an initial has: in `Ana y García`, the `y` joins two people. */
  isInitial: boolean;
  /**
   * What stands between it and the word before it: `stop` ends a sentence, a line or an entry; `aside` is a
   * bracket, or a dash between spaces.
   */
  gap: "stop" | "comma" | "aside" | "space";
}

function wordsIn(text: string, fold: Fold = foldWhole): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}'’`\u200b-\u200d\u2060\ufeff]+/gu)) {
    const before = words.at(-1);
    const gap = gapOf(text.slice(before?.end ?? 0, index), before);
    const end = index + word.length;
    const isCapital = /^\P{L}*\p{Lu}/u.test(word);
    const letters = {
      isCapital,
      isLower: /^\P{L}*\p{Ll}/u.test(word),
      isInitial: isCapital || text[end] === ".",
    };
    const written = word.replace(/[\u200b-\u200d\u2060\ufeff]/gu, "").normalize("NFKC");
    const place = { written, start: index, end, ...letters };
    for (const each of fold(word)
      .split(" ")
      .filter((part) => part !== ""))
      words.push({ ...place, folded: each, gap: words.at(-1)?.start === index ? "space" : gap });
  }
  return words;
}

function gapOf(between: string, before: Word | undefined): Word["gap"] {
  if (before === undefined || /[;:!?；：！？。…\n\r\v\f\u0085\u2028\u2029]/u.test(between)) return "stop";
  // Behind an initial, a full stop ends no sentence.
  const dot = between.indexOf(".");
  if (dot !== -1 && /\s/.test(between.slice(dot)) && before.folded.length > 1) return "stop";
  if (/[,，、،]/u.test(between)) return "comma";
  return /[()[\]{}（）]|\s[-–—]|[-–—]\s/u.test(between) ? "aside" : "space";
}

interface Found {
  /** Of its words, and of the first behind it. */
  at: number;
  end: number;
}

/** Where the names stand. */
function namesIn(text: string, names: OrdersByFirstWord): Found[] {
  const plain = inPlainWords(text);
  const folds = foldsFor(plain).map((fold) => wordsIn(plain, fold));
  const found: Found[] = [];
  for (let at = 0; at < (folds[0]?.length ?? 0);) {
    const ends = folds.flatMap((words) => endOfName(words, at, names) ?? []);
    const end = ends.length === 0 ? null : Math.max(...ends);
    if (end !== null) found.push({ at, end });
    at = end ?? at + 1;
  }
  return found;
}

/** Where a name ends that begins at a word, with or without initials before each of its other words. */
function endOfName(words: readonly Word[], start: number, names: OrdersByFirstWord): number | null {
  const ends = (names.get(words[start]?.folded ?? "") ?? []).flatMap((order) =>
    endOfOrder(words, start, order),
  );
  return ends.length === 0 ? null : Math.max(...ends);
}

function endOfOrder(words: readonly Word[], start: number, order: Order): number[] {
  const { beforeComma, shortened, letters, capitals, signs, exact } = order;
  if (exact !== undefined) return endOfExact(words, start, exact);
  let at = start;
  let hasComma = false;
  let isLoose = beforeComma !== null;
  for (const [index, name] of order.words.entries()) {
    const initials = at === start ? 0 : initialsBefore(name, (ahead) => words[at + ahead]?.folded);
    if (!words.slice(at, at + initials).every((word) => word.isInitial || letters.has(word.folded)))
      return [];
    for (const word of words.slice(at, at + initials + 1)) {
      const isOwnStop = shortened.has(order.words[index - 1] ?? "");
      if (at > start && word.gap === "aside") isLoose = true;
      if (at === start || word.gap === "space" || word.gap === "aside") continue;
      if (word.gap === "stop" && isOwnStop) continue;
      if (word.gap === "stop" || index !== beforeComma) return [];
      hasComma = true;
    }
    at += initials;
    const word = words[at];
    if (word?.folded !== name || (isEastAsian(word.written) && !signs.has(word.written))) return [];
    at += 1;
  }
  if (hasComma && isBetweenNames(words, start, at)) return [];
  // `My boss Hugo` and `Victor Hugo (boss)` do not name Hugo Boss; `boss, hugo` does, or `boss hugo` alone.
  const written = words.slice(start, at).filter((word) => capitals.has(word.folded));
  const lower = written.filter(({ isLower }) => isLower);
  const isAlone = words[start]?.gap === "stop" && (words[at]?.gap ?? "stop") === "stop";
  const isAllLower = (hasComma || isAlone) && lower.length === written.length;
  return isLoose && lower.length > 0 && !isAllLower ? [] : [at];
}

/** With a space between its parts, or a bracket. */
function endOfExact(words: readonly Word[], start: number, exact: readonly string[]): number[] {
  if (words[start - 1]?.start === words[start]?.start) return [];
  let at = start;
  for (const part of exact) {
    const word = words[at];
    const isFar = at > start && word?.gap !== "space" && word?.gap !== "aside";
    if (word?.written !== part || isFar) return [];
    while (words[at]?.start === word.start) at += 1;
  }
  return [at];
}

/** `Karl Testmann, Vera Huber` are two others; `Frau Testmann, Vera Tel. 0171` is one. */
function isBetweenNames(words: readonly Word[], start: number, end: number): boolean {
  const [first, before, after] = [words[start], words[start - 1], words[end]];
  if (first?.gap !== "space" || before?.isCapital !== true) return false;
  return after?.gap === "space" && after.isCapital && !ahead.has(before.folded);
}

/** What stands before one person's name. Any other word in capitals may be somebody's first name. */
const ahead = new Set(
  (
    "frau herr herrn fr hr dr prof kontakt ansprechpartner ansprechpartnerin chef chefin leiter leiterin leitung " +
    "assistent assistentin assistenz vorgesetzte vorgesetzter kollege kollegin mr mrs ms miss contact manager " +
    "boss assistant colleague mme madame monsieur mlle responsable sra sr senora senor contacto jefe jefa"
  ).split(" "),
);

const softHyphen = "\u00ad";

/**
 * As long as before: in `Vera Testmann's`, the `s` is a word of its own. An encoded sign is that sign.
 * Pronouns between a name's words are none of it.
 */
const inPlainWords = (text: string): string =>
  text
    .replace(/(?:%[\da-f]{2})+/giu, (encoded) => decoded(encoded, "%"))
    // As mails write it.
    .replace(/(?:=[\dA-F]{2})+/gu, (encoded) => decoded(encoded, "="))
    .replace(/\s[([{（][\p{L}/, ]{2,20}[)\]}）](?=\s)/gu, (bracket) =>
      arePronouns(bracket) ? " ".repeat(bracket.length) : bracket,
    )
    .replace(
      /['’`](?=s(?!\p{L}))|=20|&nbsp;|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/giu,
      (sign) => " ".repeat(sign.length),
    );

/** Each sign as long as it is encoded, so that all words stand where they stood. */
function decoded(encoded: string, sign: "%" | "="): string {
  try {
    return [...decodeURIComponent(encoded.replaceAll(sign, "%"))]
      .map((sign) =>
        sign.padEnd(3 * Buffer.byteLength(sign), /[\p{L}\p{M}\p{N}]/u.test(sign) ? widthless : " "),
      )
      .join("");
  } catch {
    return encoded;
  }
}
const arePronouns = (bracket: string): boolean =>
  bracket
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "")
    .every((word) => pronouns.has(wordKey(word)));

const widthless = "\u200b";

function withoutNames(text: string, names: OrdersByFirstWord): string {
  const words = wordsIn(inPlainWords(text));
  let left = "";
  let done = 0;
  for (const { at, end } of namesIn(text, names)) {
    const place = withBracket(text, words[at]?.start ?? 0, words[end - 1]?.end ?? text.length);
    left += text.slice(done, place.start) + erasedText;
    done = place.end;
  }
  return left + text.slice(done);
}

/** A name whose bracket begins or ends within it goes with the other one: `Hugo (Boss)`, `(Hugo) Boss`. */
function withBracket(text: string, start: number, end: number): { start: number; end: number } {
  const name = text.slice(start, end);
  const [open, close] = brackets.find((pair) => pair.some((each) => name.includes(each))) ?? [];
  if (open === undefined || close === undefined) return { start, end };
  const hasOpen = name.includes(open);
  const hasClose = name.includes(close);
  return {
    start: hasClose && !hasOpen && text[start - 1] === open ? start - 1 : start,
    end: hasOpen && !hasClose && text[end] === close ? end + 1 : end,
  };
}

const brackets = [
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["（", "）"],
];

/** The texts within a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
