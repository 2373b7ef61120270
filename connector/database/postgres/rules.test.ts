import { describe, expect, it } from "vitest";
import { keepTexts } from "./keptTexts.ts";
import { rules, translate, writes } from "./rules.ts";

/** For each rule what Drizzle or the connector writes, and what Postgres gets. */
const examples: Record<string, [sqlite: string, postgres: string][]> = {
  "a name in backticks stands in double quotes": [
    ["DROP INDEX `leads_age`", 'DROP INDEX "leads_age"'],
    ["select `a``b`, `a\"b`, '`'", 'select "a`b", "a""b", \'`\''],
  ],
  "columns of a conflict stand without their table": [
    [
      'insert into "t" ("a", "b") values (?, ?) on conflict ("t"."a", "t"."b") do update set "b" = "t"."b" + excluded.b',
      'insert into "t" ("a", "b") values ($1, $2) on conflict ("a", "b") do update set "b" = "t"."b" + excluded.b',
    ],
    [
      'insert into "t" ("a") values (?) on conflict ("a") do nothing',
      'insert into "t" ("a") values ($1) on conflict ("a") do nothing',
    ],
  ],
  "a value that is not given is the column's default": [
    [
      'insert into "events" ("id", "at", "code") values (null, ?, null), (null, ?, coalesce(null, 1)) returning "id"',
      'insert into "events" ("id", "at", "code") values (default, $1, default), (default, $2, coalesce(null, 1)) returning "id"',
    ],
    [
      'insert into "t" ("a", "b") select "a", null from "u" where "a" is null',
      'insert into "t" ("a", "b") select "a", null from "u" where "a" is null',
    ],
    [
      'update "t" set "a" = null where ("a", null) is null',
      'update "t" set "a" = null where ("a", null) is null',
    ],
  ],
  "`is ?` is `is not distinct from ?`": [
    ['select 1 where "a" is ? and "b" is null', 'select 1 where "a" is not distinct from $1 and "b" is null'],
    [
      'select 1 where "a" is not ? and "b" is not null',
      'select 1 where "a" is distinct from $1 and "b" is not null',
    ],
  ],
  "`+` before a column is left out": [
    ['select 1 where (+"t"."a" = ? and +"b" = ?)', 'select 1 where ("t"."a" = $1 and "b" = $2)'],
    ['select "a" +"b", ? +"b", (1) +"b", 1 + "b"', 'select "a" +"b", $1 +"b", (1) +"b", 1 + "b"'],
  ],
  "`glob` is a regular expression": [
    ["select 1 where \"a\" glob 'hmac1 *.?'", "select 1 where \"a\" ~ '^hmac1 .*\\..$'"],
    ["select 1 where \"a\" not glob '[0-9a-f]-x'", "select 1 where \"a\" !~ '^[0-9a-f]-x$'"],
  ],
  "`like` is `ilike` without an escape": [
    ['select 1 where "a" like ? and 1', "select 1 where \"a\" ilike $1 escape '' and 1"],
    ["select 1 where \"a\" not like 'x%'", "select 1 where \"a\" not ilike 'x%' escape ''"],
    ["select 1 where \"a\" like ? escape '!'", "select 1 where \"a\" ilike $1 escape '!'"],
  ],
  "values have numbers": [
    ["select ?, '?', \"?\", `?`, 'it''s ?', ?", "select $1, '?', \"?\", \"?\", 'it''s ?', $2"],
  ],
};

describe("a statement for SQLite", () => {
  it.each(
    Object.entries(examples).flatMap(([rule, all]) => all.map((example) => [rule, ...example] as const)),
  )("is Postgres' where %s: %s", (_rule, sqlite, postgres) => {
    expect(translate(sqlite)).toBe(postgres);
  });

  it("has an example for each rule that it is changed by", () => {
    expect(rules.map(({ name }) => name)).toEqual(Object.keys(examples));
  });

  it.each([
    'select 1 where "a" glob ?',
    `select 1 where "a" like '%' || ?`,
    "select 1 where \"a\" like ? || '%'",
  ])("is refused where no rule knows it: %s", (statement) => {
    expect(() => translate(statement)).toThrow(/^Postgres has no words for /);
  });

  it.each([
    ['insert into "t" values (?)', true],
    ['with "x" as (select 1) update "t" set "a" = 1', true],
    ['delete from "t"', true],
    ['select "update", \'delete\' from "t" where exists (select 1)', false],
    ['select count(*) from (select 1 from "insert")', false],
  ])("is known by whether it writes: %s", (statement, expected) => {
    expect(writes(statement)).toBe(expected);
  });
});

describe("the kept texts", () => {
  it("give a name to what comes a second time, always the same", () => {
    const keep = keepTexts();
    expect(keep("select ?")).toEqual({ text: "select $1", name: undefined, isWriting: false });
    expect(keep("select ?").name).toBe("s0");
    expect(keep("select ?").name).toBe("s0");
  });
});
