import { expect, it } from "vitest";
import type { AccountCandidate, SoughtAccount } from "./accountFacts.ts";
import { indexAccounts } from "./indexAccounts.ts";

const rep = "005000000000001";
const living = { id: "b", name: "Kestrel" };

const ranked = (sought: Partial<SoughtAccount>, rows: (Partial<AccountCandidate> & { name: string })[]) =>
  indexAccounts(rows.map((row) => ({ website: null, ...row }))).resolve({
    ...{ company: null, domain: null, country: null, rep: null },
    ...sought,
  });
const exactOf = (...given: Parameters<typeof ranked>) =>
  ranked(...given).find(({ isExact }) => isExact)?.account.id;

it.each([
  "Merged – Kestrel",
  "zzz Kestrel",
  "Kestrel - closed",
  "Kestrel (geschlossen)",
  "Kestrel DUP",
  "Kestrel (dissolved)",
  "Kestrel (bankrupt)",
  "Kestrel 廃業",
])("%s comes after the living company, and is never exact", (name) => {
  const dead = { id: "dead", name, countryIso: "DE", ownerId: rep, type: "Customer", openOpportunities: 3 };
  const sought = { company: "Kestrel", country: "DE", rep };
  expect(ranked(sought, [dead, living]).map(({ account: { name: each } }) => each)).toEqual([
    "Kestrel",
    name,
  ]);
  expect(exactOf(sought, [dead, living])).toBe("b");
  expect(exactOf(sought, [dead])).toBeUndefined();
  expect(ranked(sought, [dead])[0]?.reasons.map(({ text }) => text)).toContain(
    "Looks like a test record or a duplicate",
  );
});

it.each(["Closed Loop Partners", "Mitsubishi Fuso", "Deadwood Supplies", "Delete Systems"])(
  "%s is a living company",
  (name) => {
    expect(exactOf({ company: name }, [{ id: "a", name }])).toBe("a");
  },
);
