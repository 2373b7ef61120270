import { legible } from "../matching/legible.ts";
import { cleanName } from "../matching/names/cleanName.ts";
import { splitFormer } from "../matching/names/formerNames.ts";
import { splitFullName } from "../matching/names/splitFullName.ts";

interface LeadName {
  firstName: string;
  lastName: string;
  /** As the source wrote it. */
  sourceName: string;
}

/** First and last name from the columns of a source; null where it has no name. */
export function leadName(source: {
  firstName?: string | null;
  lastName?: string | null;
  fullName?: string | null;
}): LeadName | null {
  // Before anything is taken for a sign that is no part of the name.
  const [given, family, whole] = [source.firstName, source.lastName, source.fullName].map((text) =>
    legible(text?.trim() ?? ""),
  ) as [string, string, string];
  const sourceName = [given, family].filter((part) => part !== "").join(" ") || whole;
  if (isHiddenName(sourceName)) return null;
  if (/^https?:\/\/\S+$/i.test(sourceName)) return null; // an address in the wrong cell
  const firstName = cleanName(given).text;
  const cleaned = cleanName(family).text;
  const name =
    hasLetters(firstName) && hasLetters(cleaned)
      ? { firstName, lastName: cleaned }
      : splitFullName(whole || sourceName);
  const lastName = splitFormer(name.lastName).present;
  return hasLetters(name.firstName + lastName) ? { ...name, lastName, sourceName } : null;
}

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/**
 * How LinkedIn calls its members and users in its languages, as it writes it instead of a name that it hides.
 * In small letters, written by hand.
 */
const members: Record<string, string> = {
  ar: "عضو, عضوة, مستخدم, مستخدمة",
  bn: "সদস্য, ব্যবহারকারী",
  cs: "člen, členka, uživatel, uživatelka",
  da: "medlem, bruger",
  de: "mitglied, nutzer, nutzerin, benutzer, benutzerin",
  el: "μέλος, χρήστης, χρήστρια",
  en: "member, user",
  es: "miembro, usuario, usuaria, usuarie, usuari",
  fa: "عضو, کاربر",
  fi: "jäsen, käyttäjä",
  fr: "membre, utilisateur, utilisatrice",
  he: "חבר, חברה, משתמש, משתמשת",
  hi: "सदस्य, उपयोगकर्ता",
  hu: "tag, felhasználó",
  id: "anggota, pengguna",
  it: "membro, utente, iscritto, iscritta, iscrittə, iscritt",
  ja: "メンバー, 会員, ユーザー",
  ko: "회원, 사용자, 멤버",
  mr: "सदस्य, वापरकर्ता",
  ms: "ahli, pengguna",
  nl: "lid, gebruiker",
  no: "medlem, bruker",
  pa: "ਮੈਂਬਰ, ਵਰਤੋਂਕਾਰ",
  pl: "członek, członkini, użytkownik, użytkowniczka",
  pt: "membro, usuário, usuária, utilizador, utilizadora",
  ro: "membru, membră, utilizator, utilizatoare",
  ru: "участник, участница, пользователь, пользовательница",
  sv: "medlem, användare",
  te: "సభ్యుడు, సభ్యులు, వినియోగదారు",
  th: "สมาชิก, ผู้ใช้",
  tl: "miyembro, user",
  tr: "üyesi, üye, kullanıcısı",
  uk: "учасник, учасниця, користувач, користувачка",
  vi: "thành viên, người dùng",
  zh: "会员, 會員, 用户, 用戶, 成员, 成員",
};

/** What stands between the word and LinkedIn. */
const links = new Set("de do da di du van von del al ng sa of του في ב".split(" "));

/** What stands behind a word for a man where a woman may be meant: Nutzer:in, utilisateur·rice, usuario/a. */
const endings =
  /(?<=\p{L})[:*_/·•.([-]{1,2}(?:in|r?ice|trice|euse|e|a|ka|czka|oare|ă|ца|ница|ця|ка|ρια|ה|ת|ة)[)\]]?(?![\p{L}\p{M}])/giu;

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

/** Whether LinkedIn hides the name: `LinkedIn Member` in any of its languages, with a degree or without. */
function isHiddenName(name: string): boolean {
  const text = spelled(name);
  if (!linkedIn.test(text)) return false;
  const forAll = name.replace(endings, "");
  return [text, spelled(forAll), spelled(cleanName(forAll).text)].some(isMember);
}

function isMember(text: string): boolean {
  const words = wordsOf(text.replace(linkedIn, " ")).filter((word) => !links.has(word));
  return hidden.has(words.join(" ")) || (words.length > 1 && words.every((word) => hidden.has(word)));
}
