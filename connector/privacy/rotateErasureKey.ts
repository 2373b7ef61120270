import { eq } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database } from "../database/database.ts";
import { erasureKey } from "../database/schema/privacy.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { erasureKeyPurpose } from "./erasureHashes.ts";

/**
 * Seals the key of the hashes of erased people again with the vault's current key; the hashes stay. Throws,
 * naming the key, where a needed key is missing.
 */
export async function rotateErasureKey(database: Database, vault: TokenVault): Promise<void> {
  await inTransaction(database, async (tx) => {
    for (const { id, sealedKey } of await tx.select().from(erasureKey)) {
      const secret = vault.open(sealedKey, erasureKeyPurpose);
      await tx
        .update(erasureKey)
        .set({ sealedKey: vault.seal(secret, erasureKeyPurpose) })
        .where(eq(erasureKey.id, id));
    }
  });
}

/** Whether the configured keys open it. Imports fail where they do not. */
export async function opensErasureKey({
  database,
  vault,
}: {
  database: Database;
  vault: TokenVault;
}): Promise<boolean> {
  const keys = await database.select().from(erasureKey);
  return keys.every(({ sealedKey }) => vault.tryToOpen(sealedKey, erasureKeyPurpose) !== null);
}
