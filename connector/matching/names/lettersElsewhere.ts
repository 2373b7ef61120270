/**
 * By Latin letter, with which letters a name may begin in other alphabets: Cyrillic, Greek, Arabic, Hebrew,
 * Devanagari, Thai, kana. Each letter has all sounds that it is written for, because what is not looked for
 * is not found. Written by hand from the alphabets.
 */
const table = `
  a АЯ ΑΆ اأإآع אע अआऐऔ อ あア
  b БВ ΒΜ بپ בפ बभ บพภป ばびぶべぼバビブベボ
  c ЦЧКСХ ΧΚΤΣ قكخشچس קכחצס चछक ชฉจคก ちチ
  d ДЗ ΔΝΤ دذضظ ד दधडढ ดทธต だでどダデド
  e ЕЭЄЁ ΕΈΗΉΑ اأإعآي אעי एऐइई อ えエ
  f Ф Φ ف פ फ ฟฝ ふフ
  g ГҐХ ΓΤ غجقگ גי गघज กค がぎぐげごガギグゲゴ
  h ХГ ΧΗ هحخ הח ह หฮ はひふへほハヒフヘホ
  i ИІЇЙ ΙΊΗΉΕΟΥ اإأعي אעי इई อ いイ
  j ЖЙЯЮЄЕЁДХ ΙΊΤΓ جيژ יגח जझय จชยญ じジ
  k КХГ ΚΧΞ كقخگ קכח कख กขค かきくけこカキクケコ
  l Л Λ ل ל ल ลฬ らりるれろラリルレロ
  m М Μ م מ म ม まみむめもマミムメモ
  n Н Ν ن נ नणञ นณ なにぬねのナニヌネノ
  o ОА ΟΌΩΏ عاأو אעו ओऔऑउअ อ おオ
  p ПФ ΠΨΦ پبف פ पफ ปพผภ ぱぴぷぺぽパピプペポ
  q КЧЦ ΚΧ قكغ קכ क กค
  r Р Ρ ر ר रऋ ร らりるれろラリルレロ
  s СШЩЗЦ ΣΖ سشصثز סשצ सशष สศษซ さしすせそサシスセソ
  t ТЦ ΤΘ تطثة טתצ तथटठ ทธตถด たちつてとタチツテト
  u УЮ ΟΥΎΙ عاأوي אעוי उऊय อย うウ
  v ВФ ΒΦΥ فوڤ וב वब วฟ ヴビバベボ
  w ВУ ΒΟΥ و וב व ว わワ
  x КХШС ΞΧΣ خشك קכש क ซ
  y ЙЯЮЕЄЁИЫІЇ ΓΙΥΊΎ ياإعئ יעא यइई ยญ やゆよヤユヨ
  z ЗЖЦЧД ΖΤ زذظضص זצס जझ ซส ざずぜぞザズゼゾ
`;

/** Thai writes some vowels in front of the letter that they are spoken behind. */
const vowelsInFront = [..."เแโใไ"];

const lettersOf = new Map(
  table
    .trim()
    .split("\n")
    .map((line): [string, string[]] => {
      const [latin = "", ...others] = line.trim().split(" ");
      const letters = [...others.join("")];
      return [
        latin,
        letters.some((letter) => /\p{Script=Thai}/u.test(letter)) ? [...letters, ...vowelsInFront] : letters,
      ];
    }),
);

/** The letters of other alphabets with which a name may begin that begins with a Latin letter. */
export const lettersElsewhere = (latin: string): readonly string[] => lettersOf.get(latin) ?? [];

/** The Latin letters with which a name may begin that begins with a letter of another alphabet. */
export function latinLettersFor(letter: string): string[] {
  const capital = letter.toUpperCase();
  return [...lettersOf].flatMap(([latin, letters]) => (letters.includes(capital) ? [latin] : []));
}
