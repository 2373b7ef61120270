import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { isRunning, type Runner } from "../database/runner.ts";
import { connectorKeys } from "../database/schema/sessions.ts";

/** Says which keys this connector has, for whoever rotates them. Those of connectors that have ended go. */
export async function tellKeys(
  { database, runner }: { database: Database; runner: Runner },
  keyIds: string[],
): Promise<void> {
  for (const known of await database.select().from(connectorKeys))
    if (!(await runner.isAlive(known.runner)))
      await database.delete(connectorKeys).where(eq(connectorKeys.runner, known.runner));
  const own = { runner: runner.id, keyIds };
  await database.insert(connectorKeys).values(own).onConflictDoNothing();
}

/** Throws where a connector that runs does not have the key: it could open nothing that is sealed with it. */
export async function requireKeyEverywhere(database: Database, keyId: string): Promise<void> {
  for (const { runner, keyIds } of await database.select().from(connectorKeys)) {
    if (keyIds.includes(keyId) || !(await isRunning(database.engine.locks, runner))) continue;
    throw new Error(
      `Nothing was changed: a connector that runs does not have key ${keyId}. Its TOKEN_KEYS: ${keyIds.join(", ")}. Add ${keyId} to the TOKEN_KEYS of every connector, restart them, and run this again.`,
    );
  }
}
