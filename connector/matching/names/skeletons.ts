/**
 * What stays of a folded name in every alphabet: its consonants, those alike in sound as one. Alphabets that
 * write no vowels, and transliterations that differ in them, leave the same.
 *
 * Letter by letter, as millions of pairs of names are compared by it. An `h` is silent beside any letter but
 * `c`, so that only the sounds that are written with a `c`, a `t` or a `d` take a look at what follows.
 */
export function skeletonOf(folded: string): string {
  const text = /[ x]/.test(folded) ? folded.replaceAll(" ", "").replaceAll("x", "ks") : folded;
  let skeleton = "";
  let last = "";
  for (let at = 0; at < text.length; at++) {
    const sound = soundAt(text, at);
    // Spoken between two others: Muhammad is not Ahmad.
    if (text[at] === "h" && text[at + 1] !== "c" && !silencing.includes(text[at - 1] ?? "c")) last = "";
    if (sound === last || sound === "") continue;
    skeleton += sound;
    last = sound;
  }
  return skeleton;
}

/** The sound of the letter at a place; "" where it has none of its own. */
function soundAt(text: string, at: number): string {
  const letter = text[at] ?? "";
  const next = text[at + 1] ?? "";
  if (letter === "c") return "heiyzs".includes(next) && next !== "" ? "S" : "K";
  const isHiss = next === "s" || next === "z" || (next === "c" && text[at + 2] === "h");
  if (letter === "t" && isHiss) return "";
  if (letter === "d" && next === "z") return "";
  return soundOf[letter] ?? letter;
}

/** An `h` behind one of these makes it another sound, and has none of its own. */
const silencing = "bcdgjkprstz";

const soundOf: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["aeiouyhw", ""],
    ["jszx", "S"],
    ["gkq", "K"],
    ["pbfv", "P"],
    ["td", "T"],
  ].flatMap(([letters = "", sound = ""]) => [...letters].map((letter) => [letter, sound])),
);

/** The consonants themselves. A weak `h` at the end is none. */
const consonantsOf = (folded: string): string =>
  folded
    .replace(/[ aeiouyw]/g, "")
    .replace(/(.)(?=\1)/g, "")
    .replace(/(?<=.)h$/, "");

/** With this many sounds alike, two names are one despite their vowels. */
const skeletonMin = 2;
const longFrom = 5;

/** What an alphabet writes: sounds, long vowels alone, syllables, or signs that are read in one way each. */
export type Writing = "sounds" | "sparse" | "syllables" | "signs";

/**
 * Whether a name in another alphabet, romanized in one of the `forms` that it is spoken in, may be the Latin
 * one.
 */
export function fitsAcross(forms: readonly string[], latin: string, writing: Writing): boolean {
  if (latin === "") return false;
  const spellings = [
    latin,
    latin.replace(/^[ae]l(?=.{3})/, ""),
    latin.replace(/ch/g, "h"),
    latin.replace(/ch/g, "k"),
  ];
  return forms.some(
    (form) => form !== "" && [...new Set(spellings)].some((spelling) => fits(form, spelling, writing)),
  );
}

function fits(romanized: string, latin: string, writing: Writing): boolean {
  if (writing === "sparse" && !vowelsFit(romanized, latin)) return false;
  if (writing === "syllables" && !syllablesFit(romanized, latin, haveOneKind)) return false;
  if (writing === "signs" && !syllablesFit(romanized, latin, (mine, theirs) => mine === theirs)) return false;
  const [one, other] = [skeletonOf(romanized), skeletonOf(latin)];
  const isShort = other.length <= skeletonMin;
  if (writing === "sounds" && isShort && startsOf(romanized) !== startsOf(latin)) return false;
  if (consonantsOf(romanized) === consonantsOf(latin)) return true;
  return other.length >= skeletonMin && (one === other || (other.length >= longFrom && oneApart(one, other)));
}

/** Whether a name starts with a consonant. Of some alphabets, the first vowel has a weak one before it. */
const startsOf = (name: string): boolean => !/^[aeiouyhjw]/.test(name);

/** Whether one text is the other with one letter more, which is not the first: Nikolaos is not Evangelos. */
function oneApart(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length !== 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return at > 0 && short.slice(at) === long.slice(at + 1);
}

/**
 * Whether two names have as many syllables, with vowels that may be spelled so: Junho is Joon-ho, but neither
 * Jihoon nor Seoyeon, which have the same consonants.
 */
function syllablesFit(
  romanized: string,
  latin: string,
  fit: (mine: string, theirs: string) => boolean,
): boolean {
  const [mine, theirs] = [vowelsOf(romanized), vowelsOf(latin)];
  return mine.length === theirs.length && mine.every((vowels, at) => fit(vowels, theirs[at] ?? ""));
}

/** Whether the Latin spelling has no other vowels than the syllable, as in hyeon and hyun, hui and hee. */
const haveOneKind = (spoken: string, latin: string): boolean =>
  [...latin].every((kind) => spoken.includes(kind)) && spoken.includes("i") === latin.includes("i");

/** The kinds of vowels of each syllable: yeo is `aiu`. */
const vowelsOf = (text: string): string[] =>
  [
    ...text
      .replace(/ee/g, "i")
      .replace(/oo/g, "u")
      .replace(/a[iy]/g, "ae")
      .matchAll(/[yw]?[aeiou]+|[yw]/g),
  ].map(([vowels]) =>
    kindsOf
      .filter(([, letters]) => letters.test(vowels))
      .map(([kind]) => kind)
      .join(""),
  );

const kindsOf: [kind: string, letters: RegExp][] = [
  ["a", /[ae]/],
  ["i", /[iy]/],
  ["u", /[ouw]/],
];

/**
 * Whether long vowels stand where the other alphabet writes them: `hsyn` is Hussein, `hsn` is Hassan. Names
 * with other consonants are left to the comparison of those.
 */
function vowelsFit(sparse: string, latin: string): boolean {
  const [mine, theirs] = [gapsOf(sparse), gapsOf(latin)];
  if (mine.length !== theirs.length) return true;
  return mine.slice(1, -1).every((gap, index) => {
    const spoken = theirs[index + 1] ?? "";
    if (gap.includes("y")) return /[eiy]/.test(spoken);
    if (gap.includes("w")) return /[uow]/.test(spoken);
    return !/ee|ei|ai|ay|ey|ie|ou|oo/.test(spoken);
  });
}

/** What stands between the consonants, doubled ones taken as one. */
const gapsOf = (text: string): string[] =>
  text
    .replace(/kh|gh|sh|th|dh|ch|ph|ts/g, "k")
    .replace(/([^aeiouyw ])\1/g, "$1")
    .split(/[^aeiouyw]/);
