import { expect, it } from "vitest";
import { personOf } from "./personOf.ts";

it.each([
  ["a name of one word beside an address", { email: "info@n.example", name: "Mira" }],
  ["what is no address", { profileUrl: "linkedin.com/in/jonas", email: "jonas(at)n.example" }],
  ["a company without a name", { email: "info@n.example", company: "Nordwind" }],
  ["a name alone", { name: "Mira Testfeld" }],
])("nothing that was said of a person is left out: %s is refused", (_, said) => {
  expect(() => personOf(said)).toThrow(/identify a person/);
});

it("an empty field says nothing of a person", () => {
  const empty = { name: "", company: " ", profileUrl: "" };
  expect(personOf({ ...empty, email: " Mira@N.example" })).toEqual({ email: "mira@n.example" });
});
