import { fillers, nationalWords } from "./legalForms.ts";
import { isGeneric } from "./placeInName.ts";

/** Words of bodies that each city or district has. Folded, written by hand. */
const municipal = new Set(
  `city cities town township village borough county parish district council municipality municipal mayor library libraries
   school schools police fire sheriff courthouse court stadt gemeinde landkreis kreis kreisstadt landratsamt bezirk
   stadtverwaltung stadtbibliothek stadtwerke sparkasse volksbank raiffeisenbank kreissparkasse stadtsparkasse feuerwehr polizei schule gymnasium grundschule ville mairie commune communaute
   chamber chambre handelskammer handwerkskammer prefecture bibliotheque mediatheque ecole lycee comune provincia biblioteca scuola ayuntamiento diputacion municipio escuela
   colegio camara prefeitura municipalidad escola freguesia gemeente bibliotheek kommun kommune stad gmina miasto powiat
   szkola urzad kunta kaupunki obec mesto`.split(/\s+/),
);

/** Words of bodies that each country has, beyond those of `isGeneric`. */
const ofState = new Set(
  `ministry ministries department departments office bureau agency authority administration treasury parliament senate army navy force
   defence defense justice education finance foreign affairs interior transport transportation agriculture environment labour labor
   health public community people peoples farmers merchants citizens commercial savings trust service services center centre
   medical regional county united emergency children childrens memorial saint st mary marys lutheran catholic methodist baptist
   bundesministerium ministerium amt behorde gesundheit finanzen ministere ministero ministerio ministerie sante salud salute
   saude finances hacienda universitatsklinikum klinikum hopital hospitalier ospedale ziekenhuis szpital
   trinity holy sacred heart christ cross lourdes mercy providence good samaritan king kings queen queens royal victoria elizabeth
     john johns joseph josephs luke lukes peter peters paul pauls george georges andrew andrews josef georg elisabeth marien
     church chapel cathedral kirche kirchengemeinde eglise iglesia chiesa rotary lions club ymca ywca hotel hotels grand palace pharmacy pharmacie farmacia apotheke
     high primary secondary elementary middle grammar of the and for de la le du des del di da der die das und et y e`.split(
    /\s+/,
  ),
);

/** How far a name tells which of the many bodies of its kind is meant. */
export interface LocalName {
  /** All its words are such as many have: City Council, First National Bank. */
  isGeneric: boolean;
  /** Of a city or district: there are several of the name in one country. */
  isMunicipal: boolean;
}

/** Adjectives that companies of all trades begin with. Folded. */
const leading = new Set(
  `deutsche deutscher deutsches austrian osterreichische schweizerische french francaise italiana espanola european europaische
   technische technical blue green black white golden silver great grand big smart best top new neue nova san santa los las
   sun sky star alpha delta omega prime premier elite advanced applied modern future digital creative`.split(
    /\s+/,
  ),
);

/** Whether many companies have the word, so that it tells nothing of one. Folded. */
export const isCommonWord = (word: string): boolean =>
  isGeneric([word]) ||
  [municipal, ofState, fillers, nationalWords, leading].some((each) => each.has(word)) ||
  word.length < 2;

/** `words`: of a company's name, folded, without legal form. */
export function localName(words: readonly string[]): LocalName {
  const isCommon = (word: string) =>
    isGeneric([word]) || [municipal, ofState, fillers, nationalWords].some((each) => each.has(word));
  const isMunicipal = words.some((word) => municipal.has(word));
  return { isGeneric: (words.length > 1 || isMunicipal) && words.every(isCommon), isMunicipal };
}
