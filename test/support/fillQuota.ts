import { eq } from "drizzle-orm";
import { creations } from "../../connector/database/schema/contacts.ts";
import { users } from "../../connector/database/schema/sessions.ts";
import { quotaTerms } from "../../connector/settings/quotaTerms.ts";
import { readQuota } from "../../connector/settings/readQuota.ts";
import type { Stack } from "./startStack.ts";
import { inTransaction } from "../../connector/database/inTransaction.ts";
import { firstOf } from "../../connector/database/rows.ts";

const filler = "filler";

/**
 * Writes creations into the ledger until only `left` remain of the user's quota. Answers a function that
 * removes them.
 */
export async function fillQuota({ app }: Stack, username: string, left = 0): Promise<() => Promise<unknown>> {
  const user = await firstOf(app.database.select().from(users).where(eq(users.username, username)));
  if (!user) throw new Error(`${username} has not signed in`);
  const now = app.clock();
  const owner = { orgId: user.orgId, userId: user.id };
  const terms = await quotaTerms(app.database, owner, now);
  const row = { ...owner, month: terms.month, createdAt: now.getTime() };
  const { remaining } = await readQuota(app.database, owner, terms);
  await inTransaction(app.database, async (transaction) => {
    for (let count = left; count < remaining; count += 1) {
      const id = crypto.randomUUID();
      const filling = { ...row, id, leadId: id, batchId: filler, state: "created" as const };
      await transaction.insert(creations).values(filling);
    }
  });
  return () => app.database.delete(creations).where(eq(creations.batchId, filler));
}
