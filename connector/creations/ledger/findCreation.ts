import { and, desc, eq, or } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { refusal } from "../../reasons/refusal.ts";
import { toId18 } from "../../salesforce/recordId.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * The caller's own creation, by its id or its contact's. Throws `not-found`, also for creations of others.
 */
export async function findCreation(ctx: RequestContext, id: string): Promise<Creation> {
  const { orgId, userId } = ctx.caller;
  const creation = await firstOf(
    ctx.database
      .select()
      .from(creations)
      .where(
        and(
          eq(creations.orgId, orgId),
          eq(creations.userId, userId),
          or(eq(creations.id, id), eq(creations.contactId, toId18(id) ?? id)),
        ),
      )
      .orderBy(desc(creations.createdAt)),
  );
  if (!creation) throw refusal("no-such-creation");
  return creation;
}
