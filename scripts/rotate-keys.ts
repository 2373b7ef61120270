/**
 * `npm run rotate-keys`: seals every stored token with the first key of TOKEN_KEYS. Before it, put the new
 * key in front, and stop the connector; on Postgres restart all connectors. After it, the older keys can be
 * taken out.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { readVaultConfig } from "../connector/config.ts";
import { closeDatabase } from "../connector/database/database.ts";
import { openDatabase } from "../connector/database/open.ts";
import { toldOf } from "../connector/database/storage.ts";
import { rotateErasureKey } from "../connector/privacy/erasedPeople.ts";
import { requireKeyEverywhere, rotateKeys } from "../connector/signIn/keys.ts";
import { createTokenVault } from "../connector/secrets.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  parseArgs({ options: {} });
  const { databaseAddress, tokenKeys } = readVaultConfig(process.env);
  const vault = createTokenVault(tokenKeys);
  const database = await openDatabase(databaseAddress);
  try {
    await requireKeyEverywhere(database, vault.currentKeyId);
    const sealed = await rotateKeys(database, vault);
    await rotateErasureKey(database, vault);
    const others = [...tokenKeys.keys()].filter((id) => id !== vault.currentKeyId);
    return [
      `Sealed with key ${vault.currentKeyId}: ${sealed.grants} grants, ${sealed.signIns} sign-ins.`,
      ...(others.length > 0 ? [`No longer needed in TOKEN_KEYS: ${others.join(", ")}.`] : []),
    ].join("\n");
  } catch (error) {
    throw toldOf(database, error);
  } finally {
    await closeDatabase(database);
  }
});
