import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../../connector/background.ts";
import { eraseDeparted } from "../../connector/jobs/eraseDeparted.ts";
import { keptEvents } from "../../connector/database/schema/events.ts";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { users } from "../../connector/database/schema/sessions.ts";
import type { RowResult } from "../../connector/leadFiles/leadRecord.ts";
import { deleteListAndOrphans } from "../../connector/leads/deleteLeadList.ts";
import { takeOverLeftLists } from "../../connector/leads/imports.ts";
import { importLeads } from "../../connector/leads/importLeads.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { failWrites } from "../support/failWrites.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { startBeside } from "../support/startBeside.ts";
import { isOnPostgres } from "../support/testDatabase.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { eventually } from "../support/eventually.ts";
import { firstOf } from "../../connector/database/rows.ts";

let folder: string;
let stack: Stack;
/** Another connector, or on SQLite the same one. */
let second: Stack;
let rep: ApiClient;

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-imports-"));
  stack = await startStack({ databaseFile: join(folder, "crosswalk.db") });
  second = isOnPostgres ? await startBeside(stack) : stack;
  rep = await stack.signIn("rep@practice.example");
});
afterAll(async () => {
  await second.stop();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await stack.app.database.delete(leadLists);
  await stack.app.database.delete(leads);
});

const half = 60;
const lists = () => second.app.database.select().from(leadLists);
const usersNow = () => second.app.database.select().from(users);
const stored = async () => (await second.app.database.select({ id: leads.id }).from(leads)).length;

function people(from: number): RowResult[] {
  const absent = { title: null, companyDomain: null, formerCompany: null, location: null, email: null };
  return Array.from({ length: half }, (_, index) => {
    const name = { firstName: `Person${from + index}`, lastName: "Import", sourceName: "Import" };
    const lead = { ...name, ...absent, company: "Firm", phone: null };
    return { line: from + index, outcome: "lead", lead: { ...lead, profileUrls: [] } };
  });
}

const discarded = async () =>
  (
    await second.app.database
      .select({ listId: keptEvents.listId })
      .from(keptEvents)
      .where(eq(keptEvents.event, "import.discarded"))
  ).map(({ listId }) => listId);

/** Imports two halves of a file at the first connector, and does `meanwhile` after the `after`th. */
async function importWith(after: 1 | 2, meanwhile: (listId: string) => Promise<void>) {
  const where = eq(users.username, "rep@practice.example");
  const user = await firstOf(stack.app.database.select().from(users).where(where));
  const halves = async function* () {
    for (const number of [1, 2]) {
      yield people(number * half);
      if (number === after) await meanwhile((await lists())[0]?.id ?? "");
    }
  };
  const ctx = await contextForUser(stack.app, { userId: user?.id ?? "", orgId: user?.orgId ?? "" }, "import");
  return importLeads(ctx, { list: { name: "List" }, format: "json", batches: halves() });
}

const discard = (at: Stack) =>
  jobs.find(({ name }) => name === "discard imports")?.run(at.app, new AbortController().signal);

/** A list of which a connector has left what it imported. */
async function leave(runner: string | null) {
  const { id } = await importWith(2, async () => {});
  const left = { readyAt: null, runner };
  await stack.app.database.update(leadLists).set(left).where(eq(leadLists.id, id));
}

describe("a connector that starts beside another one", () => {
  it("leaves an import that is under way there", async () => {
    const { id, report } = await importWith(1, () => takeOverLeftLists(second.app));
    expect(report.imported).toBe(2 * half);
    expect(await stored()).toBe(2 * half);
    expect((await rep.get(`/v1/lead-lists/${id}`)).status).toBe(200);
  });

  it.skipIf(!isOnPostgres)(
    "listens before it removes what one that was killed left of an import",
    async () => {
      await leave(crypto.randomUUID());
      const end = await failWrites(stack.app.database, { table: "lead_list_members", change: "delete" });
      const third = await startBeside(stack);
      await third.close();
      await end();
      expect(await stored()).toBe(2 * half);
    },
  );

  it("discards what is left of the lists of a user who was just being erased", async () => {
    await leave(null);
    await discard(second);
    expect(await stored()).toBe(2 * half);
    await takeOverLeftLists(second.app);
    await discard(second);
    expect(await lists()).toEqual([]);
    expect(await stored()).toBe(0);
  });
});

it("an import takes nobody for known of whom a killed connector left all there is", async () => {
  await leave(crypto.randomUUID());
  const { report } = await importWith(2, async () => {});
  expect(report).toMatchObject({ imported: 2 * half, merged: 0 });
  expect(await stored()).toBe(2 * half);
});

it("an import takes nobody for known whom the rep just removes", async () => {
  const { id } = await importWith(2, async () => {});
  const removing = deleteListAndOrphans(second.app, id);
  const [{ report }] = await Promise.all([importWith(2, async () => {}), removing]);
  expect(report).toMatchObject({ imported: 2 * half, merged: 0 });
});

describe("the leader, while it runs", () => {
  it("discards what a connector that was killed left of an import", async () => {
    await leave(crypto.randomUUID());
    const [leader, other] = (await stack.app.runner.isLeader()) ? [stack, second] : [second, stack];
    if (isOnPostgres) {
      await discard(other);
      expect(await stored()).toBe(2 * half);
    }
    await discard(leader);
    expect(await lists()).toEqual([]);
    expect(await stored()).toBe(0);
  });

  it("leaves what a connector that runs imports, or removes", async () => {
    const both = () => Promise.all([stack, second].map(async (each) => discard(each)));
    const { id, report } = await importWith(1, async () => void (await both()));
    expect(report.imported).toBe(2 * half);
    const removing = deleteListAndOrphans(second.app, id);
    await Promise.all([both(), removing]);
    expect(await discarded()).not.toContain(id);
    expect(await lists()).toEqual([]);
  });
});

it.each([1, 2] as const)(
  "an import whose list goes after half %i is refused, and leaves nothing",
  async (after) => {
    const importing = importWith(after, (listId) => deleteListAndOrphans(second.app, listId));
    await expect(importing).rejects.toMatchObject({
      code: "import-cancelled",
      members: { reason: "import-removed" },
    });
    expect(await lists()).toEqual([]);
    expect(await stored()).toBe(0);
  },
);

// The last: the user's name gives way to their id.
it("an import that runs while its user is erased is refused, and leaves nothing", async () => {
  const userId = (await usersNow()).find(({ username }) => username === "rep@practice.example")?.id ?? "";
  let erasing: Promise<unknown> = Promise.resolve();
  const importing = importWith(1, async () => {
    erasing = eraseDeparted(second.app, userId);
    // The import is another's to end.
    await eventually(async () => expect((await lists()).every(({ runner }) => runner === null)).toBe(true));
  });
  await expect(importing).rejects.toMatchObject({ members: { reason: "import-removed" } });
  await erasing;
  expect(await lists()).toEqual([]);
  expect(await stored()).toBe(0);
});
