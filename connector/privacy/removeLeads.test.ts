import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../database/inTransaction.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { creations, type ContactValues } from "../database/schema/contacts.ts";
import { leadProfiles, leads } from "../database/schema/leads.ts";
import { removeLeads } from "./removeLeads.ts";
import { withoutPeople } from "./withoutPeople.ts";
import { fullReads } from "../../test/support/fullReads.ts";
import { watchStatements } from "../../test/support/watchStatements.ts";
import { mapInTurns } from "../inTurns.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

const ids = { orgId: "00D", userId: "005" };
const problem = { code: "validation-failed" as const, detail: "Mira", action: "" };

async function addLead(id: string): Promise<void> {
  const names = { firstName: "Mira", lastName: "Testfeld", sourceName: "Mira Testfeld", searchText: "" };
  const dates = { createdAt: new Date(0), updatedAt: new Date(0) };
  await database
    .insert(leads)
    .values({ id, orgId: "00D", ownerId: "005", ...names, extra: {}, ...dates })
    .run();
  await database
    .insert(creations)
    .values({ id, ...ids, leadId: id, month: "2026-11", state: "failed", problem, createdAt: 0 })
    .run();
  await database
    .insert(batchRows)
    .values({
      batchId: "batch",
      position: Number(id),
      leadId: id,
      state: "failed",
      isReviewed: true,
      problem,
      updatedAt: 0,
    })
    .run();
}

/** The statements that `work` runs. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const stop = watchStatements(database, (text) => void seen.push(text));
  await work();
  stop();
  return seen;
}

describe("the removal of leads", () => {
  beforeEach(async () => {
    const batch = { id: "batch", ...ids, state: "finished" as const, createdAt: 0 };
    const contact = { Title: "Planner", Description: "Met Ms Testfeld", Email: "mira@firm.example" };
    const request = { idempotencyKey: "hmac1 hash", requestDigest: "digest" };
    await database
      .insert(batches)
      .values({ ...batch, ...request, defaults: { role: "Influencer", contact } })
      .run();
    await addLead("1");
    await addLead("2");
  });

  const remove = (...leadIds: string[]) =>
    inTransaction(database, (tx) => removeLeads(tx, leadIds, new Date(0)));

  const batchNow = () => database.select().from(batches).get();

  it("clears what was typed for a whole batch with the last of its leads", async () => {
    await remove("1");
    expect((await batchNow())?.defaults).toEqual({ role: "Influencer", contact: { Title: "Planner" } });
    await remove("2");
    expect((await batchNow())?.defaults).toEqual({});
  });

  it.each([
    ["running", "which keeps phone numbers, that may be a company's"],
    ["finished", "with the phone numbers"],
  ] as const)("clears what a batch has of a lead's profile, addresses and form: %s, %s", async (state, _) => {
    const contact = {
      Title: "Planner",
      Department: "see linkedin.com/in/mira-t",
      Email: "mira@home.example",
      Description: "write to TYPED@home.example",
      Phone: "030 123 4567",
      MobilePhone: "+49 171 7654321",
      Fax: "+49 30 1234568",
      OtherPhone: "0171 2345",
    };
    await database.update(batches).set({ state, defaults: { contact } }).run();
    await database
      .update(leads)
      .set({ phone: "+49 30 1234567", extra: { "Email 2": "Mira@home.example" } })
      .where(eq(leads.id, "1"))
      .run();
    const url = "https://www.linkedin.com/in/mira-t";
    await database.insert(leadProfiles).values({ orgId: "00D", ownerId: "005", leadId: "1", url }).run();
    await database
      .update(batchRows)
      .set({ contact: { Email: "typed@home.example", Phone: "0171 7654321" } })
      .where(eq(batchRows.leadId, "1"))
      .run();
    const { Title, Fax, OtherPhone, ...kept } = contact;
    const left: ContactValues = { Title, Fax, OtherPhone };
    if (state === "running") Object.assign(left, { Phone: kept.Phone, MobilePhone: kept.MobilePhone });
    await remove("1");
    expect((await batchNow())?.defaults).toEqual({ contact: left });
  });

  it.each(["running", "finished"] as const)(
    "clears the address of somebody else whom a lead's row names only where the batch has ended: %s",
    async (state) => {
      const contact = { Title: "Planner", Email: "boss@firm.example" };
      await database.update(batches).set({ state, defaults: { contact } }).run();
      const extra = { "Manager Email": "boss@firm.example" };
      await database.update(leads).set({ extra }).where(eq(leads.id, "1")).run();
      await remove("1");
      const left = state === "running" ? contact : { Title: "Planner" };
      expect((await batchNow())?.defaults).toEqual({ contact: left });
    },
  );

  it.each(["running", "finished"] as const)(
    "clears an address from a text in a lead's form only where the batch has ended: %s",
    async (state) => {
      const contact = { Title: "Guest of events@ours.example" };
      await database.update(batches).set({ state, defaults: { contact } }).run();
      const typed = { Title: "Guest of events@ours.example, wants a call" };
      await database.update(batchRows).set({ contact: typed }).where(eq(batchRows.leadId, "1")).run();
      await remove("1");
      expect((await batchNow())?.defaults).toEqual(state === "running" ? { contact } : {});
    },
  );

  it("keeps a batch's key as long as it has leads, so that nothing is created twice, without the digest", async () => {
    await remove("1");
    expect(await batchNow()).toMatchObject({ requestDigest: null, idempotencyKey: "hmac1 hash" });
    await remove("2");
    expect((await batchNow())?.idempotencyKey).toBeNull();
  });

  it("scans no table that grows while it keeps other writers waiting", async () => {
    const statements = await statementsOf(() => remove("1", "2"));
    expect(statements.filter((sql) => /^(update|delete)/.test(sql)).length).toBeGreaterThanOrEqual(5);
    const asked = statements.filter((sql) => /^(select|update|delete)/.test(sql));
    const scans = (await mapInTurns(asked, (sql) => fullReads(database, sql))).flat();
    expect(scans).toEqual([]);
  });
});

it("a problem whose code an older version wrote is cleared of people as any other", () => {
  const problem = { code: "of-an-older-version", detail: "Mira", action: "Ask Mira" } as never;
  expect(withoutPeople(problem)).toEqual({ code: "of-an-older-version", detail: "", action: "" });
});
