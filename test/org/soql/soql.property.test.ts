import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createAccess } from "../access/createAccess.ts";
import { createOrg } from "../createOrg.ts";
import type { ResettableOrg } from "../types.ts";
import { recordId } from "../ids.ts";
import { insertRow } from "../storage/rows.ts";
import { adminCaller } from "../testing/adminCaller.ts";
import type { Access, Caller } from "../types.ts";
import { holds, type NaiveCondition, type NaiveRow, toSoql } from "./naiveQuery.ts";
import { runQuery } from "./runQuery.ts";

let org: ResettableOrg;
let access: Access;
let caller: Caller;

beforeAll(() => {
  org = createOrg({ seed: "empty" });
  access = createAccess(org);
  caller = adminCaller(org);
});
afterAll(() => {
  org.close();
});

// Few letters, so that values often coincide, with accents, wildcards and quotes.
const text = fc.string({
  unit: fc.constantFrom("a", "B", "ä", "Ö", "ß", "%", "_", "'", "\\", " x"),
  minLength: 1,
  maxLength: 3,
});
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const day = fc.constantFrom("1999-12-31", "2000-01-01", "2000-02-29");
const instant = fc.constantFrom(
  "2026-01-01T00:00:00.000Z",
  "2026-01-01T00:00:01.000Z",
  "2026-06-01T12:00:00.000Z",
);
const amount = fc.constantFrom(-1, 0, 0.5, 10, 1e9);

const account = fc.record({ Name: text, Industry: maybe(text), AnnualRevenue: maybe(amount) });
const contact = fc.record({
  LastName: text,
  Title: maybe(text),
  IsEmailBounced: fc.boolean(),
  Birthdate: maybe(day),
  CreatedDate: instant,
  account: maybe(fc.nat(3)),
});

const textFields = ["LastName", "Title", "Account.Name", "Account.Industry"];
const anyOrder = fc.constantFrom("=", "!=", "<", "<=", ">", ">=");
const equality = fc.constantFrom("=", "!=");
const compare = (field: fc.Arbitrary<string>, operator: typeof anyOrder, value: fc.Arbitrary<unknown>) =>
  fc.record({ kind: fc.constant("compare"), field, operator, value });
const inside = (field: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>) =>
  fc.record({
    kind: fc.constant("in"),
    field,
    not: fc.boolean(),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  });

const leaf = fc.oneof(
  compare(fc.constantFrom(...textFields), equality, maybe(text)),
  compare(fc.constant("Title"), equality, fc.constant("")),
  compare(fc.constant("Account.AnnualRevenue"), anyOrder, amount),
  compare(fc.constant("Account.AnnualRevenue"), equality, fc.constant(null)),
  compare(fc.constant("Birthdate"), anyOrder, day),
  compare(fc.constant("CreatedDate"), anyOrder, instant),
  compare(fc.constant("IsEmailBounced"), equality, fc.boolean()),
  inside(fc.constantFrom(...textFields), maybe(text)),
  inside(fc.constant("Birthdate"), maybe(day)),
  inside(fc.constant("Account.AnnualRevenue"), maybe(amount)),
  fc.record({
    kind: fc.constant("like"),
    field: fc.constantFrom(...textFields),
    pattern: fc.array(fc.oneof(fc.constantFrom("%", "_"), fc.record({ text })), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
) as fc.Arbitrary<NaiveCondition>;

const { condition } = fc.letrec<{ condition: NaiveCondition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("condition"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("not" as const), part: tie("condition") }),
  ),
}));

const data = fc.record({
  accounts: fc.array(account, { minLength: 4, maxLength: 4 }),
  contacts: fc.array(contact, { maxLength: 12 }),
});

type Data = typeof data extends fc.Arbitrary<infer T> ? T : never;

/** Replaces the org's data and answers it as plain rows. */
function store({ accounts, contacts }: Data): NaiveRow[] {
  org.db.exec("DELETE FROM Contact; DELETE FROM Account");
  const ids = accounts.map((row, index) => {
    const Id = recordId("001", "Pr", index + 1);
    insertRow(org, "Account", { ...row, Id, OwnerId: caller.userId });
    return Id;
  });
  return contacts.map(({ account: parent, ...row }, index) => {
    const Id = recordId("003", "Pr", index + 1);
    insertRow(org, "Contact", {
      ...row,
      Id,
      AccountId: parent === null ? null : ids[parent],
      OwnerId: caller.userId,
    });
    return { ...row, Id, Account: parent === null ? null : (accounts[parent] ?? null) };
  });
}

