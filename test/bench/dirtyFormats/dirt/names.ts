import type { Dirt } from "./dirt.ts";

export const nameDirts: readonly Dirt[] = [
  {
    name: "Last, First in one field",
    weight: 5,
    apply: ({ side, first, last }, random) =>
      side === "contact" || random.chance(0.5)
        ? { first: "", last: `${last}, ${first}` }
        : { first: `${last}, ${first}`, last: "" },
  },
  {
    name: "whole name in one field",
    weight: 6,
    apply: ({ side, first, last }, random) =>
      side === "contact" || random.chance(0.4)
        ? { first: "", last: `${first} ${last}` }
        : { first: `${first} ${last}`, last: "" },
  },
  {
    name: "whole name in both fields",
    weight: 2,
    apply: ({ first, last }) => ({ first: `${first} ${last}`, last: `${first} ${last}` }),
  },
  { name: "fields swapped", weight: 4, apply: ({ first, last }) => ({ first: last, last: first }) },
  {
    name: "titles in the name",
    weight: 6,
    apply: ({ first, last }, random) =>
      random.pick([
        { first: `Dr. ${first}` },
        { first: `Prof. Dr. ${first}` },
        { last: `${last}, MBA` },
        { last: `${last} PMP®` },
        { first: `Dipl.-Ing. ${first}` },
        { last: `${last}, Ph.D., CFA` },
        { last: `${last} (MSc)` },
        { first: `Mag. ${first}` },
        { first: `Ing. ${first}`, last: `${last}, CSc.` },
      ]),
  },
  {
    name: "pronouns in the name",
    side: "lead",
    weight: 4,
    apply: ({ last }, random) => ({
      last: `${last} ${random.pick(["(she/her)", "(He/Him)", "(they/them)", "she/her", "(sie/ihr)", "(elle)"])}`,
    }),
  },
  {
    name: "emoji in the name",
    side: "lead",
    weight: 5,
    apply: ({ first, last }, random) =>
      random.pick([
        { first: `🚀 ${first}` },
        { last: `${last} ✅` },
        { first: `${first}✨` },
        { last: `${last} 🇪🇺🌱` },
        { last: `${last} ⭐⭐⭐⭐⭐` },
        { first: `👩🏽‍💻 ${first}` },
      ]),
  },
  {
    name: "advertisement in the name",
    side: "lead",
    weight: 3,
    apply: ({ last }, random) => ({
      last: `${last} ${random.pick(["| Hiring!", "- Open to work", "| LION", "– Speaker & Author", "#opentowork", "| 10k+"])}`,
    }),
  },
  {
    name: "salutation in FirstName",
    side: "contact",
    weight: 5,
    apply: ({ first }, random) => ({
      first: `${random.pick(["Herr", "Frau", "Mr.", "Mrs", "Ms.", "Mme", "M.", "Sr.", "Sig.ra", "Hr.", "Pan"])} ${first}`,
    }),
  },
  {
    name: "salutation instead of the first name",
    side: "contact",
    weight: 3,
    apply: ({ first, last }, random) => ({
      first: random.pick(["Herr", "Frau", "Mr", "Ms", "Mme"]),
      last: `${first} ${last}`,
    }),
  },
  {
    name: "a placeholder as first name",
    side: "contact",
    weight: 4,
    hides: ["given"],
    apply: (_, random) => ({
      first: random.pick([" - ", ".", "n/a", "Unknown", "?", "x", "-", "NN", "N.N.", "unbekannt"]),
    }),
  },
  {
    name: "marked as gone",
    side: "contact",
    weight: 6,
    apply: ({ first, last, title }, random) =>
      random.pick([
        { last: `${last} (left)` },
        { last: `${last} - LEFT COMPANY` },
        { title: `ex-${title}` },
        { first: `DO NOT USE ${first}` },
        { last: `${last} (do not use)` },
        { first: `xx ${first}`, last: `${last} xx` },
        { last: `${last} (ausgeschieden)` },
        { last: `${last} - no longer there` },
        { last: `ex ${last}` },
      ]),
  },
  {
    name: "number behind the name",
    side: "contact",
    weight: 2,
    apply: ({ last }, random) => ({ last: `${last} ${random.pick(["2", "(2)", "_old", "1", "- copy"])}` }),
  },
  {
    name: "company behind the name",
    side: "contact",
    weight: 2,
    apply: ({ last, company }) => ({ last: `${last} (${company})` }),
  },
];
