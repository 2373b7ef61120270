import { expect, it } from "vitest";
import { requireNoMore } from "./requireNoMore.ts";

it.each([
  [["again", "email"], "--again goes alone: leave out --email."],
  [["user", "name"], "--user goes alone: leave out --name."],
  [["lift", "all", "email"], "--all goes alone: leave out --email."],
  [["lift", "email", "export"], "--lift goes alone: leave out --export."],
  [["lead", "email", "name"], "--lead goes alone: leave out --email and --name."],
  [["all", "yes"], "--all is for --lift."],
])("a person is not looked for by options that would be left out: %s", (given, refused) => {
  expect(() => requireNoMore(given)).toThrow(new Error(refused));
});

it.each([
  [["email", "name", "yes", "export"]],
  [["lead", "export", "yes"]],
  [["lift", "all", "yes"]],
  [["lift", "name", "company"]],
  [["again", "yes"]],
])("a person is looked for by options that go together: %s", (given) => {
  expect(() => requireNoMore(given)).not.toThrow();
});
