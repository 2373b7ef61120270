import { and, eq, inArray, min, sql } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import { type Database, changesOf } from "../database/database.ts";
import { grants, signInAttempts, signIns, connectorKeys } from "../database/schema/sessions.ts";
import { accessPurpose, refreshPurpose, sealTokens } from "./grantStore.ts";
import { verifierPurpose, panelCodePurpose } from "./startSignIn.ts";
import { keyIdOf, type TokenVault } from "../secrets.ts";
import { isRunning, type Runner } from "../database/runner.ts";
import type { AppContext } from "../context.ts";

/**
 * Seals everything again with the current key, so that older keys can be removed. Safe beside a running
 * connector: a grant whose tokens were replaced meanwhile already has the new key. Answers how many were
 * sealed. Throws, naming the key, where a needed key is missing.
 */
export async function rotateKeys(
  database: Database,
  vault: TokenVault,
): Promise<{ grants: number; signIns: number }> {
  const isOld = (sealed: string) => keyIdOf(sealed) !== vault.currentKeyId;
  return await inTransaction(database, async (tx) => {
    const counts = { grants: 0, signIns: 0 };
    for (const { id, version, sealedAccessToken, sealedRefreshToken } of await tx.select().from(grants)) {
      if (!isOld(sealedAccessToken) && !isOld(sealedRefreshToken)) continue;
      const tokens = {
        accessToken: vault.open(sealedAccessToken, accessPurpose(id)),
        refreshToken: vault.open(sealedRefreshToken, refreshPurpose(id)),
      };
      counts.grants += changesOf(
        await tx
          .update(grants)
          .set(sealTokens(vault, id, tokens))
          .where(and(eq(grants.id, id), eq(grants.version, version))),
      );
    }
    for (const { id, sealedPanelCode: sealed } of await tx.select().from(signIns)) {
      if (!isOld(sealed)) continue;
      const sealedPanelCode = sealAgain(vault, sealed, panelCodePurpose(id));
      counts.signIns += changesOf(
        await tx.update(signIns).set({ sealedPanelCode }).where(eq(signIns.id, id)),
      );
    }
    for (const { id, sealedVerifier: sealed } of await tx.select().from(signInAttempts)) {
      if (!isOld(sealed)) continue;
      const sealedVerifier = sealAgain(vault, sealed, verifierPurpose(id));
      await tx.update(signInAttempts).set({ sealedVerifier }).where(eq(signInAttempts.id, id));
    }
    return counts;
  });
}

function sealAgain(vault: TokenVault, sealed: string, purpose: string): string {
  return vault.seal(vault.open(sealed, purpose), purpose);
}

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
