import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createAccess } from "../access/createAccess.ts";
import { createOrg } from "../createOrg.ts";
import type { ResettableOrg } from "../types.ts";
import { recordId } from "../ids.ts";
import { addCustomFields } from "../practice/customObjects.ts";
import { insertRow } from "../storage/rows.ts";
import { adminCaller } from "../testing/adminCaller.ts";
import type { Access, Caller } from "../types.ts";
import { runQuery } from "./runQuery.ts";

let org: ResettableOrg;
let access: Access;
let caller: Caller;

/** Noon in UTC is the same day wherever a user may be. */
const now = new Date("2026-05-13T12:00:00Z");

beforeAll(() => {
  org = createOrg({ seed: "empty", now: () => now });
  access = createAccess(org);
  addCustomFields(org, "Contact", [
    { name: "Skills__c", type: "multipicklist", picklistValues: ["ab", "B", "c"] },
  ]);
  caller = adminCaller(org);
});
afterAll(() => {
  org.close();
});

const title = fc.constantFrom("a", "A", "b", null);
const skills = fc.option(fc.subarray(["ab", "B", "c"], { minLength: 1 }), { nil: null });
const data = fc.record({
  industries: fc.array(title, { minLength: 4, maxLength: 4 }),
  contacts: fc.array(
    fc.record({
      account: fc.option(fc.nat(3), { nil: null }),
      title,
      skills,
      dayOffset: fc.option(fc.integer({ min: -6, max: 6 }), { nil: null }),
    }),
    { maxLength: 14 },
  ),
});

type Data = typeof data extends fc.Arbitrary<infer T> ? T : never;

const dayMs = 86_400_000;
const day = (offset: number): string => new Date(now.getTime() + offset * dayMs).toISOString().slice(0, 10);
const accountId = (index: number): string => recordId("001", "Pr", index + 1);
const contactId = (index: number): string => recordId("003", "Pr", index + 1);

function store({ industries, contacts }: Data): void {
  org.db.exec("DELETE FROM Contact; DELETE FROM Account");
  industries.forEach((Industry, index) => {
    insertRow(org, "Account", { Id: accountId(index), Name: `N${index}`, Industry, OwnerId: caller.userId });
  });
  contacts.forEach((contact, index) => {
    insertRow(org, "Contact", {
      Id: contactId(index),
      LastName: `L${index}`,
      Title: contact.title,
      Skills__c: contact.skills?.join(";") ?? null,
      Birthdate: contact.dayOffset === null ? null : day(contact.dayOffset),
      AccountId: contact.account === null ? null : accountId(contact.account),
      OwnerId: caller.userId,
    });
  });
}

const query = (soql: string) => runQuery({ org, access, caller }, soql).records;
const ids = (soql: string): string[] => query(soql).map((record) => String(record["Id"]));
const isLike = (value: string | null, wanted: string | null) =>
  (value?.toLowerCase() ?? null) === (wanted?.toLowerCase() ?? null);
const literal = (value: string | null): string => (value === null ? "null" : `'${value}'`);

