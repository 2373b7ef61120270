import { describe, expect, it } from "vitest";
import { leadName } from "./leadName.ts";

const clean = (firstName: string, lastName: string) => {
  const name = leadName({ firstName, lastName });
  return name && [name.firstName, name.lastName];
};
const split = (fullName: string) => {
  const name = leadName({ fullName });
  return name && [name.firstName, name.lastName];
};

it("a web address is taken for no name", () => {
  expect(split("https://www.linkedin.com/in/marta-kowalczyk-12ab3")).toBeNull();
  expect(clean("https://www.linkedin.com/in/marta", "")).toBeNull();
});

describe("names in two columns", () => {
  it.each([
    ["Anna", "Meyer, PMP 🚀", "Anna", "Meyer"],
    ["Anna", "Meyer MBA, PhD", "Anna", "Meyer"],
    ["Robert (Bob)", "Smith Jr.", "Robert", "Smith Jr."],
    ['Mary "Molly"', "O'Brien", "Mary", "O'Brien"],
    ["Dr. Klaus", "von der Heide", "Klaus", "von der Heide"],
    ["Prof. Dr.-Ing. Eva", "Lindt", "Eva", "Lindt"],
    ["Noor\t", "B.", "Noor", "B."],
    ["𝐉𝐨𝐡𝐧", "𝐒𝐦𝐢𝐭𝐡", "John", "Smith"],
    ["Eve (she/her)", "Stone | Keynote Speaker", "Eve", "Stone"],
    ["Yo-Yo", "Ma", "Yo-Yo", "Ma"],
    ["Jean-Luc", "Picard - Captain at Starfleet", "Jean-Luc", "Picard"],
    ["Anna Meyer", "", "Anna", "Meyer"],
    ["陽菜", "東雲", "陽菜", "東雲"],
  ])("%s / %s is %s / %s", (first, last, expectedFirst, expectedLast) => {
    expect(clean(first, last)).toEqual([expectedFirst, expectedLast]);
  });

  it("keep the source's own spelling beside the clean one", () => {
    expect(leadName({ firstName: "Anna", lastName: "Meyer, PMP 🚀" })?.sourceName).toBe("Anna Meyer, PMP 🚀");
  });

  it.each([
    ["🚀", "🚀"],
    ["", ""],
    ["LinkedIn", "Member"],
  ])("name nobody with %s / %s", (first, last) => {
    expect(clean(first, last)).toBeNull();
  });
});