const query = (soql: string) => runQuery({ org, access, caller }, soql).records;

describe("SOQL, against an evaluator that knows no SQL", () => {
  it("finds the same rows for any condition", () => {
    fc.assert(
      fc.property(data, fc.array(condition, { minLength: 1, maxLength: 8 }), (rows, conditions) => {
        const stored = store(rows);
        for (const each of conditions) {
          const soql = toSoql(each);
          const found = query(`SELECT Id FROM Contact WHERE ${soql}`).map((record) => record["Id"]);
          const expected = stored.filter((row) => holds(each, row)).map((row) => row.Id);
          expect(found.sort(), soql).toEqual(expected.sort());
        }
      }),
      { numRuns: 300 / inject("fewerByDay") },
    );
  });

  it("orders, offsets and limits the same, nulls first or last", () => {
    const order = fc.record({
      field: fc.constantFrom("Birthdate", "CreatedDate", "Account.AnnualRevenue"),
      descending: fc.boolean(),
      nullsLast: fc.boolean(),
      limit: fc.integer({ min: 1, max: 12 }),
      offset: fc.nat(12),
    });
    fc.assert(
      fc.property(data, order, (rows, { field, descending, nullsLast, limit, offset }) => {
        const stored = store(rows);
        const value = (row: unknown): string | number | null =>
          field
            .split(".")
            .reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name] ?? null, row) as
            | string
            | number
            | null;
        const rank = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
        const expected = stored
          .map(value)
          .sort((a, b) => {
            if (a === null || b === null) return a === b ? 0 : (a === null) === nullsLast ? 1 : -1;
            return descending ? rank(b, a) : rank(a, b);
          })
          .slice(offset, offset + limit);
        const shown = query(
          `SELECT ${field} FROM Contact ORDER BY ${field} ${descending ? "DESC" : "ASC"} NULLS ${nullsLast ? "LAST" : "FIRST"} LIMIT ${limit} OFFSET ${offset}`,
        ).map((record) => {
          const found = value(record);
          return field === "CreatedDate" ? String(found).replace("+0000", "Z") : found;
        });
        expect(shown).toEqual(expected);
      }),
      { numRuns: 150 / inject("fewerByDay") },
    );
  });

  it("counts the same groups", () => {
    fc.assert(
      fc.property(data, (rows) => {
        const stored = store(rows);
        const expected = new Map<string | null, { count: number; sum: number }>();
        for (const row of stored) {
          const group = expected.get(row.Birthdate) ?? { count: 0, sum: 0 };
          group.count++;
          group.sum += row.Account?.AnnualRevenue ?? 0;
          expected.set(row.Birthdate, group);
        }
        const found = query(
          "SELECT Birthdate, COUNT(Id) n, SUM(Account.AnnualRevenue) s FROM Contact GROUP BY Birthdate",
        );
        expect(
          new Map(found.map((group) => [group["Birthdate"], { count: group["n"], sum: group["s"] ?? 0 }])),
        ).toEqual(expected);
      }),
      { numRuns: 100 / inject("fewerByDay") },
    );
  });

  it("answers any text with records or a refusal in Salesforce's form, never with a fault of its own", () => {
    const word = fc.constantFrom(
      "SELECT",
      "FROM",
      "WHERE",
      "Id",
      "Name",
      "Contact",
      "Account.Name",
      "(",
      ")",
      ",",
      "=",
      "LIKE",
      "IN",
      "'a'",
      "'",
      "%",
      "NOT",
      "AND",
      "OR",
      "ORDER BY",
      "LIMIT",
      "OFFSET",
      "1",
      "-1",
      "null",
      "TODAY",
      "LAST_N_DAYS:3",
      "COUNT()",
      "COUNT(Id)",
      "GROUP BY",
      "HAVING",
      "FIELDS(ALL)",
      "2000-01-01",
      "toLabel(LeadSource)",
      "TYPEOF",
      "ALL ROWS",
      "\n",
      "💥",
    );
    const soup = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "));
    const prefixed = soup.map((rest) => `SELECT Id FROM Contact ${rest}`);
    fc.assert(
      fc.property(fc.oneof(soup, prefixed, fc.string()), (soql) => {
        try {
          query(soql);
        } catch (error) {
          expect(error, soql).toMatchObject({ status: 400, errorCode: expect.stringMatching(/^[A-Z_]+$/) });
        }
      }),
      { numRuns: 1500 / inject("fewerByDay") },
    );
  });
});
