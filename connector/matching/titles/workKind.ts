import { foldText } from "../foldText.ts";
import { topWords } from "./roleWords.ts";

/**
 * `hands`: a craft, `desk`: what a craft does not lead to in a few years, as the top of a firm, law or
 * accounts. Most titles are neither, or may be both.
 */
export type WorkKind = "hands" | "desk" | null;

/**
 * Words for crafts, without what follows for a woman or for several, by trade. Written by hand.
 */
const handWords = `
  welder schweisser soudeu soldador saldat lasser spawacz svarec svetsare kaynakci hegeszto сварщи 焊工 溶接工 용접공
  electrician elektriker electricien electricist eletricist elettricist elektryk elektrikar elektrikci электрик 电工 電気工
  plumber klempner plombier fontaner encanador idraulic loodgieter instalater tesisatci сантехник 水管工 配管工
  driver fahrer chauffeur conducteur conductor motorist autist kierowc ridic sofor chauffor водител 司机 運転手 운전
  cleaner reinigungskraft putzkraft limpiador faxineir schoonmaker sprzatacz uklizec temizlikci уборщи 清洁工 清掃員
  cook kok koch cuisinier cociner cozinheir cuoc kucharz kuchar asci повар 厨师 調理師
  waiter waitress kellner serveuse camarer garcom camerier kelner cisnik garson официант 服务员
  mechanic mechaniker mecanicien mecanic meccanic monteur tamirci механик слесар 机械工 整備士
  carpenter tischler schreiner menuisier carpinter falegnam timmerman stolarz tesar marangoz плотник 木工 大工
  mason maurer macon albanil pedreir murator metselaar murarz zednik duvarci каменщи 泥瓦工
  cashier kassierer caissier cajer cassier kasjer pokladni kasiyer кассир 收银员 レジ係
  janitor hausmeister concierge conserj zelador bidell wozn skolnik дворник
  baker backer boulanger panader padeir fornai bakker piekarz pekar firinci пекар パン職人
  butcher metzger fleischer boucher carnicer acougueir macellai slager slagter rzeznik reznik kasap мясник 肉屋
  painter anstreicher peintre pintor imbianchin schilder malarz maler natera boyaci маляр 油漆工 塗装工
  hairdresser friseu coiffeu peluquer cabeleireir parrucchier kapper fryzjer kadernik kuafor парикмахер 理发师 美容師
  gardener gartner jardinier jardiner giardinier tuinman ogrodnik zahradnik bahcivan садовник 园丁 庭師
  guard wachmann wachfrau vigilant ochroniarz strazn охранник 保安 警備員 경비원
  storekeeper storeman lagerist magasinier cariste almacenist magazzinier magazynier skladnik depocu кладовщик 仓管员 倉庫係
  roofer dachdecker couvreu bricklayer labourer laborer hilfsarbeiter
  machinist zerspaner fraser dreher tourneu tornero torneir tornitor frezer tokarz soustruznik tornaci токар 车工 旋盤工
`
  .trim()
  .split(/\s+/)
  .map((word) => (isUnspaced(word) ? word : foldText(word)));

/** What is written behind a word for a woman, for several, or in another case. */
const wordEndings = "s|e|es|n|en|in|innen|a|as|o|os|ka|ce|u|r|re|rs|rin|se|ses|ne|nes|ore|rice|k|tsa|sha";

/** All at once, as titles come in millions. German has the trade at the end of a word: Staplerfahrer. */
const isCraft = new RegExp(
  `^(?:${handWords.join("|")})(?:${wordEndings})?$|^[a-z]{3,}(?:fahrer|mechaniker|schlosser|schweisser|monteur|elektriker|chauffeur|chauffor)(?:in|innen)?$`,
  "u",
);

/** Trades of the table that are done at a desk, by people of whom some have studied for them. */
const deskTrades: ReadonlySet<string> = new Set(
  "finance accounting legal hr marketing communications research strategy compliance".split(" "),
);
/** Ranks and trades that somebody has who comes from a craft, or who sells or buys what it needs. */
const crossing: ReadonlySet<string> = new Set(
  "HEAD CONSULTANT ENGINEER VP sales procurement product project it founder".split(" "),
);

/** Words in scripts without spaces stand inside others. */
function isUnspaced(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(word);
}

const says = (title: string, word: string): boolean => isUnspaced(word) && title.includes(word);
const unspacedCrafts = handWords.filter(isUnspaced);

/** Reads it off a title, its words, folded, and what these mean. */
export function workKind(title: string, words: readonly string[], meanings: ReadonlySet<string>): WorkKind {
  if (words.some((word) => isCraft.test(word)) || unspacedCrafts.some((craft) => says(title, craft)))
    return [...meanings].some((each) => crossing.has(each) || deskTrades.has(each)) ? null : "hands";
  const isDesk =
    meanings.has("CHIEF") ||
    [...meanings].some((each) => deskTrades.has(each)) ||
    topWords.some((top) => words.includes(top) || says(title, top));
  return isDesk ? "desk" : null;
}
