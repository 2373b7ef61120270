import { topWords } from "./roleWords.ts";

/**
 * `hands`: a craft, `desk`: what a craft does not lead to in a few years, as the top of a firm, law or
 * accounts. Most titles are neither, or may be both.
 */
export type WorkKind = "hands" | "desk" | null;

/** How words for crafts begin, folded; other scripts as they are written. By trade. Written by hand. */
const handWords = `
  welder schweiss soudeu soldador saldatore lasser spawacz svarec svetsare kaynakci hegeszto сварщик 焊工 溶接工 용접공
  electrician elektriker electricien electricista eletricista elettricista elektryk elektrikar elektrikci электрик 电工 電気工
  plumber klempner plombier fontanero encanador idraulico loodgieter hydraulik instalater tesisatci сантехник 水管工 配管工
  driver fahrer chauffeur conducteur conductor motorista autista kierowca ridic sofor водитель 司机 運転手 운전
  cleaner reinigungskraft putzkraft limpiador faxineir schoonmaker sprzatacz uklizec temizlikci уборщи 清洁工 清掃員
  cook koch cuisinier cociner cozinheir cuoco cuoca kucharz kuchar asci повар 厨师 調理師
  waiter waitress kellner serveur serveuse camarer garcom cameriere kelner cisnik garson официант 服务员
  mechanic mechaniker mecanicien mecanico meccanico monteur mechanik tamirci механик слесарь 机械工 整備士
  carpenter tischler schreiner menuisier carpintero carpinteiro falegname timmerman stolarz tesar marangoz плотник 木工 大工
  mason maurer macon albanil pedreiro muratore metselaar murarz zednik duvarci каменщик 泥瓦工
  cashier kassier caissier cajer cassiere kasjer pokladni kasiyer кассир 收银员 レジ係
  janitor hausmeister concierge conserje zelador bidello wozny skolnik дворник
`
  .trim()
  .split(/\s+/);

/** All at once, as titles come in millions. */
const beginsCraft = new RegExp(`^(?:${handWords.join("|")})`, "u");

/** Trades of the table whose people have studied for them. */
const deskTrades: ReadonlySet<string> = new Set(
  "finance accounting legal hr marketing communications research strategy compliance".split(" "),
);
/** Ranks that somebody has who comes from a craft. */
const crossing: ReadonlySet<string> = new Set(["HEAD", "CONSULTANT", "ENGINEER"]);

/** Words in scripts without spaces stand inside others. */
const isUnspaced = (word: string): boolean =>
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(word);
const says = (title: string, word: string): boolean => isUnspaced(word) && title.includes(word);
const unspacedCrafts = handWords.filter(isUnspaced);

/** Reads it off a title, its words, folded, and what these mean. */
export function workKind(title: string, words: readonly string[], meanings: ReadonlySet<string>): WorkKind {
  if (words.some((word) => beginsCraft.test(word)) || unspacedCrafts.some((craft) => says(title, craft)))
    return [...meanings].some((each) => crossing.has(each) || deskTrades.has(each)) ? null : "hands";
  const isDesk =
    meanings.has("CHIEF") ||
    [...meanings].some((each) => deskTrades.has(each)) ||
    topWords.some((top) => words.includes(top) || says(title, top));
  return isDesk ? "desk" : null;
}
