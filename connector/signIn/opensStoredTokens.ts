import { inArray, min, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { grants } from "../database/schema/sessions.ts";
import { refreshPurpose } from "./grantStore.ts";

/** Whether the configured keys open the stored grants, one grant checked for each key that they name. */
export async function opensStoredTokens({
  database,
  vault,
}: Pick<AppContext, "database" | "vault">): Promise<boolean> {
  const sealed = grants.sealedRefreshToken;
  const ids = database
    .select({ id: min(grants.id) })
    .from(grants)
    .groupBy(
      database.engine.kind === "sqlite"
        ? sql`substr(${sealed}, 1, instr(${sealed}, '.'))`
        : sql`split_part(${sealed}, '.', 1)`,
    );
  const oneOfEach = await database
    .select({ id: grants.id, sealed })
    .from(grants)
    .where(inArray(grants.id, ids));
  return oneOfEach.every((grant) => vault.tryToOpen(grant.sealed, refreshPurpose(grant.id)) !== null);
}
