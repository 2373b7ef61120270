import { and, eq, isNull, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { prepared } from "../../database/prepared.ts";
import { restoreAnswers, restores, type Restore } from "../../database/schema/restores.ts";

interface User {
  orgId: string;
  userId: string;
}

/** The restores since which the user has not been asked, in the order in which they were written. */
export async function openRestores(handle: DatabaseHandle, { orgId, userId }: User): Promise<Restore[]> {
  return await prepared(handle, openOf).execute({ orgId, userId });
}

const openOf = (handle: DatabaseHandle) =>
  handle
    .select({ id: restores.id, foundAt: restores.foundAt, since: restores.since })
    .from(restores)
    .leftJoin(
      restoreAnswers,
      and(
        eq(restoreAnswers.restoreId, restores.id),
        eq(restoreAnswers.orgId, sql.placeholder("orgId")),
        eq(restoreAnswers.userId, sql.placeholder("userId")),
      ),
    )
    .where(isNull(restoreAnswers.restoreId))
    .orderBy(restores.foundAt)
    .prepare();
