/**
 * The commonest Japanese names with their readings, and the commonest Korean family names in the spellings
 * that Koreans use. A general transliteration gets both wrong. Written by hand.
 */
const readings = `
佐藤 sato; 鈴木 suzuki; 高橋 takahashi; 田中 tanaka; 伊藤 ito; 伊東 ito; 渡辺 watanabe; 渡邊 watanabe; 渡邉 watanabe; 渡部 watanabe watabe; 山本 yamamoto; 中村 nakamura; 小林 kobayashi; 加藤 kato; 吉田 yoshida; 山田 yamada; 佐々木 sasaki; 山口 yamaguchi; 松本 matsumoto; 井上 inoue; 木村 kimura; 斎藤 saito; 斉藤 saito; 齋藤 saito; 齊藤 saito; 清水 shimizu; 山崎 yamazaki yamasaki; 阿部 abe; 安部 abe; 森 mori; 池田 ikeda; 橋本 hashimoto; 山下 yamashita; 石川 ishikawa; 中島 nakajima nakashima; 前田 maeda; 藤田 fujita; 後藤 goto; 小川 ogawa; 岡田 okada; 村上 murakami; 長谷川 hasegawa; 近藤 kondo; 石井 ishii; 遠藤 endo; 青木 aoki; 坂本 sakamoto; 藤井 fujii; 西村 nishimura; 福田 fukuda; 太田 ota; 三浦 miura; 藤原 fujiwara; 松田 matsuda; 岡本 okamoto; 中野 nakano; 中川 nakagawa; 原田 harada; 小野 ono; 田村 tamura; 竹内 takeuchi; 金子 kaneko; 和田 wada; 中山 nakayama; 石田 ishida; 上田 ueda; 森田 morita; 原 hara; 柴田 shibata; 酒井 sakai; 工藤 kudo; 横山 yokoyama; 宮崎 miyazaki; 宮本 miyamoto; 内田 uchida; 高木 takagi; 安藤 ando; 谷口 taniguchi; 大野 ono; 丸山 maruyama; 今井 imai; 高田 takada; 藤本 fujimoto; 武田 takeda; 竹田 takeda; 村田 murata; 上野 ueno; 杉山 sugiyama; 増田 masuda; 平野 hirano; 大塚 otsuka; 千葉 chiba; 久保 kubo; 松井 matsui; 小島 kojima; 岩崎 iwasaki; 桜井 sakurai; 櫻井 sakurai; 木下 kinoshita; 野口 noguchi; 松尾 matsuo; 野村 nomura; 菊地 kikuchi; 菊池 kikuchi; 佐野 sano; 大西 onishi; 杉本 sugimoto; 新井 arai; 荒井 arai; 浜田 hamada; 濱田 hamada; 菅原 sugawara; 市川 ichikawa; 水野 mizuno; 小松 komatsu; 島田 shimada; 古川 furukawa; 小山 koyama; 高野 takano; 西田 nishida; 菊田 kikuta; 山内 yamauchi; 西川 nishikawa; 五十嵐 igarashi; 北村 kitamura; 安田 yasuda; 中田 nakata; 川口 kawaguchi; 平田 hirata; 川崎 kawasaki; 本田 honda; 久保田 kubota; 吉川 yoshikawa; 飯田 iida; 沢田 sawada; 辻 tsuji; 関 seki; 吉村 yoshimura; 渡 watari; 岩田 iwata; 中西 nakanishi; 服部 hattori; 樋口 higuchi; 福島 fukushima; 川上 kawakami; 永井 nagai; 松岡 matsuoka; 田口 taguchi; 山中 yamanaka; 森本 morimoto; 土屋 tsuchiya; 矢野 yano; 広瀬 hirose; 秋山 akiyama; 石原 ishihara; 松下 matsushita; 大橋 ohashi; 松浦 matsuura; 吉岡 yoshioka; 小池 koike; 馬場 baba; 浅野 asano; 荒木 araki; 大久保 okubo; 野田 noda; 熊谷 kumagai; 黒田 kuroda; 川村 kawamura; 星野 hoshino; 尾崎 ozaki; 望月 mochizuki; 永田 nagata; 内藤 naito; 松村 matsumura; 西山 nishiyama; 大谷 otani; 平井 hirai; 大島 oshima; 岩本 iwamoto; 片山 katayama; 本間 honma; 早川 hayakawa; 横田 yokota; 岡崎 okazaki; 荒川 arakawa; 鎌田 kamata; 成田 narita; 小田 oda; 宮田 miyata; 石橋 ishibashi; 篠原 shinohara; 須藤 sudo; 河野 kono; 高山 takayama; 大石 oishi; 小西 konishi; 栗原 kurihara; 伊東 ito; 松原 matsubara; 三宅 miyake; 福井 fukui; 片岡 kataoka; 神田 kanda; 奥村 okumura; 奥田 okuda; 東雲 shinonome; 林 hayashi lin; 南 minami; 堀 hori; 岡 oka; 今村 imamura; 白石 shiraishi; 上村 uemura; 大川 okawa; 川島 kawashima; 藤岡 fujioka; 大田 ota; 塚本 tsukamoto; 甲斐 kai; 足立 adachi; 桑原 kuwabara; 江口 eguchi; 坂口 sakaguchi;
太郎 taro; 花子 hanako; 健一 kenichi; 健二 kenji; 健 ken takeshi; 陽子 yoko; 裕子 yuko hiroko; 優子 yuko; 翔太 shota; 翔 sho; 美咲 misaki; 直樹 naoki; 恵子 keiko; 拓也 takuya; 結衣 yui; 陽菜 hina; 大輔 daisuke; 健太 kenta; 明美 akemi; 直美 naomi; 浩 hiroshi; 浩一 koichi hirokazu; 浩二 koji; 誠 makoto; 隆 takashi; 智子 tomoko; 由美子 yumiko; 由美 yumi; 洋子 yoko; 京子 kyoko; 和子 kazuko; 幸子 sachiko; 一郎 ichiro; 次郎 jiro; 大樹 daiki; 翼 tsubasa; 愛 ai; 彩 aya; 麻衣 mai; 美香 mika; 千尋 chihiro; 正樹 masaki; 慎一 shinichi; 真一 shinichi; 康平 kohei; 瞳 hitomi; 哲也 tetsuya; 和也 kazuya; 達也 tatsuya; 裕也 yuya; 雄一 yuichi; 裕一 yuichi; 雄太 yuta; 優太 yuta; 勇太 yuta; 大介 daisuke; 亮 ryo; 涼 ryo; 亮太 ryota; 亮介 ryosuke; 純 jun; 淳 jun atsushi; 潤 jun; 敦 atsushi; 篤 atsushi; 剛 tsuyoshi takeshi; 武 takeshi; 聡 satoshi; 智 satoshi tomo; 悟 satoshi; 学 manabu; 修 osamu; 進 susumu; 茂 shigeru; 豊 yutaka; 稔 minoru; 実 minoru; 勝 masaru; 清 kiyoshi; 博 hiroshi; 宏 hiroshi; 寛 hiroshi; 弘 hiroshi; 洋 hiroshi yo; 洋平 yohei; 洋介 yosuke; 陽介 yosuke; 陽平 yohei; 明 akira; 章 akira; 晃 akira; 彰 akira; 昭 akira; 徹 toru; 透 toru; 渉 wataru; 航 wataru ko; 蓮 ren; 陸 riku; 海斗 kaito; 颯太 sota; 悠斗 yuto; 大和 yamato; 和彦 kazuhiko; 和夫 kazuo; 正 tadashi; 正人 masato; 雅人 masato; 雅之 masayuki; 雅彦 masahiko; 正彦 masahiko; 信 shin makoto; 信一 shinichi; 信二 shinji; 伸二 shinji; 真 makoto shin; 真二 shinji; 賢治 kenji; 健司 kenji; 健治 kenji; 謙二 kenji; 恵 megumi; 恵美 emi megumi; 恵理 eri; 絵里 eri; 絵美 emi; 麻美 asami mami; 真美 mami; 真由美 mayumi; 真弓 mayumi; 美穂 miho; 美紀 miki; 美樹 miki; 美奈子 minako; 美智子 michiko; 道子 michiko; 典子 noriko; 紀子 noriko; 純子 junko; 順子 junko; 淳子 junko atsuko; 敦子 atsuko; 久美子 kumiko; 久美 kumi; 久子 hisako; 礼子 reiko; 玲子 reiko; 怜子 reiko; 理恵 rie; 里香 rika; 理香 rika; 香織 kaori; 香 kaori; 薫 kaoru; 千恵 chie; 千春 chiharu; 春香 haruka; 遥 haruka; 遥香 haruka; 桜 sakura; 咲 saki; 沙織 saori; 智美 tomomi; 友美 tomomi; 友子 tomoko; 朋子 tomoko; 知子 tomoko; 葵 aoi; 凛 rin; 舞 mai; 萌 moe; 綾 aya; 綾子 ayako; 彩子 ayako; 文子 fumiko; 史子 fumiko; 弘子 hiroko; 博子 hiroko; 浩子 hiroko; 宏子 hiroko; 秀樹 hideki; 英樹 hideki; 秀明 hideaki; 英明 hideaki; 英二 eiji; 栄治 eiji; 孝 takashi; 孝之 takayuki; 隆之 takayuki; 貴之 takayuki; 貴史 takashi takafumi; 崇 takashi; 敏 satoshi toshi; 利夫 toshio; 俊 shun; 俊介 shunsuke; 俊夫 toshio; 敏夫 toshio; 良太 ryota; 良 ryo; 良子 ryoko; 涼子 ryoko; 涼太 ryota; 圭 kei; 圭介 keisuke; 恵介 keisuke; 啓介 keisuke; 啓太 keita; 圭太 keita; 慶 kei; 光 hikaru; 輝 hikaru akira; 晴 haru; 晴香 haruka; 悠 yu haruka; 優 yu; 祐介 yusuke; 裕介 yusuke; 雄介 yusuke; 勇 isamu; 勲 isao; 功 isao; 功一 koichi; 光一 koichi; 幸一 koichi; 耕一 koichi; 康 yasushi; 靖 yasushi; 泰 yasushi; 康夫 yasuo; 和美 kazumi; 一美 kazumi; 和樹 kazuki; 一樹 kazuki; 直人 naoto; 尚 takashi hisashi; 直子 naoko; 尚子 naoko; 奈緒 nao; 菜々子 nanako; 奈々 nana; 拓海 takumi; 匠 takumi; 巧 takumi; 卓也 takuya; 琢也 takuya; 健太郎 kentaro; 慎太郎 shintaro; 龍之介 ryunosuke; 竜也 tatsuya ryuya; 龍 ryu; 翔平 shohei; 昇平 shohei; 昇 noboru; 登 noboru; 守 mamoru; 衛 mamoru; 実香 mika; 桃子 momoko; 百合子 yuriko; 由紀 yuki; 由紀子 yukiko; 雪 yuki; 有紀 yuki; 裕樹 yuki hiroki; 祐樹 yuki; 勇樹 yuki; 弘樹 hiroki; 浩樹 hiroki; 宏樹 hiroki; 大 dai; 大地 daichi; 隼人 hayato; 隼 hayato shun; 駿 shun; 瞬 shun; 司 tsukasa; 翔子 shoko; 祥子 shoko sachiko; 昌子 masako; 正子 masako; 雅子 masako; 政子 masako; 静香 shizuka; 静 shizuka; 節子 setsuko; 貴子 takako; 孝子 takako; 隆子 takako; 景子 keiko; 圭子 keiko; 慶子 keiko; 啓子 keiko; 悦子 etsuko; 妙子 taeko; 初音 hatsune; 七海 nanami; 里奈 rina; 莉奈 rina; 玲奈 rena; 麗奈 rena; 絵梨香 erika; 恵梨香 erika;
김 kim; 이 lee; 박 park; 최 choi; 정 jung; 강 kang; 조 cho; 윤 yoon; 장 jang; 임 lim; 한 han; 오 oh; 서 seo; 신 shin; 권 kwon; 황 hwang; 안 ahn; 송 song; 류 ryu; 홍 hong; 유 yoo; 고 ko; 문 moon; 양 yang; 손 son; 배 bae; 백 baek; 허 heo; 노 noh
`;

