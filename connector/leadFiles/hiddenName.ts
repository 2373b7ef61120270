/**
 * How LinkedIn calls its members and users in its languages, as it writes it instead of a name that it hides.
 * In small letters, written by hand.
 */
const members: Record<string, string> = {
  ar: "عضو, مستخدم",
  bn: "সদস্য, ব্যবহারকারী",
  cs: "člen, členka, uživatel",
  da: "medlem, bruger",
  de: "mitglied, nutzer, benutzer",
  el: "μέλος, χρήστης",
  en: "member, user",
  es: "miembro, usuario",
  fa: "عضو, کاربر",
  fi: "jäsen, käyttäjä",
  fr: "membre, utilisateur",
  he: "חבר, משתמש",
  hi: "सदस्य, उपयोगकर्ता",
  hu: "tag, felhasználó",
  id: "anggota, pengguna",
  it: "membro, utente, iscritto",
  ja: "メンバー, 会員, ユーザー",
  ko: "회원, 사용자, 멤버",
  mr: "सदस्य, वापरकर्ता",
  ms: "ahli, pengguna",
  nl: "lid, gebruiker",
  no: "medlem, bruker",
  pa: "ਮੈਂਬਰ, ਵਰਤੋਂਕਾਰ",
  pl: "członek, użytkownik",
  pt: "membro, usuário, utilizador",
  ro: "membru, utilizator",
  ru: "участник, пользователь",
  sv: "medlem, användare",
  te: "సభ్యుడు, సభ్యులు, వినియోగదారు",
  th: "สมาชิก, ผู้ใช้",
  tl: "miyembro, user",
  tr: "üyesi, üye, kullanıcısı",
  uk: "учасник, користувач",
  vi: "thành viên, người dùng",
  zh: "会员, 會員, 用户, 用戶, 成员, 成員",
};

/** What stands between the word and LinkedIn. */
const links = new Set("de do da di du van von del al ng sa of του في ב".split(" "));

/** In small letters; without the dot that the Turkish capital I keeps. */
const spelled = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\u0307/g, "");
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== "");

const hidden: ReadonlySet<string> = new Set(
  Object.values(members)
    .flatMap((words) => words.split(", "))
    .map((word) => wordsOf(spelled(word)).join(" ")),
);

/** LinkedIn, with the ending of a case, and as Chinese and Persian write it. */
const linkedIn = /linkedin(?:u|a|in|ie)?(?!\p{Script=Latin})|领英|領英|لینکدین/u;

/** Whether LinkedIn hides the name: `LinkedIn Member` in any of its languages. */
export function isHiddenName(name: string): boolean {
  const text = spelled(name);
  if (!linkedIn.test(text)) return false;
  const words = wordsOf(text.replace(linkedIn, " ")).filter((word) => !links.has(word));
  return hidden.has(words.join(" "));
}
