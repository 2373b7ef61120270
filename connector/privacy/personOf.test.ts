import { expect, it } from "vitest";
import { personOf } from "./personOf.ts";

it.each([
  ["a name of one word beside an address", { email: "info@n.example", name: "Mira" }],
  ["a last name with a title", { name: "Dr. Huber", company: "Nordwind" }],
  ["an initial in a script without capitals", { name: "ד. כהן", company: "Nordwind" }],
  ["what is no address", { profileUrl: "linkedin.com/in/jonas", email: "jonas(at)n.example" }],
  ["two profiles", { profileUrl: "linkedin.com/in/mira linkedin.com/in/jonas" }],
  ["a name alone", { name: "Mira Testfeld" }],
])("nothing that was said of a person is left out: %s is refused", (_, said) => {
  expect(() => personOf(said)).toThrow(/identify a person|profile/);
});

it("an address and a profile are read as those of a lead file", () => {
  const said = { email: "'mailto:Mira@N.example'", profileUrl: "[Mira](https://linkedin.com/in/Mira&trk=x)" };
  const read = { email: "mira@n.example", profileUrl: "https://www.linkedin.com/in/mira" };
  expect(personOf(said)).toEqual(read);
});

it.each([
  ["Testfeld, Mira", "Mira", "Testfeld"],
  ["이 민수", "민수", "이"],
  ["ben affleck", "ben", "affleck"],
  ["minh le", "minh", "le"],
])("a person is named by a whole name: %s", (name, firstName, lastName) => {
  expect(personOf({ name, company: "Nordwind" })).toEqual({
    name: { firstName, lastName },
    company: "Nordwind",
  });
});

it("a name of one word identifies a person by the company where it is a whole name", () => {
  const name = { firstName: "", lastName: "田中太郎" };
  expect(personOf({ name: "田中太郎", company: "Nordwind" })).toEqual({ name, company: "Nordwind" });
  expect(() => personOf({ name: "Anna", company: "Nordwind" })).toThrow(/identify/);
});
