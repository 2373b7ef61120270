import { withoutAccents } from "../../foreignAccounts/names/fold.ts";
import type { Draft } from "../draft.ts";
import type { Dirt } from "./dirt.ts";

const strange = /[\u0080-\uffff]/;
const inTexts = (draft: Draft, change: (text: string) => string): Partial<Draft> => {
  const changed = (text: string) => (text === "" ? "" : change(text));
  const { first, last, company, title, city } = draft;
  return {
    first: changed(first),
    last: changed(last),
    company: changed(company),
    title: changed(title),
    city: changed(city),
  };
};
/** Signs before and behind what is filled in. */
function around({ first, last, phone, company }: Draft, before: string, behind: string): Partial<Draft> {
  const put = (text: string) => (text === "" ? "" : before + text + behind);
  return { first: put(first), last: put(last), phone: put(phone), company: put(company) };
}

const hasStrange = ({ first, last }: Draft) => strange.test(first + last);

/** What Windows-1252 has between 0x80 and 0x9f. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** UTF-8 read as Windows-1252. */
const misread = (text: string) =>
  [...Buffer.from(text, "utf8")]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? (windows[byte - 0x80] ?? "") : String.fromCharCode(byte)))
    .join("");

const entities: Record<string, string> = {
  ä: "&auml;",
  ö: "&ouml;",
  ü: "&uuml;",
  ß: "&szlig;",
  é: "&eacute;",
  è: "&egrave;",
  ñ: "&ntilde;",
  "'": "&#39;",
  "&": "&amp;",
  ø: "&oslash;",
  å: "&aring;",
};
const escaped = (text: string) => text.replace(/[äöüßéèñ'&øå]/g, (sign) => entities[sign] ?? sign);

export const letterDirts: readonly Dirt[] = [
  {
    name: "UTF-8 read as Windows-1252",
    weight: 6,
    fits: hasStrange,
    apply: (draft) => inTexts(draft, misread),
  },
  {
    name: "misread twice",
    weight: 1.5,
    fits: hasStrange,
    apply: (draft) => inTexts(draft, (text) => misread(misread(text))),
  },
  {
    name: "letters lost as ?",
    weight: 3,
    fits: hasStrange,
    apply: (draft) => inTexts(draft, (text) => text.replace(/[\u0080-\uffff]/g, "?")),
  },
  {
    name: "letters lost as \ufffd",
    weight: 2,
    fits: hasStrange,
    apply: (draft) => inTexts(draft, (text) => text.replace(/[\u0080-\uffff]/g, "\ufffd")),
  },
  {
    name: "entities of a web page",
    weight: 3,
    fits: ({ first, last, company }) => escaped(first + last + company) !== first + last + company,
    apply: (draft) => inTexts(draft, escaped),
  },
  { name: "accents lost", weight: 4, fits: hasStrange, apply: (draft) => inTexts(draft, withoutAccents) },
  {
    name: "accents taken apart",
    weight: 2,
    fits: hasStrange,
    apply: (draft) => inTexts(draft, (text) => text.normalize("NFD")),
  },
  {
    name: "no-break spaces",
    weight: 5,
    apply: (draft) => inTexts(draft, (text) => `${text.replaceAll(" ", "\u00a0")}\u00a0`),
  },
  {
    name: "zero-width signs",
    weight: 4,
    apply: (draft, random) =>
      inTexts(
        draft,
        (text) =>
          text.slice(0, 2) + random.pick(["\u200b", "\u200d", "\ufeff", "\u00ad", "\u200e"]) + text.slice(2),
      ),
  },
  {
    name: "spaces too many",
    weight: 4,
    apply: (draft) => inTexts(draft, (text) => ` ${text.replaceAll(" ", "  ")}  `),
  },
  {
    name: "tabs and line breaks",
    weight: 2,
    apply: (draft) => inTexts(draft, (text) => `${text.replace(" ", "\t")}\n`),
  },
  { name: "in capitals", weight: 7, apply: (draft) => inTexts(draft, (text) => text.toUpperCase()) },
  { name: "in small letters", weight: 6, apply: (draft) => inTexts(draft, (text) => text.toLowerCase()) },
  {
    name: "an apostrophe before",
    weight: 3,
    apply: (draft) => around(draft, "'", ""),
  },
  {
    name: "quotes left",
    weight: 3,
    apply: (draft) => ({ ...around(draft, '"', '"'), phone: draft.phone }),
  },
  {
    name: "written as a formula",
    weight: 2,
    apply: (draft) => ({ ...around(draft, '="', '"'), company: draft.company }),
  },
  {
    name: "curly quotes and dashes",
    weight: 2,
    fits: ({ first, last }) => /['-]/.test(first + last),
    apply: (draft) => inTexts(draft, (text) => text.replaceAll("'", "’").replaceAll("-", "–")),
  },
];