describe("what LinkedIn shows instead of a hidden name", () => {
  it.each([
    "LinkedIn Member",
    "LinkedIn member",
    "LinkedIn User",
    "عضو LinkedIn",
    "عضو في LinkedIn",
    "LinkedIn সদস্য",
    "Člen LinkedIn",
    "Uživatel LinkedInu",
    "LinkedIn-medlem",
    "LinkedIn Mitglied",
    "LinkedIn-Mitglied",
    "LinkedIn‑Nutzer",
    "Μέλος του LinkedIn",
    "Miembro de LinkedIn",
    "Usuario de LinkedIn",
    "عضو لینکدین",
    "LinkedIn-jäsen",
    "LinkedInin jäsen",
    "Membre LinkedIn",
    "Membre de LinkedIn",
    "Utilisateur LinkedIn",
    "חבר LinkedIn",
    "חבר ב-LinkedIn",
    "LINKEDIN ÜYESİ",
    "LinkedIn सदस्य",
    "LinkedIn-tag",
    "Anggota LinkedIn",
    "Membro di LinkedIn",
    "Utente LinkedIn",
    "LinkedInメンバー",
    "LinkedIn会員",
    "LinkedIn 회원",
    "LinkedIn사용자",
    "Ahli LinkedIn",
    "Lid van LinkedIn",
    "LinkedIn-lid",
    "LinkedIn ਮੈਂਬਰ",
    "Członek LinkedIn",
    "Użytkownik LinkedIn",
    "Membro do LinkedIn",
    "Usuário do LinkedIn",
    "Utilizador do LinkedIn",
    "Membru LinkedIn",
    "Участник LinkedIn",
    "Пользователь LinkedIn",
    "LinkedIn సభ్యుడు",
    "สมาชิก LinkedIn",
    "Miyembro ng LinkedIn",
    "LinkedIn Üyesi",
    "Учасник LinkedIn",
    "Thành viên LinkedIn",
    "LinkedIn 会员",
    "领英会员",
    "LinkedIn 會員",
  ])("is no name: %s", (text) => {
    expect(split(text)).toBeNull();
    const words = text.split(" ");
    expect(clean(words.slice(0, -1).join(" "), words.at(-1) ?? "")).toBeNull();
  });

  it.each([
    "LinkedIn Member, MBA",
    "LinkedIn Member MBA",
    "LinkedIn Member, Ph.D., PMP®",
    "Dr. LinkedIn Member",
    "LinkedIn Member (she/her) 🚀",
    "LinkedIn-Mitglied, Dipl.-Ing.",
    "Membre LinkedIn, MBA",
    "Membro do LinkedIn, MSc",
    "LinkedInメンバー, MBA",
    "LinkedIn Üyesi, MBA",
    "Участник LinkedIn, PhD",
    "LinkedIn-Nutzer:in, MBA",
  ])("is no name with what people have beside theirs: %s", (text) => {
    expect(split(text)).toBeNull();
    const words = text.split(" ");
    expect(clean(words.slice(0, -1).join(" "), words.at(-1) ?? "")).toBeNull();
  });

  it.each([
    "LinkedIn-Nutzer:in",
    "LINKEDIN-NUTZER:IN",
    "LinkedIn-Nutzer*in",
    "LinkedIn-Nutzer_in",
    "LinkedIn-Nutzer/in",
    "LinkedIn-Nutzer/-in",
    "LinkedIn-Nutzer(in)",
    "LinkedIn-NutzerIn",
    "LinkedIn-Benutzerin",
    "Utilisateur·rice LinkedIn",
    "Utilisateur(trice) LinkedIn",
    "Utilisateur/Utilisatrice LinkedIn",
    "Utilisatrice LinkedIn",
    "Usuario/a de LinkedIn",
    "Usuaria de LinkedIn",
    "Usuari@ de LinkedIn",
    "Usuário(a) do LinkedIn",
    "Utilizador/a do LinkedIn",
    "Iscritto/a LinkedIn",
    "Iscrittə LinkedIn",
    "Członek/Członkini LinkedIn",
    "Użytkownik/czka LinkedIn",
    "Člen/ka LinkedIn",
    "Uživatelka LinkedInu",
    "Участник/ца LinkedIn",
    "Участница LinkedIn",
    "Учасник/ця LinkedIn",
    "Користувачка LinkedIn",
    "Utilizator/oare LinkedIn",
    "Χρήστης/Χρήστρια LinkedIn",
    "חבר/ה LinkedIn",
    "משתמשת LinkedIn",
    "عضوة LinkedIn",
  ])("is no name for men and women: %s", (text) => {
    expect(split(text)).toBeNull();
  });

  it.each([
    ["Peter Nutzer", "Peter", "Nutzer"],
    ["Peter Nutzer, MBA", "Peter", "Nutzer"],
    ["Carla Usuaria", "Carla", "Usuaria"],
    ["Max LinkedIn Nutzer", "Max LinkedIn", "Nutzer"],
    ["Linda Member, MBA", "Linda", "Member"],
    ["Anna LinkedIn", "Anna", "LinkedIn"],
    ["Ana Membro", "Ana", "Membro"],
    ["Tag Lid", "Tag", "Lid"],
    ["LinkedIn Miller", "LinkedIn", "Miller"],
  ])("is not meant by %s", (text, first, last) => {
    expect(split(text)).toEqual([first, last]);
  });
});

describe("names in one column", () => {
  it.each([
    ["Ludwig van Beethoven", "Ludwig", "van Beethoven"],
    ["Anna Maria Meyer", "Anna Maria", "Meyer"],
    ["Meyer, Anna", "Anna", "Meyer"],
    ["de la Cruz, María", "María", "de la Cruz"],
    ["Anna Meyer, PMP", "Anna", "Meyer"],
    ["Anna Meyer, Coach", "Anna", "Meyer"],
    ["Juan García y Vega", "Juan", "García y Vega"],
    ["Anna B.", "Anna", "B."],
    ["Sam Smith Jr.", "Sam", "Smith Jr."],
    ["田中 太郎", "太郎", "田中"],
    ["김민수", "민수", "김"],
    ["田中太郎", "", "田中太郎"],
    ["Madonna", "", "Madonna"],
  ])("%s is %s / %s", (full, first, last) => {
    expect(split(full)).toEqual([first, last]);
  });
});
