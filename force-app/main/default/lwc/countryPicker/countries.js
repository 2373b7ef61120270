import LANG from "@salesforce/i18n/lang";

/** ISO 3166-1, with Kosovo's code, which everybody uses. */
const CODES = [
  "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICK",
  "CLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGS",
  "GTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULV",
  "LYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPM",
  "PNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTR",
  "TTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW",
].flatMap((line) => line.match(/../g));

/** Of fewer characters too many countries begin with the same. */
const BEGINNING = 3;

const own = createNames(LANG);
const english = createNames("en");

/** The countries of which the name, or one word of it, begins as was typed, in the user's language. */
export function findCountries(typed) {
  const wanted = fold(typed);
  return own.all.filter((name) => begins(name, wanted));
}

/**
 * The country that was typed by its name, in the user's language or English, by its code, or by a beginning
 * that no other has; the text as it is where it is none of these. The org takes any text.
 */
export function knownCountry(typed) {
  const text = typed.trim();
  const wanted = fold(text);
  const named = own.byCode.get(text.toUpperCase()) ?? own.byName.get(wanted) ?? english.byName.get(wanted);
  if (named || wanted.length < BEGINNING) {
    return named ?? text;
  }
  const beginning = own.all.filter((name) => fold(name).startsWith(wanted));
  return beginning.length === 1 ? beginning[0] : text;
}

function createNames(language) {
  const names = new Intl.DisplayNames([language], { type: "region" });
  const byCode = new Map(CODES.map((code) => [code, names.of(code)]));
  const all = [...byCode.values()].sort(new Intl.Collator(language).compare);
  return { all, byCode, byName: new Map(all.map((name) => [fold(name), name])) };
}

function begins(name, wanted) {
  const folded = fold(name);
  return folded.startsWith(wanted) || folded.split(/[\s-]+/).some((word) => word.startsWith(wanted));
}

/** Without case and accents. */
function fold(text) {
  return text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
