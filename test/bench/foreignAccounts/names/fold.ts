/** Letters that no normal form takes apart. */
const letters: Record<string, string> = {
  ß: "ss",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  æ: "ae",
  Æ: "Ae",
  ı: "i",
  œ: "oe",
  đ: "d",
};

/** The text without accents. */
export const withoutAccents = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßøØłŁæÆıœđ]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFC");

/** The text as one without an umlaut key writes it. */
export const withoutUmlauts = (text: string): string =>
  withoutAccents(
    text
      .replaceAll("ä", "ae")
      .replaceAll("ö", "oe")
      .replaceAll("ü", "ue")
      .replaceAll("Ä", "Ae")
      .replaceAll("Ö", "Oe")
      .replaceAll("Ü", "Ue"),
  );

/** Letters and digits of any script, small and without accents. */
export const folded = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
