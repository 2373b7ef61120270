import { foldText } from "../foldText.ts";
import { allReadings, familySpellings, writtenAs } from "./eastAsianNames.ts";

/** The commonest Chinese family names, and how those are read that are read otherwise in names. By hand. */
const chinese =
  "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇丁任卢盧姚沈钟鍾鐘姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻阎段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯康易乔喬赖賴文樊兰蘭殷施洪安颜顏倪牛鲁魯岳章柯俞卫衛聂聶葛齐齊鲍鮑柳华華祝纪紀耿关關焦詹欧歐游尤路翁卓辛涂宁甘古麦麥凌霍司上诸諸慕东東南";
const otherwise =
  "曾zeng 吕lyu 吕lv 吕lu 呂lyu 呂lu 单shan 翟zhai 解xie 查zha 仇qiu 区ou 盖ge 陸luk 尉yu 薄bo 황whang";
/** The commonest Korean ones. */
const korean =
  "김이박최정강조윤장임림한오서신권황안송류홍유고문양손배백허남심노로하곽성차주우구민전나라진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예봉경사부리";
const compound = "司马 司馬 欧阳 歐陽 上官 诸葛 諸葛 司徒 东方 남궁 선우 황보 제갈 사공";

/** Korean syllables end in k, p and t, as people spell them. */
const readingOf = (name: string): string =>
  foldText(name)
    .replaceAll(" ", "")
    .replace(/(?<!n)g$|b$|d$/, (end) => ({ g: "k", b: "p", d: "t" })[end] ?? end);

/** By Latin spelling, folded. */
const signs = indexSigns();

function indexSigns(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (spelling: string, sign: string) =>
    found.set(spelling, (found.get(spelling) ?? new Set()).add(sign));
  const read = otherwise.split(" ").map((entry): [string, string] => [entry.charAt(0), entry.slice(1)]);
  const known = [...chinese, ...korean, ...compound.split(" ")].map((sign): [string, string] => [
    sign,
    readingOf(sign),
  ]);
  for (const [sign, reading] of [...read, ...known])
    for (const spelling of [reading, ...allReadings(sign), ...familySpellings(reading)]) add(spelling, sign);
  return found;
}

/** How a family name, folded and in Latin letters, begins in East Asian script. Empty where it is none. */
export function familySigns(folded: string): string[] {
  const japanese = writtenAs(folded).flatMap((written) => [...written].slice(0, 1));
  return [...new Set([...(signs.get(folded) ?? []), ...japanese])];
}

/** The Latin letters that a name in East Asian script may begin with. */
export function lettersOfReadings(name: string): string[] {
  const reading = readingOf(name);
  const first = readingOf([...name][0] ?? "");
  const spellings = [...allReadings(name), reading, ...familySpellings(reading), ...familySpellings(first)];
  return [...new Set(spellings.map((spelling) => spelling.charAt(0)))];
}
