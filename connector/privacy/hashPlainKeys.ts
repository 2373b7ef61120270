import { and, eq } from "drizzle-orm";
import { hashedKeysOf, hashedShapesOf } from "../secrets/storedKeys.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { batches } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import { columnChoices } from "../database/schema/leads.ts";
import { isPlainKey, isPlainShape } from "../database/schema/plainKeys.ts";
import { untilNone } from "../database/untilNone.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";

const rowsPerStep = 500;

/**
 * Puts the hash in the place of each Idempotency-Key that an earlier version stored as its client sent it,
 * and of each shape of a file that it stored without a key: of a header that is somebody's row, that may tell
 * whose.
 * Call it before serving requests, which look for the hash, and before erasing, which looks into no key.
 */
export async function hashPlainKeys(app: { database: Database; vault: TokenVault }): Promise<void> {
  for (const table of [creations, batches])
    await untilNone(
      app.database,
      (tx) => hashSomeKeys(tx, app.vault, table),
      () => undefined,
    );
  await untilNone(
    app.database,
    (tx) => hashSomeShapes(tx, app.vault),
    () => undefined,
  );
}

async function hashSomeKeys(
  handle: DatabaseHandle,
  vault: TokenVault,
  table: typeof creations | typeof batches,
): Promise<number> {
  const { id, orgId, userId, idempotencyKey: key } = table;
  const plain = await handle
    .select({ id, orgId, userId, key })
    .from(table)
    .where(isPlainKey(table))
    .limit(rowsPerStep)
    .all();
  for (const row of plain) {
    const [idempotencyKey] = hashedKeysOf(vault, row, row.key ?? "");
    await handle.update(table).set({ idempotencyKey }).where(eq(id, row.id)).run();
  }
  return plain.length;
}

async function hashSomeShapes(handle: DatabaseHandle, vault: TokenVault): Promise<number> {
  const plain = await handle
    .select()
    .from(columnChoices)
    .where(isPlainShape(columnChoices))
    .limit(rowsPerStep)
    .all();
  for (const row of plain) {
    const [shape] = hashedShapesOf(vault, row, row.shape);
    await handle
      .delete(columnChoices)
      .where(
        and(
          eq(columnChoices.userId, row.userId),
          eq(columnChoices.orgId, row.orgId),
          eq(columnChoices.shape, row.shape),
        ),
      )
      .run();
    // A connector of this version may have stored the same since.
    await handle
      .insert(columnChoices)
      .values({ ...row, shape })
      .onConflictDoNothing()
      .run();
  }
  return plain.length;
}
