import { parentPort, workerData } from "node:worker_threads";
import { inTransaction } from "../database/inTransaction.ts";
import { closeDatabase } from "../database/database.ts";
import { openDatabase } from "../database/open.ts";
import { creations } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import { quotaTerms, type QuotaOwner } from "./quotaTerms.ts";
import { requireQuota } from "./requireQuota.ts";

/**
 * Run as a worker thread by quota.test.ts. It writes creations itself, which only claim does otherwise: it
 * tests the quota alone, and claim stands above it.
 */
const { file, owner, attempts, now } = workerData as {
  file: string;
  owner: QuotaOwner;
  attempts: number;
  now: number;
};
const database = await openDatabase(file);
let granted = 0;
for (let attempt = 0; attempt < attempts; attempt += 1) granted += (await reserve()) ? 1 : 0;
await closeDatabase(database);
parentPort?.postMessage(granted);

async function reserve(): Promise<boolean> {
  try {
    await inTransaction(database, async (transaction) => {
      const terms = await quotaTerms(transaction, owner, new Date(now));
      await requireQuota(transaction, owner, terms);
      const id = crypto.randomUUID();
      await transaction
        .insert(creations)
        .values({ ...owner, id, leadId: id, month: terms.month, state: "reserved", createdAt: now });
    });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
