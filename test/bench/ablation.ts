import { weights, type WeightTable } from "../../connector/matching/people/weights.ts";

type Field = keyof WeightTable["levels"];

/** A level that makes no match any more. */
const never = -50;

/** Parts of the matcher that its weights can switch off, and how. */
const parts: { part: string; levels: [Field, string[], number][] }[] = [
  {
    part: "how often names occur",
    levels: [
      ["givenName", [], 0],
      ["familyName", [], 0],
    ],
  },
  {
    part: "names in two alphabets that nobody can read",
    levels: [
      ["given", ["unread"], never],
      ["family", ["unread"], never],
    ],
  },
  {
    part: "changed names",
    levels: [
      ["given", ["changed"], never],
      ["family", ["changed", "perhapsChanged"], never],
    ],
  },
  {
    part: "spellings, short forms and slips",
    levels: [
      ["given", ["variant", "nickname", "short", "slip", "typo"], never],
      ["family", ["variant", "slip", "typo", "alike"], never],
    ],
  },
  {
    part: "initials",
    levels: [
      ["given", ["initial"], never],
      ["family", ["initial"], never],
    ],
  },
  { part: "parts of family names", levels: [["family", ["part"], never]] },
  { part: "names the other way round", levels: [["order", ["swapped", "swappedOther"], never]] },
  { part: "the company", levels: [["company", [], 0]] },
  {
    part: "the company under another name",
    levels: [["company", ["alias", "domain", "near", "national", "typo"], 0]],
  },
  { part: "the title", levels: [["title", [], 0]] },
  { part: "the place", levels: [["place", [], 0]] },
  { part: "the e-mail address", levels: [["email", [], 0]] },
  { part: "the phone number", levels: [["phone", [], 0]] },
];

/** The weights without each of the parts. An empty list of levels means all of a field. */
export const ablations: { part: string; table: WeightTable }[] = parts.map(({ part, levels }) => ({
  part,
  table: {
    ...weights,
    levels: levels.reduce(
      (all, [field, off, weight]) => ({
        ...all,
        [field]: Object.fromEntries(
          Object.entries(all[field]).map(([level, before]) => [
            level,
            off.length === 0 || off.includes(level) ? weight : before,
          ]),
        ),
      }),
      weights.levels,
    ),
  },
}));
