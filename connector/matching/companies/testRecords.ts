import { comparedText } from "../comparedText.ts";
import { readKinds } from "../data/readTable.ts";
import { singleSpaced, trimEndOf, trimOf } from "../trimOf.ts";

const cells = readKinds("test-records");

/** A pattern in which words of a kind stand between what has to be before and behind them. */
const mark = (before: string, kind: string, behind: string): RegExp =>
  new RegExp(`${before}(?:${cells(kind).join("|")})${behind}`, "giu");

/** What marks a record that nobody works with. */
const marks = [
  mark("(?<![\\p{L}\\p{N}])", "anywhere", "(?![\\p{L}\\p{N}])"),
  mark("^", "start", "(?![\\p{L}])"),
  mark("^", "apart", "(?:_| *[-–—:|]) *"),
  mark("[^\\p{L}\\p{N}]", "gone", " .*$"),
  mark("(?:[([{]|[-–—] )", "aside", "[)\\]}]?$"),
  mark("[^\\p{L}\\p{N}]", "end", "(?:[\\])} _-]{0,3}\\d{1,4})?[\\])} ]{0,3}$"),
  mark("", "attached", ""),
];

/** Brackets and dashes around a name, or what is left of it. */
const around = " [](){}-–—_*#:.,!";

/** A name without what marks it as a test, a duplicate or given up. `isMarked`: whether it had any. */
export function withoutMarks(name: string): { rest: string; isMarked: boolean } {
  const plain = trimOf(" [({-–—_*#:!", singleSpaced(comparedText(name)));
  const end = trimEndOf(" ])}_*#-", plain);
  const rest = marks.reduce((text, each) => text.replace(each, " ").trim(), end);
  return rest === end
    ? { rest: name, isMarked: false }
    : { rest: trimOf(around, singleSpaced(rest)), isMarked: true };
}
