import { readTable } from "../data/readTable.ts";

/** How companies of some countries are called by law: one form in its spellings. */
export interface LegalForm {
  /** ISO 3166-1 alpha-2; none where it tells no country. */
  countries: readonly string[];
  /** At the end or start of names. Folded, without dots. */
  spellings: readonly string[];
}

/** Legal forms of the world. One that people take for another is the same. */
const legalForms: readonly LegalForm[] = readTable("legalForms").map(([countries = "", ...spellings]) => ({
  countries: countries.split(" ").filter(Boolean),
  spellings,
}));

/** What stands behind a legal form while a company begins or ends. Folded. */
const stages = ["il", "i l", "in liq", "in liquidation", "ig", "i g", "in grundung"];

/** Legal forms in scripts without spaces. They are removed before a name is folded. */
export const attachedForms =
  /株式会社|有限会社|合同会社|合資会社|（株）|\(株\)|㈱|（有）|㈲|股份有限公司|有限责任公司|有限責任公司|股份公司|有限公司|集团|集團|주식회사|유한회사|㈜|\(주\)|（주）|\(유\)|בע["״]מ|ש\.מ\.מ|ذ\.م\.م|ش\.م\.[مبكل]|จำกัด|บริษัท|\(มหาชน\)/gu;

const writtenForms = legalForms
  .flatMap((form) => form.spellings.map((spelling) => ({ form, spelling })))
  .flatMap(({ form, spelling }) =>
    [spelling, spelling.replace(/\bund\b/g, "and"), spelling.replace(/\bco\b/g, "and co")]
      .flatMap((each) => [each, ...stages.map((stage) => `${each} ${stage}`)])
      .map((each) => ({ form, words: each.split(" ") })),
  )
  .sort((a, b) => b.words.length - a.words.length);
const formsByLastWord = Map.groupBy(writtenForms, ({ words }) => words.at(-1) ?? "");

/** Forms that stand before a name, too. */
const formsInFront: ReadonlyMap<string, LegalForm | undefined> = new Map(
  "pt ooo pao zao oao ao cv tov too at ip llc jsc ojsc cjsc pjsc uab sia pp fop ud oy"
    .split(" ")
    .map((word) => [word, legalForms.find(({ spellings }) => spellings.includes(word))]),
);

/**
 * The words without legal forms at the end, and a few at the start, as long as a word remains that `isName`,
 * and the last one of those forms that tells countries.
 */
export function splitLegalForms(
  words: readonly string[],
  isName: (rest: readonly string[]) => boolean = () => true,
): { rest: string[]; form: LegalForm | null } {
  let end = words.length;
  const forms: LegalForm[] = [];
  for (;;) {
    const last = end;
    const found = formsByLastWord
      .get(words[end - 1] ?? "")
      ?.find(
        ({ words: each }) =>
          each.length < last && each.every((word, i) => words[last - each.length + i] === word),
      );
    if (!found || !isName(words.slice(0, end - found.words.length))) break;
    end -= found.words.length;
    forms.push(found.form);
  }
  while (end > 1 && words[end - 1] === "and") end--;
  const rest = words.slice(0, end);
  const [first = ""] = rest;
  const isInFront = rest.length > 1 && formsInFront.has(first);
  const before = formsInFront.get(first);
  if (isInFront && before) forms.push(before);
  const form = forms.find(({ countries }) => countries.length > 0) ?? null;
  return { rest: isInFront ? rest.slice(1) : rest, form };
}
