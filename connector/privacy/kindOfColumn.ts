import { onFirstUse } from "../onFirstUse.ts";
import { foldWhole } from "../matching/foldText.ts";

const wordsOf = (text: string) => onFirstUse(() => new Set(text.split(/\s+/).map(foldWhole)));

const companyWords = wordsOf(
  `company companies employer employers firm organization organisation business firma unternehmen arbeitgeber
   azienda bedrijf firmenname empresa empleador compañía entreprise société employeur 会社 会社名 勤務先 企業 企業名`,
);
const placeWords = wordsOf(
  `location city town state province region country county area address street office site branch headquarters
   ort standort stadt land bundesland adresse anschrift büro niederlassung sitz
   ville pays lieu bureau agence ciudad país lugar dirección oficina provincia sucursal
   所在地 住所 勤務地 都道府県 国 城市 地区 国家`,
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
export const isCompanyColumn = (column: string): boolean => saysOf(column, companyWords());

/**
 * Whether it says in the same way that it has a place: "Office", "Company Address". "Office Manager" is
 * somebody.
 */
export const isPlaceColumn = (column: string): boolean =>
  saysOf(column, placeWords(), (word) => companyWords().has(word));

function saysOf(
  column: string,
  meant: ReadonlySet<string>,
  isBeside: (word: string) => boolean = () => false,
): boolean {
  const words = foldWhole(column.replace(/\p{Ll}(?=[\p{Lu}\d])/gu, "$& ")).split(" ");
  const isKnown = (word: string) =>
    meant.has(word) || isBeside(word) || whichOfThem().has(word) || /^\d+$/.test(word);
  return words.every(isKnown) && words.some((word) => meant.has(word));
}
