import { comparedText } from "../comparedText.ts";
import { singleSpaced, trimEndOf, trimOf } from "../trimOf.ts";

/** What marks a record that nobody works with, wherever it stands in a name. */
const marks =
  /\b(?:do not use|don'?t use|not in use|nicht (?:mehr )?(?:verwenden|benutzen|nutzen)|ne pas utiliser|no usar|não usar|non usare|niet gebruiken|använd ej|nie używać|to be deleted|to delete|delete me|please delete|zu löschen|bitte löschen|à supprimer|para borrar|duplicate|dupe|dublette|doublon|duplicado|duplicato|obsolete|veraltet|inactive|inaktiv|inactif|inactivo|deprecated|archived|test[ _-]?(?:account|record|company|customer|firma|kunde|konto|data|daten)|dummy|zzz+)\b|使用禁止|テスト|测试|测试账户|тест(?=\W|$)/giu;

/** What marks one only at an end of a name or in brackets: Acme (old), TEST Acme. */
const markedStart = /^(?:test(?:ing)?|dup|xxx?|zz)(?=[^\p{L}]|$)/iu;
/** A start that is written together, and one that a sign sets apart: zzAcme, Merged – Acme. */
const markedStarts = [
  /^z{2,3}(?=\p{Lu})/u,
  /^(?:old|closed|merged|merge|dead|delete|deleted|remove|removed|alt|gelöscht|löschen|geschlossen|fermé|cerrado|chiuso)(?:_| *[-–—:|]) */iu,
];
const ended = [
  "test(?:ing)?|old|alt|dup|copy|kopie|closed|closing down|merged|to (?:be )?merged?|dissolved|defunct|deceased|bankrupt",
  "bankruptcy|insolvent|liquidated|wound up|out of business|ceased(?: trading| operations)?|no longer (?:trading|exists|active|in business)",
  "do not (?:call|contact)|geschlossen|erloschen|aufgelöst|gelöscht|fusioniert|insolvenz|in insolvenz|stillgelegt|fermée?|radiée?|dissoute",
  "fusionnée?|liquidée?|cerrad[oa]|disuelt[oa]|liquidad[oa]|fusionad[oa]|chius[oa]|cessat[oa]|liquidat[oa]|gesloten|opgeheven|failliet",
  "fechad[oa]|encerrad[oa]|extint[oa]|falid[oa]|zamknięt[aey]|zlikwidowan[aey]|nedlagd|nedlagt|konkurs|ликвидирован[ао]?|закрыт[ао]?",
].join("|");
const markedEnd = new RegExp(`[^\\p{L}\\p{N}](?:${ended})(?:[\\])} _-]{0,3}\\d{1,4})?[\\])} ]{0,3}$`, "iu");
/** What is said only behind a dash or in brackets, where it is no part of a name. */
const markedAside = /(?:[([{]|[-–—] )(?:dead|bad|deleted?|removed?|gone|duplicate of [^)\]}]*)[)\]}]?$/iu;
/** Where it went to, up to the end. */
const wentTo =
  /[^\p{L}\p{N}](?:merged (?:into|with|to)|acquired by|taken over by|absorbed by|replaced by|see account|use instead|fusioniert mit|übernommen von|aufgegangen in|verschmolzen (?:mit|auf)|fusionnée? avec|rachetée? par|fusionad[oa] con|adquirid[oa] por|fus[oa] con|acquisit[oa] da) .*$/iu;
const attachedMarks = /(?:廃業|閉鎖|閉店|清算|倒産|已关闭|已注销|注销|停业|폐업)$/u;

/** Brackets and dashes around a name, or what is left of it. */
const around = " [](){}-–—_*#:.,!";

/** A name without what marks it as a test, a duplicate or given up. `isMarked`: whether it had any. */
export function withoutMarks(name: string): { rest: string; isMarked: boolean } {
  const plain = trimOf(" [({-–—_*#:!", singleSpaced(comparedText(name)));
  const end = trimEndOf(" ])}_*#-", plain);
  const rest = [marks, markedStart, ...markedStarts, wentTo, markedAside, markedEnd, attachedMarks].reduce(
    (text, mark) => text.replace(mark, " ").trim(),
    end,
  );
  return rest === end
    ? { rest: name, isMarked: false }
    : { rest: trimOf(around, singleSpaced(rest)), isMarked: true };
}
