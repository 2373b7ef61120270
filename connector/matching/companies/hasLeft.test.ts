import { expect, it } from "vitest";
import { hasLeft } from "./hasLeft.ts";

const left = (
  now: string | null,
  account: string | null,
  {
    nowWebsite = null,
    website = null,
    email = null,
  }: { [key in "nowWebsite" | "website" | "email"]?: string | null } = {},
) => hasLeft({ company: now, website: nowWebsite }, { company: account, website, email });

it("somebody has left an account that has nothing in common with their company", () => {
  expect(left("Larkhall Media", "Northwind Energy")).toBe(true);
});

it.each<[string, string | null, string | null, Parameters<typeof left>[2]]>([
  ["of the same name", "Northwind Energy", "Northwind Energy GmbH", {}],
  ["of a like name", "Northwind", "Northwind Energy", {}],
  ["that their company is the national company of", "Northwind Norge AS", "Northwind", {}],
  ["of an acronym", "IBM", "International Business Machines", {}],
  [
    "with the same web domain",
    "Larkhall",
    "Northwind",
    { nowWebsite: "northwind.example", website: "https://www.northwind.example" },
  ],
  [
    "where they have an address of their company",
    "Larkhall",
    "Northwind",
    { nowWebsite: "larkhall.example", email: "ada@larkhall.example" },
  ],
  ["where their company is not known", null, "Northwind", {}],
  ["where they say that they work for nobody", "Self-employed", "Northwind", {}],
  ["that has no name", "Larkhall", null, {}],
])("nobody has certainly left an account %s", (_what, now, account, more) => {
  expect(left(now, account, more)).toBe(false);
});
