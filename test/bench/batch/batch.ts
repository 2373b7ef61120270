import { setTimeout as wait } from "node:timers/promises";
import { startBenchStack, type BenchStack, type Latency } from "./startBenchStack.ts";
import { ways, type Way } from "./ways.ts";

interface BatchBenchOptions {
  leads: number;
  /** How many leads the runs have that are killed half-way and started again. */
  killedLeads: number;
  latencyMs: Latency;
}

interface WayFigures {
  way: string;
  seconds: number;
  apiCalls: number;
  contacts: number;
  roles: number;
  /** What the org holds after a run that was killed half-way and started again. */
  afterKill: { contacts: number; roles: number; duplicates: number; withoutRole: number };
  /** Time and calls as multiples of those of Crosswalk's batch. */
  timeRatio: number;
  callRatio: number;
}

interface BatchFigures extends BatchBenchOptions {
  ways: WayFigures[];
}

/**
 * Measures four ways to create contacts with roles in a practice org that is as slow as a real one, and what
 * each leaves behind when it is killed.
 */
export async function benchBatch(options: BatchBenchOptions): Promise<BatchFigures> {
  const stack = await startBenchStack(options.latencyMs);
  try {
    const measured = [];
    for (const [index, way] of ways.entries()) {
      const whole = await timeWay(stack, way, `Benchwhole${index}`, options.leads);
      const afterKill = await killHalfWay(stack, way, `Benchkilled${index}`, options.killedLeads);
      measured.push({ way: way.name, ...whole, afterKill });
    }
    const [ours] = measured;
    const figures = measured.map((figure) => ({
      ...figure,
      timeRatio: figure.seconds / (ours?.seconds ?? 1),
      callRatio: figure.apiCalls / (ours?.apiCalls ?? 1),
    }));
    return { ...options, ways: figures };
  } finally {
    await stack.close();
  }
}

async function timeWay(stack: BenchStack, way: Way, lastName: string, leads: number) {
  const timed = await time(stack, await way.prepare(stack, lastName, leads));
  const { contacts, roles } = await countMade(stack, lastName);
  return { ...timed, contacts, roles };
}

async function time(stack: BenchStack, begin: () => { done: Promise<unknown> }) {
  await stack.org.practice("DELETE", "/requests");
  const began = performance.now();
  await begin().done;
  const seconds = (performance.now() - began) / 1000;
  const log = (await stack.org.practice("GET", "/requests")) as { path: string }[];
  return { seconds, apiCalls: log.filter(({ path }) => path.startsWith("/services/data")).length };
}

/** Kills a run once half of its contacts are there, then runs it again to the end. */
async function killHalfWay(stack: BenchStack, way: Way, lastName: string, leads: number) {
  const begin = await way.prepare(stack, lastName, leads);
  const first = begin();
  let isDone = false;
  void first.done.then(() => (isDone = true)).catch(() => (isDone = true));
  while (!isDone && (await countMade(stack, lastName)).contacts < leads / 2) await wait(20);
  await first.kill();
  await begin().done;
  return countMade(stack, lastName);
}

/** What the org holds of people with one last name. The admin asks, and the time is not measured. */
async function countMade({ admin }: BenchStack, lastName: string) {
  const contacts = await count(admin, `SELECT count() FROM Contact WHERE LastName = '${lastName}'`);
  const roles = await count(
    admin,
    `SELECT count() FROM OpportunityContactRole WHERE Contact.LastName = '${lastName}'`,
  );
  const names = (await admin(
    "GET",
    `/query?q=${encodeURIComponent(`SELECT FirstName, count(Id) many FROM Contact WHERE LastName = '${lastName}' GROUP BY FirstName HAVING count(Id) > 1`)}`,
  )) as { records: { many: number }[] };
  const duplicates = names.records.reduce((sum, { many }) => sum + many - 1, 0);
  return { contacts, roles, duplicates, withoutRole: Math.max(0, contacts - roles) };
}

async function count(admin: BenchStack["admin"], soql: string): Promise<number> {
  return ((await admin("GET", `/query?q=${encodeURIComponent(soql)}`)) as { totalSize: number }).totalSize;
}

export function printBatch(figures: BatchFigures): void {
  const { base, perRecord } = figures.latencyMs;
  console.log(`\n${figures.leads} contacts with roles, at ${base} ms a call and ${perRecord} ms a record`);
  console.table(
    figures.ways.map(({ way, seconds, apiCalls, contacts, roles, timeRatio, callRatio }) => ({
      way,
      seconds: seconds.toFixed(1),
      "× time": timeRatio.toFixed(1),
      "API calls": apiCalls,
      "× calls": callRatio.toFixed(1),
      contacts,
      roles,
    })),
  );
  console.log(`${figures.killedLeads} contacts with roles, killed when half were there, and run again`);
  console.table(figures.ways.map(({ way, afterKill }) => ({ way, ...afterKill })));
}