/** By name: the commonest reading first. */
const readingsOf = new Map(
  readings.split(";").map((entry): [string, string[]] => {
    const [written = "", ...read] = entry.trim().split(" ");
    return [written, read];
  }),
);

const writtenFormsOf = Map.groupBy(
  [...readingsOf].flatMap(([written, read]) => read.map((reading) => ({ written, reading }))),
  ({ reading }) => reading,
);

/** The East Asian spellings of a folded name. Empty where the table does not have it. */
export function writtenAs(folded: string): string[] {
  return (writtenFormsOf.get(folded) ?? []).map(({ written }) => written);
}

/** All readings of a name in East Asian script, folded. Empty where the table does not have it. */
export const allReadings = (name: string): readonly string[] => readingsOf.get(name.trim()) ?? [];

/** Family names of one origin, each line the Latin spellings of one. Folded. */
const koreanSpellings = `
kim gim; lee yi i rhee ri rhie; park pak bak; choi choe; jung jeong chung jong joung; kang gang; cho jo joe; yoon yun youn; jang chang; lim im yim rim; ryu yoo yu you ryoo; ahn an; oh o; shin sin; kwon gwon kweon;
noh no roh ro; heo hur huh her; moon mun; baek paik baik paek back; jeon jun chun jeun; joo ju chu; koo gu ku goo; kwak gwak; woo u; shim sim; um eom uhm; seo suh sur; seok suk; sung seong; byun byeon; bae pae; hyun hyeon; cheon chun; ra na la; ko go koh; jin chin; bang pang; nam lam; noh lho; goo koo; son sohn;
`;
/** Mandarin first, then Cantonese, Hokkien and the spellings of Taiwan and Singapore. */
const chineseSpellings = `
li lee; wang wong ong heng; zhang cheung chang teo chong teoh; liu lau liew low; chen chan tan chin; yang yeung yeo young; huang wong ng ooi hwang; zhao chao chiu jiu; wu ng goh go woo; zhou chow chou chew joe; xu hsu hui tsui koh khaw chee; sun suen soon; ma mah beh; zhu chu choo gee; hu woo oh; guo kuo kwok kwek quek; he ho hor; lin lam lim; luo lo law loh; gao kao ko; zheng cheng tay tee; liang leung leong neo niu; xie hsieh tse chia cheah; song sung soong; tang tong teng; han hon; feng fung pang; deng tang teng; cao tsao cho chou; peng pang phang; zeng tseng tsang chan; xiao hsiao siu seow; tian tien tin; dong tung toong; pan poon phua pun; yuan yuen wan; cai tsai choi chua choy; jiang chiang keung kiang; yu yue yee; du to doo toh; ye yeh yip yap ip; cheng ching thia; wei ngai goei; su so soh; lu lo loo lui; ding ting teng; ren jen yam; shen sum sim sham; yao yiu yew; zhong chung cheong; fan faan; fu foo; wan man; shi shih sze si; jin chin kam kim; xia hsia ha; tan tam tam; bai pai pak; mo mok; kong hung kung; ou au; qiu chiu yau hew; hong hung ang; lai lye; mei mui; qian chien chin; kang hong; xiong hung; ruan yuen; guan kwan; situ szeto seto; ouyang auyeung auyong; zhuang chuang chong; lei lui; ning ling
`;
/** By spelling: the lines that have it. */
const linesBySpelling = readLines(koreanSpellings + chineseSpellings);
const koreanLines = readLines(koreanSpellings);

