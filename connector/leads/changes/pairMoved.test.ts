import { expect, it } from "vitest";
import { pairMoved } from "./moved.ts";

const person = (id: string, changes: Partial<Parameters<typeof pairMoved>[0][number]> = {}) => ({
  ...{ id, firstName: "Ina", lastName: "Testmann", title: "Buyer", location: "Bonn" },
  ...{ profileUrl: null, email: null, ...changes },
});

it("a lead with the name, title and place of one that is gone is that person", () => {
  expect(pairMoved([person("new", { firstName: "INA" })], [person("old")])).toEqual([
    { leadId: "new", earlier: person("old") },
  ]);
});

it.for([
  ["another title", { title: "Chemist" }],
  ["no title", { title: null }],
  ["another place", { location: "Ulm" }],
  ["another name", { lastName: "Testfrau" }],
  ["a name of one letter", { lastName: "T" }],
] as const)("a lead with %s is somebody else", ([, changes]) => {
  const lead = { ...person("new"), ...changes };
  expect(pairMoved([lead], [person("old")])).toEqual([]);
});

it("two profiles, or two addresses, are two people", () => {
  const profile = (id: string) => ({ profileUrl: `https://www.linkedin.com/in/${id}` });
  expect(pairMoved([person("new", profile("a"))], [person("old", profile("b"))])).toEqual([]);
  const email = (id: string) => ({ email: `${id}@mail.example` });
  expect(pairMoved([person("new", email("a"))], [person("old", email("b"))])).toEqual([]);
});

const wed = { email: "ina@mail.example", lastName: "Beispiel", title: "Head of Purchasing", location: null };

it("a lead with the address and the first name of one that is gone is that person with a new last name", () => {
  const old = person("old", { email: "ina@mail.example" });
  expect(pairMoved([person("new", wed)], [old])).toEqual([{ leadId: "new", earlier: old }]);
});

it.for([
  ["another first name", { firstName: "Ada" }],
  ["an address of a function", { email: "info@mail.example" }],
  ["a public profile of their own", { profileUrl: "https://www.linkedin.com/in/b" }],
] as const)("a lead with %s is somebody else in spite of the address", ([, changes]) => {
  const { email } = { ...wed, ...changes };
  const old = person("old", { email, profileUrl: "https://www.linkedin.com/in/a" });
  expect(pairMoved([person("new", { ...wed, ...changes })], [old])).toEqual([]);
});
