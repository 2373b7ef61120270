import { foldText } from "../matching/foldText.ts";

const wordsOf = (text: string): Set<string> => new Set(text.split(/\s+/).map(foldText));

const companyWords = wordsOf(
  `company companies employer employers firm organization organisation business firma unternehmen arbeitgeber
   azienda bedrijf firmenname empresa empleador compañía entreprise société employeur 会社 会社名 勤務先 企業 企業名`,
);
const whichOfThem = wordsOf(
  `name names legal official full parent first second third other another further former previous past last ex current old new
   for emails weitere andere frühere früherer nombre de la anterior actual otra otro nom autre ancienne ancien`,
);

/**
 * Whether a further column's name says that it has a company's name, as the column of the company has:
 * "Employer 2", "companyName", but not "Company Contact". All its words have to be known, so that nobody is
 * taken for a company; customers and accounts may be people.
 */
export function isCompanyColumn(column: string): boolean {
  const words = foldText(column.replace(/\p{Ll}(?=[\p{Lu}\d])/gu, "$& ")).split(" ");
  const isKnown = (word: string) => companyWords.has(word) || whichOfThem.has(word) || /^\d+$/.test(word);
  return words.every(isKnown) && words.some((word) => companyWords.has(word));
}
