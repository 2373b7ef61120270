import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "./inTransaction.ts";
import { closeDatabase, type Database, type DatabaseHandle } from "./database.ts";
import { openDatabase } from "./open.ts";
import { placeholdersOf, prepared } from "./prepared.ts";
import { creations } from "./schema/contacts.ts";
import { leadLists, type LeadListRow } from "./schema/leads.ts";
import { firstOf } from "./rows.ts";

let database: Database;
beforeEach(async () => {
  database = await openDatabase(":memory:");
});
afterEach(() => closeDatabase(database));

const list: LeadListRow = {
  id: "1",
  orgId: "00D",
  ownerId: "005",
  name: "People",
  format: null,
  isShared: true,
  createdAt: new Date(5),
  readyAt: null,
  rowsRead: null,
  percentRead: null,
  importKey: null,
  runner: null,
  leadCount: 0,
};

const addList = (handle: DatabaseHandle) =>
  handle.insert(leadLists).values(placeholdersOf(leadLists)).prepare();
const listById = (handle: DatabaseHandle) =>
  handle
    .select()
    .from(leadLists)
    .where(eq(leadLists.id, sql.placeholder("id")))
    .prepare();

describe("a prepared query", () => {
  it("is made once for a database and its transactions, and answers for the values of each call", async () => {
    const first = prepared(database, listById);
    await inTransaction(database, async (transaction) => {
      expect(prepared(transaction, listById)).toBe(first);
      await prepared(transaction, addList).execute({ ...list });
    });
    expect(await firstOf(prepared(database, listById).execute({ id: "1" }))).toEqual(list);
    expect(await firstOf(prepared(database, listById).execute({ id: "2" }))).toBeUndefined();
  });

  it("is undone with its transaction", async () => {
    const fail = () =>
      inTransaction(database, async (transaction) => {
        await prepared(transaction, addList).execute({ ...list });
        throw new Error("too late");
      });
    await expect(fail).rejects.toThrow("too late");
    expect(await firstOf(prepared(database, listById).execute({ id: "1" }))).toBeUndefined();
  });

  it("stores an empty column of JSON as empty, and refuses to run without one of its values", async () => {
    const { id, orgId, userId, leadId, month, state, createdAt, contact, problem } =
      placeholdersOf(creations);
    const row = { id, orgId, userId, leadId, month, state, createdAt, contact, problem };
    const insertion = database.insert(creations).values(row).prepare();
    const values = { id: "1", orgId: "", userId: "", leadId: "", month: "", state: "failed", createdAt: 0 };
    await insertion.execute({ ...values, contact: { LastName: "Ada" }, problem: null });
    expect((await database.engine.query("SELECT contact, problem FROM creations", [])).rows).toEqual([
      ['{"LastName":"Ada"}', null],
    ]);
    await expect(() => insertion.execute({ ...values, id: "2" })).rejects.toThrow(/contact/);
  });
});
