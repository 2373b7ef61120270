import { describe, expect, it } from "vitest";
import { matchPeople } from "../people/matchPeople.ts";
import { nobody } from "../people/nobody.fixture.ts";
import { normalizeName } from "./normalizeName.ts";

const isNobodys = (first: string, last: string): boolean => normalizeName(first, last, null).isNobodys;

describe("what people type where they know no name", () => {
  it.each([
    ["Test", "Test"],
    ["Anna", "Test"],
    ["xxx", "xxx"],
    ["A", "B"],
    ["Asdf", "Asdf"],
    ["qwerty", "uiop"],
    ["Unknown", "Unknown"],
    ["No", "Name"],
    ["Max", "Mustermann"],
    ["123", "456"],
    ["テスト", "テスト"],
    ["Membre", "LinkedIn"],
    ["QA", "Tester"],
    ["Private", "Profile"],
  ])("%s %s is nobody's name", (first, last) => {
    expect(isNobodys(first, last)).toBe(true);
  });
});

describe("a real name, however short or odd", () => {
  it.each([
    ["Eric", "Ng"],
    ["Jo", "Jo"],
    ["Lili", "Lala"],
    ["Petr", "Smrž"],
    ["A.", "Meyer"],
    ["Anna", "Sample"],
    ["Kenji", "Ii"],
    ["Cher", "Wang"],
    ["محمد", "يونس"],
    ["Elif", "Testa"],
    ["Assad", "Dasa"],
    ["Na", "Do"],
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
    ["Asdf", "Asdf"],
    ["123", "456"],
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
