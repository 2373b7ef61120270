import { desc, eq } from "drizzle-orm";
import { inTransaction } from "../../connector/database/inTransaction.ts";
import type { Database } from "../../connector/database/database.ts";
import { everybody, leadListMembers } from "../../connector/database/schema/leads.ts";
import { recordLink } from "../../connector/leads/recordLink.ts";

/** Links the last ten leads of a list. */
export async function linkLast(database: Database, listId: string): Promise<void> {
  const last = await database
    .select({ leadId: leadListMembers.leadId })
    .from(leadListMembers)
    .where(eq(leadListMembers.listId, listId))
    .orderBy(desc(leadListMembers.position))
    .limit(10);
  const link = { forUser: everybody, recordId: "003000000000001AAA", object: "Contact" as const };
  const decided = { origin: "person" as const, linkedBy: "005000000000001AAA", linkedAt: new Date() };
  await inTransaction(database, async (tx) => {
    for (const { leadId } of last) await recordLink(tx, { leadId, ...link, ...decided });
  });
}
