/**
 * The commonest Japanese names with their readings, and the commonest Korean family names in the spellings
 * that Koreans use. A general transliteration gets both wrong. Written by hand.
 */
const readings = `
佐藤 sato; 鈴木 suzuki; 高橋 takahashi; 田中 tanaka; 伊藤 ito; 渡辺 watanabe; 渡邊 watanabe; 渡邉 watanabe; 山本 yamamoto; 中村 nakamura; 小林 kobayashi; 加藤 kato; 吉田 yoshida; 山田 yamada; 佐々木 sasaki; 山口 yamaguchi; 松本 matsumoto; 井上 inoue; 木村 kimura; 斎藤 saito; 斉藤 saito; 齋藤 saito; 齊藤 saito; 清水 shimizu; 山崎 yamazaki; 阿部 abe; 森 mori; 池田 ikeda; 橋本 hashimoto; 山下 yamashita; 石川 ishikawa; 中島 nakajima; 前田 maeda; 藤田 fujita; 後藤 goto; 小川 ogawa; 岡田 okada; 村上 murakami; 長谷川 hasegawa; 近藤 kondo; 石井 ishii; 遠藤 endo; 青木 aoki; 坂本 sakamoto; 藤井 fujii; 西村 nishimura; 福田 fukuda; 太田 ota; 三浦 miura; 藤原 fujiwara; 松田 matsuda; 岡本 okamoto; 中野 nakano; 原田 harada; 小野 ono; 田村 tamura; 竹内 takeuchi; 金子 kaneko; 和田 wada; 中山 nakayama; 石田 ishida; 上田 ueda; 森田 morita; 安藤 ando; 東雲 shinonome; 星野 hoshino;
太郎 taro; 花子 hanako; 健一 kenichi; 健二 kenji; 陽子 yoko; 裕子 yuko; 優子 yuko; 翔太 shota; 美咲 misaki; 直樹 naoki; 恵子 keiko; 拓也 takuya; 結衣 yui; 陽菜 hina; 大輔 daisuke; 健太 kenta; 明美 akemi; 直美 naomi; 浩 hiroshi; 誠 makoto; 隆 takashi; 智子 tomoko; 由美子 yumiko; 洋子 yoko; 京子 kyoko; 和子 kazuko; 幸子 sachiko; 一郎 ichiro; 次郎 jiro; 大樹 daiki; 翼 tsubasa; 愛 ai; 彩 aya; 麻衣 mai; 美香 mika; 千尋 chihiro;
김 kim; 이 lee; 박 park; 최 choi; 정 jung; 강 kang; 조 cho; 윤 yoon; 장 jang; 임 lim; 한 han; 오 oh; 서 seo; 신 shin; 권 kwon; 황 hwang; 안 ahn; 송 song; 류 ryu; 홍 hong; 유 yoo; 고 ko; 문 moon; 양 yang; 손 son; 배 bae; 백 baek; 허 heo; 노 noh
`;

const readingOf = new Map(
  readings.split(";").map((entry): [string, string] => {
    const [written = "", reading = ""] = entry.trim().split(" ");
    return [written, reading];
  }),
);

const writtenFormsOf = Map.groupBy(readingOf, ([, reading]) => reading);

/** The East Asian spellings of a folded name. Empty where the table does not have it. */
export function writtenAs(folded: string): string[] {
  return (writtenFormsOf.get(folded) ?? []).map(([written]) => written);
}

/** Korean family names, each line the spellings of one. */
const koreanSpellings = [
  ["kim", "gim"],
  ["lee", "yi", "i", "rhee", "ri"],
  ["park", "pak", "bak"],
  ["choi", "choe"],
  ["jung", "jeong", "chung", "jong"],
  ["kang", "gang"],
  ["cho", "jo"],
  ["yoon", "yun", "youn"],
  ["jang", "chang"],
  ["lim", "im", "yim"],
  ["ryu", "yoo", "yu"],
  ["ahn", "an"],
  ["oh", "o"],
  ["shin", "sin"],
  ["kwon", "gwon"],
  ["noh", "no", "roh"],
  ["heo", "hur"],
  ["moon", "mun"],
];

/** The reading of a name in East Asian script. The text itself where the table does not have it. */
export function readEastAsian(name: string): string {
  return readingOf.get(name.trim()) ?? name;
}

/** Whether two folded family names are Korean spellings of one. */
export function areKoreanSpellings(one: string, other: string): boolean {
  return koreanSpellings.some((spellings) => spellings.includes(one) && spellings.includes(other));
}
