import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { jobs } from "../../connector/background.ts";
import { batchPreparation } from "../../connector/jobs/batch/prepareBatch.ts";
import { batchWork } from "../../connector/jobs/batch/stepBatch.ts";
import { runJobs } from "../../connector/jobs/turns.ts";
import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { users } from "../../connector/database/schema/sessions.ts";
import { settingsChanges } from "../../connector/database/schema/settings.ts";
import { removeHidden } from "../../connector/privacy/removeLeads.ts";
import { usageByUser } from "../../connector/settings/usageByUser.ts";
import { retention } from "../../connector/retention.ts";
import { asCrashLeavesIt } from "../support/asCrashLeavesIt.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { selectRows, tablesOf } from "../support/plainSql.ts";
import { isOnPostgres } from "../support/testDatabase.ts";
import { watchPlans } from "../support/watchPlans.ts";
import { createWorkOfMonths, rowsOfTables } from "../support/workOfMonths.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";
import { firstOf } from "../../connector/database/rows.ts";

const clock = movableClock();
const lines: Record<string, unknown>[] = [];
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({
    clock: clock.now,
    onLog: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  });
});
afterAll(() => stack.close());

/** Of Postgres, which makes an index for no reference by itself. */
const referencesWithoutIndex = () =>
  selectRows(
    stack.app.database,
    `select conrelid::regclass::text as "table", conkey::text as columns from pg_constraint
     where contype = 'f' and not exists (
       select 1 from pg_index where indrelid = conrelid and indkey[0] = conkey[1] and indpred is null)`,
  );

const endless: string[] = Object.values(retention).flatMap((kept) =>
  "endedBy" in kept ? [] : [...kept.tables],
);

describe("what a connector stores", () => {
  it("has each a row in the table of what is kept, with a job that there is", async () => {
    const found = await tablesOf(stack.app.database);
    const kept = Object.values(retention).flatMap((row) => ("tables" in row ? [...row.tables] : []));
    expect([...kept].sort()).toEqual([...found].sort());
    const names = new Set(jobs.map(({ name }) => name));
    const endedBy = Object.values(retention).flatMap((row) => ("endedBy" in row ? [row.endedBy] : []));
    expect(endedBy.filter((name) => !names.has(name))).toEqual([]);
  });

  it("has an index for each reference, because the database looks for what refers to each row that goes", async () => {
    if (isOnPostgres) return expect(await referencesWithoutIndex()).toEqual([]);
    const sql = sqliteClientOf(stack.app.database);
    const tables = sql
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all() as string[];
    const unindexed = tables.flatMap((table) => {
      const indices = sql.pragma(`index_list("${table}")`) as { name: string }[];
      const first = indices.map(({ name }) => {
        const [column] = sql.pragma(`index_info("${name}")`) as { name: string }[];
        return column?.name;
      });
      const references = sql.pragma(`foreign_key_list("${table}")`) as { from: string }[];
      return references.filter(({ from }) => !first.includes(from)).map(({ from }) => `${table}.${from}`);
    });
    expect(unindexed).toEqual([]);
  });

  it("is not read through every second by the jobs that look for work", async () => {
    const database = await openDatabase(await asCrashLeavesIt(stack.app.database));
    const scans = watchPlans(database, { readsToo: true });
    const app = { ...stack.app, database };
    await reconcileDue(app);
    await runJobs(app, { works: [batchWork, batchPreparation], usersAtOnceMax: 8 }, app.shutdown.begun);
    await removeHidden(app);
    expect(await scans()).toEqual([]);
    await closeDatabase(database);
  });

  it("does not grow in the third year; every month still has its numbers, and the log tells what went", async () => {
    await stack.signIn("rep@practice.example");
    const { database } = stack.app;
    const { orgId, id } = (await firstOf(database.select().from(users))) ?? { orgId: "", id: "" };
    const team = { orgId, repIds: [id, "005B", "005C"], contactsAMonth: 40, leadsAList: 10 };
    const work = createWorkOfMonths(stack.app, clock, team);
    const usage = new Map<string, Awaited<ReturnType<typeof usageByUser>>>();
    const remember = async () => {
      const months = await database.selectDistinct({ month: creations.month }).from(creations);
      for (const { month } of months) usage.set(month, await usageByUser(database, orgId, month));
    };
    let before: Record<string, number> = {};
    for (let month = 1; month <= 36; month += 1) {
      if (month % 6 === 0) work.replaceRep();
      await work.month();
      await remember();
      if (month === 16) before = await rowsOfTables(stack.app);
    }
    const after = await rowsOfTables(stack.app);
    for (const [table, rows] of Object.entries(after)) {
      if (endless.includes(table) || table === "users") continue;
      expect(rows, table).toBeLessThanOrEqual((before[table] ?? 0) * 1.15 + 3);
    }
    expect(after["creations"]).toBeGreaterThan(12 * 3 * 40);
    expect(after["leads"]).toBeGreaterThan(5 * 3 * 40);
    for (const [month, then] of usage) expect(await usageByUser(database, orgId, month), month).toEqual(then);

    // Who left more than 13 months ago has no name here any more.
    const known = await database.select().from(users);
    const forgotten = known.filter(({ id: userId, username }) => userId === username);
    const forgottenIds = forgotten.map(({ id: userId }) => userId);
    expect(forgottenIds).toEqual(expect.arrayContaining(["005B", "005C", "005NEW000000000001"]));
    expect(forgottenIds.filter((userId) => work.repIds.includes(userId))).toEqual([]);
    expect(forgotten).toEqual(forgotten.map((user) => ({ ...user, displayName: user.id, timeZone: null })));
    const trail = database.selectDistinct().from(settingsChanges).where(eq(settingsChanges.userId, "005B"));
    expect(new Set((await trail).map(({ username }) => username))).toEqual(new Set(["005B"]));

    // The numbers of the log are those of the rows.
    const sum = (name: string, field: string) =>
      lines.filter((line) => line["event"] === name).reduce((all, line) => all + Number(line[field]), 0);
    const written = 36 * 3 * 40;
    const {
      leads = 0,
      batch_rows: rows = 0,
      creations: left = 0,
      batches = 0,
    } = await rowsOfTables(stack.app);
    expect(sum("leads.erased", "leads")).toBe(written - leads);
    expect(sum("batches.erased", "rows")).toBe(written - rows);
    expect(sum("batches.erased", "batches")).toBe(written / 10 - batches);
    expect(sum("ledger.thinned", "rows")).toBe(written - left);
    expect(sum("leads.erased", "waiting")).toBe(0);
    // Years of work, each row by itself: only ends what is stuck.
  }, 400_000);
});
