import { describe, expect, test } from "vitest";
import { generateForeignAccounts } from "./generateForeignAccounts.ts";

const size = { leads: 400, accounts: 1200 };

describe("the accounts made up for the benchmark", () => {
  const { leads, accounts, truth } = generateForeignAccounts(1, size);
  const ids = new Set(accounts.map(({ Id }) => Id));

  test("are as many as asked for", () => {
    expect(leads).toHaveLength(size.leads);
    expect(accounts).toHaveLength(size.accounts);
    expect(truth).toHaveLength(size.leads);
  });

  test("are the same for the same seed and others for another", () => {
    expect(generateForeignAccounts(1, size)).toEqual({ leads, accounts, truth });
    expect(generateForeignAccounts(2, size).accounts).not.toEqual(accounts);
  });

  test("have 18-character ids of their own", () => {
    expect(ids.size).toBe(accounts.length);
    for (const { Id, OwnerId } of accounts) {
      expect(Id).toMatch(/^001\w{15}$/);
      expect(OwnerId).toMatch(/^005\w{15}$/);
    }
  });

  test("have parents that are there, three levels deep", () => {
    const parents = new Map(accounts.map(({ Id, ParentId }) => [Id, ParentId]));
    const children = accounts.filter(({ ParentId }) => ParentId !== "");
    expect(children.filter(({ ParentId }) => !ids.has(ParentId))).toEqual([]);
    expect(children.some(({ ParentId }) => parents.get(ParentId) !== "")).toBe(true);
  });

  test("tell of every lead's account that it is there and no person's", () => {
    const right = truth.flatMap(({ accountId, alsoRight }) =>
      accountId === null ? [] : [accountId, ...alsoRight],
    );
    expect(right.filter((id) => !ids.has(id))).toEqual([]);
    const persons = new Set(
      accounts.filter(({ IsPersonAccount }) => IsPersonAccount === "true").map(({ Id }) => Id),
    );
    expect(right.filter((id) => persons.has(id))).toEqual([]);
  });

  test("are of six to eight leads in ten, half of which have no website", () => {
    const share = (count: number) => count / leads.length;
    expect(share(truth.filter(({ accountId }) => accountId !== null).length)).toBeGreaterThan(0.6);
    expect(share(truth.filter(({ accountId }) => accountId !== null).length)).toBeLessThan(0.8);
    const withWebsite = share(leads.filter((lead) => lead["Company Website"] !== "").length);
    expect(withWebsite).toBeGreaterThan(0.4);
    expect(withWebsite).toBeLessThan(0.65);
  });

  test("name the line of the file that the lead is in", () => {
    expect(truth.map(({ line }) => line)).toEqual(leads.map((_, index) => index + 2));
  });
});
