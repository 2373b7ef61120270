import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { grants } from "../../connector/database/schema/sessions.ts";
import { sweep } from "../../connector/signIn/signOut.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const patience = { timeout: 20_000 };

/** Added to the clock of the connector with other keys. */
let aheadMs = 0;

let folder: string;
let stack: Stack;

beforeEach(async () => {
  aheadMs = 0;
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-keys-"));
  stack = await startStack({ databaseFile: join(folder, "crosswalk.db") });
});
afterEach(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The same connector, whose operator has lost its keys: `id` names another key or the same one. */
async function startWithOtherKeys(id: string): Promise<Stack> {
  await stack.stop();
  return startStack({
    databaseFile: stack.app.config.databaseAddress,
    orgs: stack.orgs,
    port: Number(stack.environment["PORT"]),
    clock: () => new Date(Date.now() + aheadMs),
    environment: { ...stack.environment, TOKEN_KEYS: `${id}:${randomBytes(32).toString("base64")}` },
  });
}

describe.each(["another", "test"])("keys that do not open the stored sign-ins (key %s)", (id) => {
  it("are told at /readyz, and their users sign in again: nothing fails in another way", async () => {
    const [working, leaving, away] = [
      await stack.signIn("rep@practice.example"),
      await stack.signIn("rep2@practice.example"),
      await stack.signIn("readonly@practice.example"),
    ];
    expect(away.token).not.toBeNull();
    const again = await startWithOtherKeys(id);
    try {
      const ready = await again.anonymous.get("/readyz");
      expect(ready).toMatchObject({ status: 503, body: { checks: { tokenKeys: false, database: true } } });
      expect(String(ready.body["problems"])).toContain("TOKEN_KEYS");

      const answer = await working.get("/v1/accounts?q=north");
      expect([answer.status, answer.body["code"]]).toEqual([401, "session-expired"]);
      expect((await leaving.delete("/v1/sessions/current")).status).toBe(204);
      expect(await again.app.database.select().from(grants)).toHaveLength(2);

      await sweep(again.app);
      expect(await again.app.database.select().from(grants)).toHaveLength(2);
      aheadMs = 61 * 60_000;
      await sweep(again.app);
      expect(await again.app.database.select().from(grants)).toEqual([]);
      await expect.poll(async () => (await again.anonymous.get("/readyz")).status, patience).toBe(200);
      const anew = await again.signIn("rep@practice.example");
      expect((await anew.get("/v1/accounts?q=north")).status).toBe(200);
    } finally {
      await again.stop();
    }
  });
});
