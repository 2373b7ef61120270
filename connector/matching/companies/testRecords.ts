import { comparedText } from "../comparedText.ts";
import { singleSpaced, trimEndOf, trimOf } from "../trimOf.ts";

/** What marks a record that nobody works with, wherever it stands in a name. */
const marks =
  /\b(?:do not use|don'?t use|not in use|nicht (?:mehr )?(?:verwenden|benutzen|nutzen)|ne pas utiliser|no usar|não usar|non usare|niet gebruiken|använd ej|nie używać|to be deleted|to delete|delete me|please delete|zu löschen|bitte löschen|à supprimer|para borrar|duplicate|dupe|dublette|doublon|duplicado|duplicato|obsolete|veraltet|inactive|inaktiv|inactif|inactivo|deprecated|archived|test[ _-]?(?:account|record|company|customer|firma|kunde|konto|data|daten)|dummy|zzz+)\b|使用禁止|テスト|测试|测试账户|тест(?=\W|$)/giu;

/** What marks one only at an end of a name or in brackets: Acme (old), TEST Acme. */
const markedStart = /^(?:test(?:ing)?|dup|xxx?|zz)(?=[^\p{L}]|$)/iu;
const markedEnd =
  /[^\p{L}\p{N}](?:test(?:ing)?|old|alt|dup|copy|kopie|closed|merged)(?:[\])} _-]*\d{0,3})$/iu;

/** Brackets and dashes around a name, or what is left of it. */
const around = " [](){}-–—_*#:.,!";

/** A name without what marks it as a test, a duplicate or given up. `isMarked`: whether it had any. */
export function withoutMarks(name: string): { rest: string; isMarked: boolean } {
  const plain = trimOf(" [({-–—_*#:!", singleSpaced(comparedText(name)));
  const end = trimEndOf(" ])}_*#-", plain);
  const rest = end.replace(marks, " ").replace(markedStart, "").replace(markedEnd, "");
  return rest === end
    ? { rest: name, isMarked: false }
    : { rest: trimOf(around, singleSpaced(rest)), isMarked: true };
}
