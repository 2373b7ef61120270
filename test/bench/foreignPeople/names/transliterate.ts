/** How a letter or a pair of letters is written in Latin, by the ways that are in use. */
type Ways = Record<string, string[]>;

const russian: Ways = {
  а: ["a"],
  б: ["b"],
  в: ["v", "v", "w"],
  г: ["g"],
  д: ["d"],
  е: ["e"],
  ё: ["e", "yo", "jo"],
  ж: ["zh", "zh", "sch"],
  з: ["z", "z", "s"],
  и: ["i"],
  й: ["y", "i", "j"],
  к: ["k"],
  л: ["l"],
  м: ["m"],
  н: ["n"],
  о: ["o"],
  п: ["p"],
  р: ["r"],
  с: ["s"],
  т: ["t"],
  у: ["u"],
  ф: ["f"],
  х: ["kh", "h", "ch"],
  ц: ["ts", "ts", "z"],
  ч: ["ch", "ch", "tsch"],
  ш: ["sh", "sh", "sch"],
  щ: ["shch", "shch", "schtsch"],
  ъ: [""],
  ы: ["y"],
  ь: [""],
  э: ["e"],
  ю: ["yu", "iu", "ju"],
  я: ["ya", "ia", "ja"],
  ий: ["y", "ii", "ij"],
  ый: ["y", "yi", "yj"],
  кс: ["ks", "x", "x"],
};

const ukrainian: Ways = {
  ...russian,
  г: ["h", "g", "g"],
  ґ: ["g"],
  е: ["e"],
  є: ["ie", "ye", "je"],
  и: ["y", "i", "y"],
  і: ["i"],
  ї: ["i", "yi", "ji"],
  ий: ["yi", "y", "yj"],
  ій: ["ii", "iy", "ij"],
  "'": [""],
  "’": [""],
  щ: ["shch"],
};

const greek: Ways = {
  α: ["a"],
  β: ["v", "v", "b"],
  γ: ["g"],
  δ: ["d", "d", "dh"],
  ε: ["e"],
  ζ: ["z"],
  η: ["i"],
  θ: ["th"],
  ι: ["i"],
  κ: ["k"],
  λ: ["l"],
  μ: ["m"],
  ν: ["n"],
  ξ: ["x", "x", "ks"],
  ο: ["o"],
  π: ["p"],
  ρ: ["r"],
  σ: ["s"],
  ς: ["s"],
  τ: ["t"],
  υ: ["y", "y", "i"],
  φ: ["f", "ph", "f"],
  χ: ["ch", "ch", "h"],
  ψ: ["ps"],
  ω: ["o"],
  ου: ["ou", "ou", "u"],
  αι: ["ai", "e", "ai"],
  ει: ["ei", "i", "i"],
  οι: ["oi", "i", "oi"],
  γγ: ["ng", "gg", "ng"],
  γκ: ["gk", "g", "g"],
  μπ: ["b", "mp", "b"],
  ντ: ["d", "nt", "nt"],
};

const ways: Record<"ru" | "uk" | "el", Ways> = { ru: russian, uk: ukrainian, el: greek };

/** The Latin spellings of a name, that of passports first. */
export function transliterate(language: "ru" | "uk" | "el", name: string): string[] {
  const spellings = [0, 1, 2].map((way) => spell(ways[language], name, way));
  return [...new Set(spellings)];
}

function spell(letters: Ways, name: string, way: number): string {
  const plain = softened(name, way)
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<=[α-ω])[\u0300-\u036f]/gu, "")
    .normalize("NFC");
  let latin = "";
  for (let at = 0; at < plain.length;) {
    const pair = plain.slice(at, at + 2);
    const key = letters[pair] && pair.length === 2 ? pair : (plain[at] ?? "");
    const choices = letters[key];
    latin += choices ? (choices[way] ?? choices[0] ?? "") : key;
    at += key.length;
  }
  return latin.replace(
    /(^|[\s-])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** Αυ and ευ end as v before a voiced sound, as f before another. Some write the letter that stands there. */
function softened(name: string, way: number): string {
  return name.replace(/(?<=[αεΑΕ])[υύ](?=(\p{L}?))/gu, (_, next: string) => {
    if (way === 2) return "u";
    return "αεηιουωάέήίόύώβγδζλμνρ".includes(next) && next !== "" ? "v" : "f";
  });
}
