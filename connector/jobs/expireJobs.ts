import { and, eq, inArray, type SQL } from "drizzle-orm";
import { changesOf, type DatabaseHandle } from "../database/database.ts";
import { firstOf } from "../database/rows.ts";
import { untilNone } from "../database/inSteps.ts";
import type { Happening } from "../log/keepEvent.ts";
import type { JobKind, JobRows } from "./kind.ts";

const rowsPerStep = 250;

interface Expiry {
  where: SQL | undefined;
  parts: readonly JobRows[];
  tell: (erased: { jobs: number; rows: number }) => Promise<void>;
}

/**
 * Erases jobs that are over, with their rows: those of `parts` one after the other, in small steps. Gives how
 * much went to `tell`, also where it ends early.
 */
export async function expireJobs(
  { table }: JobKind,
  { database }: Pick<Happening, "database">,
  { where, parts, tell }: Expiry,
): Promise<void> {
  const isOver = and(inArray(table.state, ["finished", "cancelled"]), where);
  const over = await database.select({ id: table.id }).from(table).where(isOver);
  const erased = { jobs: 0, rows: 0 };
  try {
    for (const { id } of over) {
      const isIt = and(eq(table.id, id), isOver);
      // The rep may have tried its failed rows again meanwhile.
      const isStill = async (transaction: DatabaseHandle) =>
        (await firstOf(transaction.select({ id: table.id }).from(table).where(isIt))) !== undefined;
      for (const rows of parts) {
        await untilNone(
          database,
          async (transaction) => ((await isStill(transaction)) ? await eraseSome(transaction, rows, id) : 0),
          (count) => (erased.rows += count),
        );
      }
      erased.jobs += changesOf(await database.delete(table).where(isIt));
    }
  } finally {
    if (erased.jobs + erased.rows > 0) await tell(erased);
  }
}

async function eraseSome(
  transaction: DatabaseHandle,
  { table, job, position }: JobRows,
  id: string,
): Promise<number> {
  const ofJob = eq(job, id);
  const some = await transaction.select({ position }).from(table).where(ofJob).limit(rowsPerStep);
  if (some.length === 0) return 0;
  const positions = some.map((row) => row.position);
  return changesOf(await transaction.delete(table).where(and(ofJob, inArray(position, positions))));
}