function readLines(table: string): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const [index, line] of table.split(";").entries())
    for (const name of line.split(/\s+/).filter((word) => word !== ""))
      found.set(name, (found.get(name) ?? new Set()).add(index));
  return found;
}

/** All Latin spellings of the family names that a folded one is a spelling of. */
export function familySpellings(folded: string): string[] {
  const mine = linesBySpelling.get(folded);
  return mine === undefined
    ? []
    : [...linesBySpelling].flatMap(([spelling, lines]) =>
        [...lines].some((line) => mine.has(line)) ? [spelling] : [],
      );
}

/** All Latin spellings of Korean and Chinese family names. None of them is a misspelling of another. */
export const eastAsianSpellings: ReadonlySet<string> = new Set(linesBySpelling.keys());

/** The reading of a name in East Asian script. The text itself where the table does not have it. */
export function readEastAsian(name: string): string {
  return allReadings(name)[0] ?? name;
}

/** Whether two folded family names are Korean or Chinese spellings of one. */
export const areEastAsianSpellings = (one: string, other: string): boolean =>
  shareLine(linesBySpelling, one, other);

/** Korean ones alone: nobody is called Gim and not Kim, while Wang and Wong are two names. */
export const areKoreanSpellings = (one: string, other: string): boolean => shareLine(koreanLines, one, other);

function shareLine(lines: ReadonlyMap<string, ReadonlySet<number>>, one: string, other: string): boolean {
  const mine = lines.get(one);
  const theirs = lines.get(other);
  return mine !== undefined && theirs !== undefined && [...mine].some((line) => theirs.has(line));
}
