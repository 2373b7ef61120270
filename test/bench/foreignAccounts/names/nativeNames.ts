import type { Random } from "../random.ts";

/** A name in the letters of its country, and how it is written in Latin ones. */
export interface NativeName {
  latin: string;
  native: string;
  /** As registered, with the legal form and the trade. */
  full: string;
  /** The trade in English. */
  trade: string;
  /** Whether a table of letters tells the one from the other. */
  isSpelledOut: boolean;
}

interface Script {
  country: string;
  syllables: string;
  trades: string;
  full: readonly string[];
  isSpelledOut: boolean;
}

// Syllables and trades as native=latin. In `full`, N is the name and T the trade.
const scripts: readonly Script[] = [
  {
    country: "JP",
    syllables:
      "サ=sa ク=ku ラ=ra ミ=mi ナ=na ト=to モ=mo リ=ri タ=ta カ=ka ハ=ha マ=ma ノ=no ヒ=hi セ=se キ=ki ヤ=ya ホ=ho",
    trades: "電機=Electric 化学=Chemicals 物流=Logistics 食品=Foods 建設=Construction",
    full: ["株式会社NT", "NT株式会社", "㈱NT"],
    isSpelledOut: true,
  },
  {
    country: "KR",
    syllables:
      "한=han 성=seong 대=dae 미=mi 래=rae 동=dong 진=jin 우=woo 세=se 나=na 보=bo 림=rim 송=song 호=ho",
    trades: "전자=Electronics 화학=Chemicals 물류=Logistics 건설=Construction 식품=Foods",
    full: ["주식회사 NT", "(주)NT", "NT 주식회사"],
    isSpelledOut: true,
  },
  {
    country: "UA",
    syllables: "бо=bo ра=ra ве=ve ли=ly ко=ko ста=sta но=no ми=my ду=du за=za те=te ло=lo ри=ry ку=ku",
    trades: "Логістика=Logistics Енерго=Energo Буд=Bud Агро=Agro Хім=Khim",
    full: ["ТОВ «N T»", "ПрАТ «N T»", "ТОВ N T"],
    isSpelledOut: true,
  },
  {
    country: "GR",
    syllables: "κα=ka λο=lo μα=ma νε=ne πα=pa ρι=ri σο=so τε=te φι=fi δο=do λα=la με=me νι=ni πο=po",
    trades: "Ενεργειακή=Energy Τρόφιμα=Foods Κατασκευαστική=Construction Ναυτιλιακή=Shipping",
    full: ["N T Α.Ε.", "N T ΑΕ", "N T Ε.Π.Ε."],
    isSpelledOut: true,
  },
  {
    country: "CN",
    syllables:
      "华=hua 荣=rong 海=hai 天=tian 金=jin 盛=sheng 恒=heng 泰=tai 宏=hong 瑞=rui 明=ming 德=de 东=dong 建=jian 安=an 永=yong",
    trades: "科技=Technology 物流=Logistics 化工=Chemicals 电子=Electronics 食品=Foods",
    full: ["NT有限公司", "NT股份有限公司", "NT集团有限公司"],
    isSpelledOut: false,
  },
  {
    country: "AE",
    syllables: "نور=nour ال=al سا=sa لم=lam رو=ro با=ba دي=di ما=ma كر=kar هي=hi في=fi زا=za",
    trades: "للتجارة=Trading للطاقة=Energy للإنشاءات=Construction",
    full: ["شركة N T", "N T ذ.م.م"],
    isSpelledOut: false,
  },
  {
    country: "IL",
    syllables: "נו=no רא=ra טל=tal מי=mi לב=lev גל=gal דו=do שי=shi בר=bar קו=ko",
    trades: "אנרגיה=Energy מזון=Foods טכנולוגיות=Technologies",
    full: ['N T בע"מ', "N T בע״מ"],
    isSpelledOut: false,
  },
];

const pairs = (text: string) =>
  text.split(" ").map((pair) => {
    const [native = "", latin = ""] = pair.split("=");
    return { native, latin };
  });

const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

export const nativeCountries: readonly string[] = scripts.map(({ country }) => country);

export function nativeName(random: Random, country: string): NativeName {
  const script = scripts.find((each) => each.country === country);
  if (!script) throw new Error(`Names of ${country} are written in Latin letters.`);
  const syllables = pairs(script.syllables);
  const length = script.isSpelledOut ? random.between(4, 5) : random.between(3, 4);
  const chosen = Array.from({ length }, () => random.pick(syllables));
  const trade = random.pick(pairs(script.trades));
  const native = capital(chosen.map((each) => each.native).join(""));
  return {
    latin: capital(chosen.map((each) => each.latin).join("")),
    native,
    full: random.pick(script.full).replace("N", native).replace("T", trade.native),
    trade: trade.latin,
    isSpelledOut: script.isSpelledOut,
  };
}
