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
    ["Robert (Bob)", "Smith Jr.", "Robert", "Smith Jr."],
    ["Dr. Klaus", "von der Heide", "Klaus", "von der Heide"],
    ["Noor\t", "B.", "Noor", "B."],
    ["Eve (she/her)", "Stone | Keynote Speaker", "Eve", "Stone"],
    ["Jean-Luc", "Picard - Captain at Starfleet", "Jean-Luc", "Picard"],
    ["陽菜", "東雲", "陽菜", "東雲"],
  ])("%s / %s is %s / %s", (first, last, expectedFirst, expectedLast) => {
    expect(clean(first, last)).toEqual([expectedFirst, expectedLast]);
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
    "عضو LinkedIn",
    "Člen LinkedIn",
    "LinkedIn Mitglied",
    "Μέλος του LinkedIn",
    "عضو لینکدین",
    "Membre LinkedIn",
    "חבר LinkedIn",
    "LinkedIn सदस्य",
    "Membro di LinkedIn",
    "LinkedIn会員",
    "Ahli LinkedIn",
    "LinkedIn ਮੈਂਬਰ",
    "Membro do LinkedIn",
    "Membru LinkedIn",
    "LinkedIn సభ్యుడు",
    "LinkedIn Üyesi",
    "LinkedIn 会员",
  ])("is no name: %s", (text) => {
    expect(split(text)).toBeNull();
    const words = text.split(" ");
    expect(clean(words.slice(0, -1).join(" "), words.at(-1) ?? "")).toBeNull();
  });

  it.each([
    "LinkedIn Member, MBA",
    "LinkedIn Member, Ph.D., PMP®",
    "LinkedIn Member (she/her) 🚀",
    "Membre LinkedIn, MBA",
    "LinkedInメンバー, MBA",
    "Участник LinkedIn, PhD",
  ])("is no name with what people have beside theirs: %s", (text) => {
    expect(split(text)).toBeNull();
    const words = text.split(" ");
    expect(clean(words.slice(0, -1).join(" "), words.at(-1) ?? "")).toBeNull();
  });

  it.each([
    "LinkedIn-Nutzer:in",
    "LinkedIn-Nutzer_in",
    "LinkedIn-Nutzer(in)",
    "Utilisateur·rice LinkedIn",
    "Utilisatrice LinkedIn",
    "Usuari@ de LinkedIn",
    "Iscritto/a LinkedIn",
    "Użytkownik/czka LinkedIn",
    "Участник/ца LinkedIn",
    "Користувачка LinkedIn",
    "חבר/ה LinkedIn",
  ])("is no name for men and women: %s", (text) => {
    expect(split(text)).toBeNull();
  });

  it.each([
    ["Peter Nutzer", "Peter", "Nutzer"],
    ["Carla Usuaria", "Carla", "Usuaria"],
    ["Linda Member, MBA", "Linda", "Member"],
    ["Ana Membro", "Ana", "Membro"],
    ["LinkedIn Miller", "LinkedIn", "Miller"],
  ])("is not meant by %s", (text, first, last) => {
    expect(split(text)).toEqual([first, last]);
  });
});

describe("names in one column", () => {
  it.each([
    ["Ludwig van Beethoven", "Ludwig", "van Beethoven"],
    ["Meyer, Anna", "Anna", "Meyer"],
    ["Anna Meyer, PMP", "Anna", "Meyer"],
    ["Juan García y Vega", "Juan", "García y Vega"],
    ["Sam Smith Jr.", "Sam", "Smith Jr."],
    ["김민수", "민수", "김"],
    ["Madonna", "", "Madonna"],
  ])("%s is %s / %s", (full, first, last) => {
    expect(split(full)).toEqual([first, last]);
  });
});