describe("SOQL across objects, against plain loops", () => {
  it("joins by sub-selects the same, negated too, null keys being in none", () => {
    fc.assert(
      fc.property(data, title, fc.boolean(), title, (rows, industry, negated, own) => {
        store(rows);
        const not = negated ? "NOT " : "";
        const children = ids(
          `SELECT Id FROM Contact WHERE AccountId ${not}IN (SELECT Id FROM Account WHERE Industry = ${literal(industry)}) AND Title = ${literal(own)}`,
        );
        const inside = (account: number | null) =>
          account !== null && isLike(rows.industries[account] ?? null, industry);
        const expected = rows.contacts.flatMap((contact, index) =>
          inside(contact.account) !== negated && isLike(contact.title, own) ? [contactId(index)] : [],
        );
        expect(children.sort()).toEqual(expected.sort());

        const parents = ids(
          `SELECT Id FROM Account WHERE Id ${not}IN (SELECT AccountId FROM Contact WHERE Title = ${literal(own)})`,
        );
        const hasChild = (account: number) =>
          rows.contacts.some((contact) => contact.account === account && isLike(contact.title, own));
        expect(parents.sort()).toEqual(
          rows.industries
            .flatMap((_, index) => (hasChild(index) !== negated ? [accountId(index)] : []))
            .sort(),
        );
      }),
      { numRuns: 250 / inject("fewerByDay") },
    );
  });

  it("shows the same children of each parent, limited and in order", () => {
    fc.assert(
      fc.property(data, fc.integer({ min: 1, max: 4 }), (rows, limit) => {
        store(rows);
        const found = query(
          `SELECT Id, (SELECT Id FROM Contacts ORDER BY Id DESC LIMIT ${limit}) FROM Account ORDER BY Id`,
        ) as { Contacts: { totalSize: number; records: { Id: string }[] } | null }[];
        const expected = rows.industries.map((_, account) =>
          rows.contacts
            .flatMap((contact, index) => (contact.account === account ? [contactId(index)] : []))
            .reverse()
            .slice(0, limit),
        );
        expect(found.map(({ Contacts }) => Contacts?.records.map(({ Id }) => Id) ?? [])).toEqual(expected);
      }),
      { numRuns: 150 / inject("fewerByDay") },
    );
  });

  it("counts, filters and orders the same groups, text in any case being one", () => {
    fc.assert(
      fc.property(data, fc.integer({ min: 0, max: 3 }), (rows, least) => {
        store(rows);
        const counts = new Map<string | null, { contacts: number; accounts: Set<number> }>();
        for (const contact of rows.contacts) {
          const key = contact.title?.toLowerCase() ?? null;
          const group = counts.get(key) ?? { contacts: 0, accounts: new Set<number>() };
          counts.set(key, group);
          group.contacts++;
          if (contact.account !== null) group.accounts.add(contact.account);
        }
        const expected = [...counts]
          .filter(([, { contacts }]) => contacts > least)
          .sort(([a], [b]) => (a ?? "").localeCompare(b ?? ""))
          .map(([key, { contacts, accounts }]) => [key, contacts, accounts.size]);
        const found = query(
          `SELECT Title t, COUNT(Id) n, COUNT_DISTINCT(AccountId) d FROM Contact GROUP BY Title HAVING COUNT(Id) > ${least} ORDER BY Title NULLS FIRST`,
        );
        const shown = found.map(({ t, n, d }) => [typeof t === "string" ? t.toLowerCase() : null, n, d]);
        expect(shown).toEqual(expected);
      }),
      { numRuns: 150 / inject("fewerByDay") },
    );
  });

  it("finds the same choices of multi-select picklists", () => {
    const wanted = fc.array(fc.subarray(["AB", "b", "c"], { minLength: 1 }), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(data, wanted, fc.boolean(), (rows, choices, excluded) => {
        store(rows);
        const list = choices.map((all) => `'${all.join(";")}'`).join(", ");
        const operator = excluded ? "EXCLUDES" : "INCLUDES";
        const found = ids(`SELECT Id FROM Contact WHERE Skills__c ${operator} (${list})`);
        const has = (chosen: string[] | null) =>
          choices.some((all) => all.every((each) => chosen?.some((one) => isLike(one, each)) ?? false));
        const expected = rows.contacts.flatMap((contact, index) =>
          has(contact.skills) !== excluded ? [contactId(index)] : [],
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 150 / inject("fewerByDay") },
    );
  });

  it("knows the same days of date literals, before, within and after them", () => {
    const span = fc.oneof(
      fc.constantFrom<[string, number, number]>(
        ["TODAY", 0, 0],
        ["YESTERDAY", -1, -1],
        ["TOMORROW", 1, 1],
        // 13 May 2026 is a Wednesday; weeks begin on Sunday.
        ["THIS_WEEK", -3, 3],
        ["LAST_WEEK", -10, -4],
      ),
      fc.integer({ min: 1, max: 5 }).map((n): [string, number, number] => [`LAST_N_DAYS:${n}`, -n, 0]),
      fc.integer({ min: 1, max: 5 }).map((n): [string, number, number] => [`NEXT_N_DAYS:${n}`, 1, n]),
      fc.integer({ min: 1, max: 5 }).map((n): [string, number, number] => [`N_DAYS_AGO:${n}`, -n, -n]),
    );
    const operator = fc.constantFrom("=", "<", "<=", ">", ">=");
    fc.assert(
      fc.property(data, span, operator, (rows, [name, from, to], comparison) => {
        store(rows);
        const found = ids(`SELECT Id FROM Contact WHERE Birthdate ${comparison} ${name}`);
        const meets = (offset: number | null) => {
          if (offset === null) return false;
          if (comparison === "=") return offset >= from && offset <= to;
          if (comparison === "<") return offset < from;
          if (comparison === "<=") return offset <= to;
          return comparison === ">" ? offset > to : offset >= from;
        };
        const expected = rows.contacts.flatMap((contact, index) =>
          meets(contact.dayOffset) ? [contactId(index)] : [],
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 250 / inject("fewerByDay") },
    );
  });
});
