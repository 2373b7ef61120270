import { describe, expect, it } from "vitest";
import { matchPeople } from "../people/matchPeople.ts";
import { nobody } from "../people/nobody.fixture.ts";
import { normalizeName } from "./normalizeName.ts";

const isNobodys = (first: string, last: string): boolean => normalizeName(first, last, null).isNobodys;

describe("what people type where they know no name", () => {
  it.each([
    ["Test", "Test"],
    ["Test", "User"],
    ["Tester", "McTest"],
    ["Anna", "Test"],
    ["Test1", "Test2"],
    ["Demo", "Contact"],
    ["xxx", "xxx"],
    ["xx", "xx"],
    ["aaaa", "bbbb"],
    ["A", "B"],
    ["X", "X"],
    ["A.", "B."],
    ["Asdf", "Asdf"],
    ["asdfasdf", "jklö"],
    ["qwe", "asd"],
    ["qwerty", "uiop"],
    ["sdfg", "Meyer"],
    ["Bcdfg", "Hjklm"],
    ["Unknown", "Unknown"],
    ["unbekannt", "unbekannt"],
    ["N/A", "N/A"],
    ["No", "Name"],
    ["First", "Last"],
    ["Vorname", "Nachname"],
    ["Max", "Mustermann"],
    ["John", "Doe"],
    ["Mickey", "Mouse"],
    ["123", "456"],
    ["Foo", "Bar"],
    ["тест", "тест"],
    ["テスト", "テスト"],
    ["测试", "测试"],
    ["LinkedIn", "Member"],
    ["Membre", "LinkedIn"],
    ["", "LinkedIn Mitglied"],
    ["Do Not", "Use"],
    ["QA", "Tester"],
    ["Test-Kontakt", "Neu"],
    ["Private", "Person"],
    ["Private", "Profile"],
    ["Demo", "Record"],
    ["Deleted", "User"],
    ["Ж", "Я"],
    ["Α.", "Β."],
  ])("%s %s is nobody's name", (first, last) => {
    expect(isNobodys(first, last)).toBe(true);
  });

  it("a name of two hundred letters is nobody's", () => {
    expect(isNobodys("Anna", "banolimusera".repeat(17))).toBe(true);
    expect(isNobodys("Anna ".repeat(40), "Maria ".repeat(40))).toBe(true);
    expect(isNobodys("Ab ".repeat(66), "Meyer")).toBe(true);
  });
});

describe("a real name, however short or odd", () => {
  it.each([
    ["Eric", "Ng"],
    ["Jin", "O"],
    ["Xi", "Li"],
    ["Jo", "Jo"],
    ["William", "William"],
    ["Li", "Li"],
    ["Lili", "Lala"],
    ["Vlk", "Jan"],
    ["Jan", "Vlk"],
    ["Petr", "Smrž"],
    ["JJ", "Meyer"],
    ["T.", "Ng"],
    ["A.", "Meyer"],
    ["Anna", "M."],
    ["Peter", "Null"],
    ["Anna", "Sample"],
    ["Alina", "Wert"],
    ["Lee", "Aa"],
    ["Kenji", "Ii"],
    ["Ann", "Lee"],
    ["Otto", "Otto"],
    ["Cher", "Wang"],
    ["李", "伟"],
    ["오", "이"],
    ["محمد", "يونس"],
    ["שלמה", "קליין"],
    ["D'Arcy", "Ty"],
    ["Elif", "Testa"],
    ["Demos", "Contreras"],
    ["Max", "Muster"],
    ["Assad", "Dasa"],
    ["Anna", "Private"],
    ["Thanh", "Do"],
    ["Na", "Do"],
    ["Nam", "Do"],
    ["An", "Neu"],
    ["Anna", "de Oliveira Cavalcanti de Albuquerque Bragança e Bourbon de Orléans"],
  ])("%s %s is somebody's", (first, last) => {
    expect(isNobodys(first, last)).toBe(false);
  });
});

describe("a lead and a record that have nobody's name", () => {
  const firm = { company: "Nordwerk AG", title: "Head of Quality", city: "Lyon", country: "FR" };
  const alike = { ...nobody, ...firm };
  const found = (first: string, last: string, more = {}) => {
    const one = { ...alike, firstName: first, lastName: last, ...more };
    return matchPeople([one], [one])[0]?.[0]?.level ?? null;
  };

  it.each([
    ["Test", "Test"],
    ["xxx", "xxx"],
    ["A", "B"],
    ["Asdf", "Asdf"],
    ["N/A", "N/A"],
    ["Unknown", "Unknown"],
    ["123", "456"],
    ["🚀", "🚀"],
    ["", "A"],
    ["x", ""],
  ])("are never likely: %s %s", (first, last) => {
    expect(["possible", null]).toContain(found(first, last));
    expect(["possible", null]).toContain(found(first, last, { phones: ["+49 89 5550100"] }));
    expect(["possible", null]).toContain(found(first, last, { emails: ["test@nordwerk.example"] }));
  });

  it("are certain by their profile alone", () => {
    expect(found("Test", "Test", { profileKeys: ["p"] })).toBe("certain");
  });
});
