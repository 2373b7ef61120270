/** What the words of an org's role say of who fills it. */
interface RoleKind {
  /** How words of the role's label begin, folded; other scripts as they are written. */
  words: readonly string[];
  /** How well a rank or trade of a title fits, from 1 to 3. The best counts. */
  fits: Readonly<Record<string, number>>;
}

/**
 * Roles of a buying group as orgs call them, in the languages of the panel, and the titles that fill them.
 * The first row of which a word is in the label counts. Written by hand from common usage.
 */
export const roleKinds: readonly RoleKind[] = [
  {
    words: ["sponsor", "patroc", "parrain", "promotor", "スポンサー"],
    fits: { CHIEF: 3, VP: 3, HEAD: 1 },
  },
  {
    words: ["econom", "wirtschaft", "okonom", "budget", "経済", "予算"],
    fits: { finance: 3, CHIEF: 3, VP: 3, procurement: 2, HEAD: 1 },
  },
  {
    words: ["decision", "decid", "decis", "entscheid", "decideu", "意思決定", "決裁", "決定"],
    fits: { CHIEF: 3, VP: 3, HEAD: 2 },
  },
  {
    words: ["techni", "tecni", "technolog", "engineer", "ingenieur", "技術"],
    fits: { it: 3, ENGINEER: 3, research: 2, quality: 1, production: 1 },
  },
  {
    words: ["evalu", "bewert", "prufer", "gutacht", "tester", "評価"],
    fits: { it: 3, ENGINEER: 3, quality: 2, research: 2, SPECIALIST: 2 },
  },
  {
    words: ["influ", "einfluss", "beeinfluss", "影響"],
    fits: { HEAD: 3, SENIOR: 2, CONSULTANT: 2, SPECIALIST: 1 },
  },
  {
    words: ["user", "benutzer", "anwender", "nutzer", "utilis", "usuari", "利用", "ユーザー"],
    fits: { operations: 3, production: 3, logistics: 3, sales: 2, marketing: 2, SPECIALIST: 2, HEAD: 1 },
  },
  {
    words: ["procure", "purchas", "einkauf", "beschaff", "achat", "compra", "購買", "調達"],
    fits: { procurement: 3 },
  },
  { words: ["legal", "recht", "jurid", "juris", "法務"], fits: { legal: 3 } },
  { words: ["champion", "coach", "推進"], fits: { HEAD: 3, SENIOR: 3, SPECIALIST: 2 } },
];

/** Who decides more comes first, where a role says nothing of titles. */
export const seniority: Readonly<Record<string, number>> = {
  CHIEF: 6,
  VP: 5,
  HEAD: 4,
  SENIOR: 3,
  CONSULTANT: 2,
  ENGINEER: 2,
  SPECIALIST: 2,
  ASSISTANT: 1,
  JUNIOR: 1,
};

/** Words for those at the top whose titles name no rank, folded; other scripts as they are written. */
export const topWords: readonly string[] = [
  ..."ceo cfo cto cio coo cmo cso cro chro cpo cdo ciso pdg owner founder cofounder inhaber grunder".split(
    " ",
  ),
  ..."geschaftsfuhrer geschaftsfuhrerin president presidente fondateur gerant fundador 社長 会長 创始人".split(
    " ",
  ),
];
