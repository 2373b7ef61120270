import { randomFrom, type Random } from "../../support/randomFrom.ts";
import { addList, batchIn, rowsOf, startBatch } from "../../support/batches.ts";
import { rehearsalIn, rehearsedRows, startRehearsal, turnOnRehearsals } from "../../support/rehearsals.ts";
import { startContactStack, type ContactStack } from "../../support/startContactStack.ts";
import { parts, randomRow, type OrgSet } from "./setUpOrg.ts";

interface Figures {
  sets: number;
  rows: number;
  /** Rows whose outcome and error were foretold. */
  right: number;
  /** By what was foretold and what happened, e.g. `would-fail quota-exceeded × created `. */
  table: Record<string, number>;
  /** Rows that were foretold wrongly, by what their org does. */
  wrong: Record<string, number>;
  /** Contacts, quota or creations that a rehearsal has left. */
  left: string[];
}

const leadsOfSet = 40;
const ends: Record<string, string> = {
  "would-create": "created",
  "would-fail": "failed",
  skipped: "skipped",
};

/** Rehearses lists in orgs of every kind, adds them, and compares what was foretold with what happened. */
export async function benchRehearsals(sets: number, seed = 1): Promise<Figures> {
  const figures: Figures = { sets, rows: 0, right: 0, table: {}, wrong: {}, left: [] };
  for (let set = 0; set < sets; set += 1) {
    const random = randomFrom(seed * 1_009 + set);
    const stack = await startContactStack();
    try {
      await runSet(stack, chosenParts(set, random), { random, figures });
    } finally {
      await stack.close();
    }
  }
  return figures;
}

/** Each part at least once, others beside it. */
function chosenParts(set: number, random: Random): OrgSet[] {
  const first = parts[set % parts.length];
  const others = Array.from({ length: random.between(0, 2) }, () => random.pick(parts));
  return [...new Set([...(first ? [first] : []), ...others])];
}

async function runSet(
  stack: ContactStack,
  chosen: OrgSet[],
  { random, figures }: { random: Random; figures: Figures },
): Promise<void> {
  await turnOnRehearsals(stack.admin);
  stack.later();
  for (const part of chosen) await part.apply(stack, random);
  const { leadIds, lastName } = await addList(stack, leadsOfSet, (lead, index) => ({
    ...lead,
    // Some are the same person as the one before, as far as the org can tell.
    ...(index % 10 === 9 && { firstName: `Twin${index - 1}` }),
    ...(index % 10 === 8 && { firstName: `Twin${index}` }),
  }));
  // Some are there already.
  const there = [1, 2, 3].map((index) => ({
    ...{ FirstName: `Twin${index * 10 - 2}`, LastName: lastName, AccountId: stack.account.id },
  }));
  if (random.next() < 0.5) await stack.practice("POST", "/records/Contact", there);
  const hasRoles = random.next() < 0.4;
  const rows = leadIds.map((leadId, index) => ({
    ...randomRow(leadId, index, random, stack),
    ...(hasRoles &&
      index % 2 === 0 && { opportunityId: stack.account.openOpportunityId, role: "Influencer" }),
  }));
  const before = await standing(stack);
  const id = await startRehearsal(stack.rep, { rows });
  await rehearsalIn(stack.rep, id, "finished");
  const after = await standing(stack);
  const name = chosen.map((part) => part.name).join(", ");
  if (JSON.stringify(after) !== JSON.stringify(before))
    figures.left.push(`${name}: ${JSON.stringify(after)}`);
  const foretold = await rehearsedRows(stack.rep, id);
  const batchId = await startBatch(stack.rep, { rows });
  await batchIn(stack.rep, batchId, "finished");
  const happened = new Map((await rowsOf(stack.rep, batchId)).map((row) => [row.leadId, row]));
  for (const { leadId, outcome, error } of foretold) {
    const row = happened.get(leadId);
    const key = `${outcome} ${error?.code ?? ""} × ${row?.state} ${row?.error?.code ?? ""}`;
    figures.table[key] = (figures.table[key] ?? 0) + 1;
    figures.rows += 1;
    const isRight = ends[outcome] === row?.state && error?.detail === row?.error?.detail;
    if (isRight) figures.right += 1;
    else {
      const what = `${name}: ${key}: ${error?.detail ?? ""} × ${row?.error?.detail ?? ""}`;
      figures.wrong[what] = (figures.wrong[what] ?? 0) + 1;
    }
  }
}

async function standing(stack: ContactStack): Promise<number[]> {
  const count = stack.org.org.db.prepare("SELECT count(*) AS n FROM Contact").get() as { n: number };
  return [count.n, await stack.usedQuota()];
}

export function printRehearsals({ sets, rows, right, table, wrong, left }: Figures): void {
  const share = ((100 * right) / Math.max(1, rows)).toFixed(2);
  console.log(`\nRehearsals: ${right} of ${rows} rows in ${sets} orgs were foretold (${share} %)`);
  console.table(
    Object.entries(table)
      .sort(([, one], [, other]) => other - one)
      .map(([key, count]) => ({ "foretold × happened": key, rows: count })),
  );
  for (const [what, count] of Object.entries(wrong)) console.log(`${count} wrong of ${what}`);
  for (const what of left) console.log(`left behind: ${what}`);
}
