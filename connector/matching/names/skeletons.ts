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
