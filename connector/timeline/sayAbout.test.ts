import { afterEach, beforeEach, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { kindOf } from "./sayAbout.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

it.each([
  ["005000000000001AAA", "user"],
  ["003000000000001", "contact"],
  ["005e8da9-8496-44c7-99cb-b2cca1cdab41", "lead"],
  ["0031f0a9-8496-44c7-99cb-b2cca1cdab41", "lead"],
])("an id is that of a record only where it has its length: %s", async (id, kind) => {
  const subjects = { id, leadIds: [id], batchIds: [], aroundBatchIds: [], aroundListIds: [] };
  expect(await kindOf(database, subjects)).toBe(kind);
});
