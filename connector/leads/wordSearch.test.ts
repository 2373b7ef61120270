import { asc, eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { selectValue } from "../../test/support/plainSql.ts";
import type { Database } from "../database/database.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { leadListMembers, leadLists, leads } from "../database/schema/leads.ts";
import { membersWith, typedWords } from "./wordSearch.ts";

const [first, second] = ["7f000000-0000-4000-8000-000000000001", "7f000000-0000-4000-8000-000000000002"];
const owner = { orgId: "00D", ownerId: "005" };
const at = new Date(0);

async function filled(): Promise<Database> {
  const database = await newDatabase();
  for (const id of [first, second])
    await database.insert(leadLists).values({ id, ...owner, name: id, createdAt: at });
  await add(database, "ada", "ada quist head of sales", [first, second]);
  await add(database, "bo", "bo adair nord", [first]);
  return database;
}

async function add(database: Database, id: string, searchText: string, lists: string[]): Promise<void> {
  const names = { firstName: "", lastName: "", sourceName: "" };
  await database.insert(leads).values({ id, ...owner, ...names, searchText, createdAt: at, updatedAt: at });
  for (const listId of lists) await database.insert(leadListMembers).values({ listId, leadId: id });
}

async function found(database: Database, q: string, listId = first): Promise<string[]> {
  const members = membersWith(database, [typedWords(q)], eq(leadLists.id, listId));
  const rows = await database
    .select({ id: leadListMembers.leadId })
    .from(sql`(${members}) as found`)
    .innerJoin(leadListMembers, eq(leadListMembers.position, sql`found.position`))
    .orderBy(asc(leadListMembers.position));
  return rows.map(({ id }) => id);
}

it("each word that is typed begins a word of the lead, in the list that is meant", async () => {
  const database = await filled();
  expect(await found(database, "AD")).toEqual(["ada", "bo"]);
  expect(await found(database, "head sal")).toEqual(["ada"]);
  expect(await found(database, "ead")).toEqual([]);
  expect(await found(database, "ad", second)).toEqual(["ada"]);
  expect(await found(database, `ad" OR "' | '#":* -`)).toEqual([]);
  expect(await found(database, "")).toEqual([]);
});

it("words follow their lead when it changes, and when it, its place or its list goes", async () => {
  const database = await filled();
  await database.update(leads).set({ searchText: "ada berg" }).where(eq(leads.id, "ada"));
  expect(await found(database, "quist")).toEqual([]);
  expect(await found(database, "berg", second)).toEqual(["ada"]);
  await database.delete(leadLists).where(eq(leadLists.id, second));
  expect(await found(database, "berg", second)).toEqual([]);
  expect(await found(database, "berg")).toEqual(["ada"]);
  await database.delete(leads).where(eq(leads.id, "bo"));
  await database.delete(leadListMembers).where(eq(leadListMembers.leadId, "ada"));
  await add(database, "cy", "cy berg", [first]);
  expect(await found(database, "b")).toEqual(["cy"]);
});

it("a word that no index could hold is found by what it begins with, however much of it is typed", async () => {
  const database = await filled();
  const word = Array.from({ length: 5_000 }, (_, n) => n.toString(36)).join("");
  await add(database, "vera", `vera ${word}`, [first]);
  for (const length of [1, 4, 99, 100, 101, word.length])
    expect(await found(database, word.slice(0, length))).toContain("vera");
});

it("words that go are overwritten in SQLite's index, also where a list takes them with it", async () => {
  const database = await filled();
  if (database.engine.kind !== "sqlite") return;
  const marks = "select count(*) from lead_words_data where instr(hex(block), hex('quist')) > 0";
  expect(await selectValue(database, marks)).toBeGreaterThan(0);
  await database.delete(leadLists);
  expect(await selectValue(database, marks)).toBe(0);
});
