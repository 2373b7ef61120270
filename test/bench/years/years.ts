import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { users } from "../../../connector/database/schema/sessions.ts";
import { eq } from "drizzle-orm";
import { movableClock } from "../../support/movableClock.ts";
import { startStack } from "../../support/startStack.ts";
import { createWorkOfMonths, rowsOfTables, type JobTime } from "../../support/workOfMonths.ts";
import { takeTimes, type Times } from "./takeTimes.ts";
import { sqliteClientOf } from "../../../connector/database/sqlite/openSqlite.ts";

interface YearsOptions {
  reps: number;
  contactsAMonth: number;
  months: number;
}

interface YearsFigures extends YearsOptions {
  /** At the end of the first month, of the month from which on nothing grows any more, and of the last. */
  times: (Times & { month: number; rows: number })[];
  /** What a week's work of each job took in the last month, at the longest. */
  jobs: JobTime[];
}

/** By then each retention time has been over once: 13 months, and the rest of theirs. */
const fullAfterMonths = 15;
const username = "rep@practice.example";

/** Lets a team work for years on one database, and takes the times that reps and admins notice. */
export async function benchYears(options: YearsOptions): Promise<YearsFigures> {
  const folder = mkdtempSync(join(tmpdir(), "crosswalk-years-"));
  const databaseFile = join(folder, "crosswalk.db");
  const clock = movableClock();
  const stack = await startStack({ clock: clock.now, databaseFile });
  try {
    await stack.signIn(username);
    const { database } = stack.app;
    const rep = await database.select().from(users).where(eq(users.username, username)).get();
    if (!rep) throw new Error(`${username} has not signed in`);
    const others = Array.from({ length: options.reps - 1 }, (_, n) => `005${String(n).padStart(15, "0")}`);
    const team = {
      orgId: rep.orgId,
      repIds: [rep.id, ...others],
      contactsAMonth: options.contactsAMonth,
      leadsAList: 250,
    };
    const work = createWorkOfMonths(stack.app, clock, team);
    const times: YearsFigures["times"] = [];
    let jobs: JobTime[] = [];
    for (let month = 1; month <= options.months; month += 1) {
      if (month % 6 === 0) work.replaceRep();
      // A commit that waits for the disk tells nothing here, and there are a hundred thousand of them.
      sqliteClientOf(database).pragma("synchronous = OFF");
      jobs = longest(await work.month());
      sqliteClientOf(database).pragma("synchronous = FULL");
      if (![1, fullAfterMonths, options.months].includes(month)) continue;
      const rows = Object.values(await rowsOfTables(stack.app)).reduce((sum, count) => sum + count, 0);
      times.push({ month, rows, ...(await takeTimes(stack, username, rep.id)) });
      process.stderr.write(`${JSON.stringify(times.at(-1))}\n`);
    }
    return { ...options, times, jobs };
  } finally {
    await stack.close();
    rmSync(folder, { recursive: true });
  }
}

function longest(times: JobTime[]): JobTime[] {
  const byName = Map.groupBy(times, ({ name }) => name);
  return [...byName].map(([name, runs]) => ({
    name,
    ms: Math.max(...runs.map(({ ms }) => ms)),
    heldMs: Math.max(...runs.map(({ heldMs }) => heldMs)),
  }));
}

export function printYears({ reps, contactsAMonth, months, times, jobs }: YearsFigures): void {
  console.log(`\n${reps} reps, ${contactsAMonth} contacts a month each, ${months} months`);
  const [first, full, last] = [times[0], times.at(-2), times.at(-1)];
  if (!first || !full || !last) return;
  const names = (Object.keys(first) as (keyof typeof first)[]).filter((name) => name !== "month");
  console.table(
    Object.fromEntries(
      names.map((name) => [
        name,
        {
          ...Object.fromEntries(times.map((at) => [`month ${at.month}`, Number(at[name].toFixed(2))])),
          [`${last.month} / ${first.month}`]: Number((last[name] / first[name]).toFixed(2)),
          [`${last.month} / ${full.month}`]: Number((last[name] / full[name]).toFixed(2)),
        },
      ]),
    ),
  );
  console.table(jobs);
}
