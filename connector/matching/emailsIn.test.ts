import { expect, it } from "vitest";
import { addressesIn, emailsIn } from "./emailsIn.ts";

it.each([
  "vera@n.example",
  "'vera@n.example'",
  "„vera@n.example“",
  "*vera@n.example*",
  "[mail](mailto:vera@n.example)",
  "mailto%3Avera%40n.example",
  "to=vera@n.example&cc=",
  "ve\u200bra@n.example",
  "ｖｅｒａ＠n.example",
  "`vera@n.example`",
  "✉️vera@n.example",
  "\u0301vera@n.example",
  "vera@n.example、電話",
])("an address is found as it is written: %s", (text) => {
  expect(emailsIn(text)).toEqual(["vera@n.example"]);
});

it("several in a cell are found in their order", () => {
  expect(emailsIn("b@n.example/a+x@n.example|o'brien@n.example,b@n.example")).toEqual([
    "b@n.example",
    "a+x@n.example",
    "o'brien@n.example",
  ]);
});

it("an international domain and an accent are compared in one spelling, and kept as they are written", () => {
  const spellings = [
    "jürgen@münchen.example",
    "ju\u0308rgen@mu\u0308nchen.example",
    "jürgen@xn--mnchen-3ya.example",
  ];
  expect(new Set(spellings.flatMap(emailsIn))).toEqual(new Set(["jürgen@xn--mnchen-3ya.example"]));
  expect(addressesIn("Jürgen@München.example")).toEqual(["jürgen@münchen.example"]);
});

it.each(["veraª@n.example", "vera²@n.example", "ﬁna@n.example", "ju\u0308rgen@mu\u0308nchen.example"])(
  "an address is kept in its own signs, and compared in plain ones: %s",
  (address) => {
    expect(addressesIn(`mail ${address}.`)).toEqual([address]);
    expect(emailsIn(address)).toEqual(emailsIn(address.normalize("NFKC")));
  },
);

it("an address in full width is kept as mail can be sent to it", () => {
  expect(addressesIn("ｖｅｒａ＠ｎ．example")).toEqual(["vera@n.example"]);
});

it.each(["jean/vera@n.example", "jean#vera@n.example", "jean$vera@n.example", "jean·vera@n.example"])(
  "the end of another address is nobody's: %s",
  (text) => {
    expect(emailsIn(text)).toEqual([]);
  },
);

it("an address behind a dash is the end of one", () => {
  expect(emailsIn("jean–vera@n.example")).toEqual(["jean-vera@n.example"]);
});

it.each(["邮箱vera@n.example", "お問い合わせはvera@n.exampleまで", "почтаvera@n.example"])(
  "an address in ASCII behind another script is the end of one: %s",
  (text) => {
    expect(emailsIn(text)).toEqual([text.replace("まで", "")]);
  },
);

it("a hyphen of a word processor is one", () => {
  expect(emailsIn("jean\u2011vera@nord\u2010wind.example")).toEqual(["jean-vera@nord-wind.example"]);
});

it.each(["", "vera@", "@n.example", "vera@intern", "vera(at)n.example", "a@b@c.example", "vera @n.example"])(
  "the text %s has none",
  (text) => {
    expect(emailsIn(text)).toEqual([]);
  },
);
