import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUpDatabase, restoreDatabase } from "../../connector/database/backup.ts";
import { checkIntegrity } from "../../connector/database/sqlite/damage.ts";
import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import { grants } from "../../connector/database/schema/sessions.ts";
import { orgIds } from "../../connector/database/rows.ts";
import { byCommand, erasePerson } from "../../connector/privacy/erasePerson.ts";
import { rotateKeys } from "../../connector/signIn/keys.ts";
import { createTokenVault, keyIdOf } from "../../connector/secrets.ts";
import { asCrashLeavesIt } from "../support/asCrashLeavesIt.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { quickEnvironment } from "../support/quickStart.ts";
import { startProcess } from "../support/startProcess.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { databaseVariables, isOnPostgres } from "../support/testDatabase.ts";

const run = promisify(execFile);

let stack: Stack;
let folder: string;
let databaseFile: string;

const erase = async (person: { email: string }) =>
  erasePerson({ ...stack.app, now: new Date(), by: byCommand }, await orgIds(stack.app.database), person, {
    blanksTexts: false,
  });

beforeEach(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-operations-"));
  databaseFile = join(folder, "crosswalk.db");
  stack = await startStack({ databaseFile });
});
afterEach(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

async function npmRun(script: string, args: string[], environment: Record<string, string> = {}) {
  const where = databaseVariables(stack.app.config.databaseAddress);
  const env = { ...quickEnvironment(), ...where, ...environment };
  try {
    const { stdout } = await run(process.execPath, [`scripts/${script}.ts`, ...args], {
      env,
    });
    return { status: 0, output: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { status: code, output: stderr };
  }
}

/** Another connector process on the same file, port and keys. */
async function startAgain(environment: Record<string, string> = {}) {
  await stack.stop();
  const { orgs } = stack;
  const again = await startStack({
    databaseFile,
    orgs,
    environment: { ...stack.environment, ...environment },
  });
  return again;
}

// Postgres has tools of its own for both.
describe.skipIf(isOnPostgres)("a backup", () => {
  it("made while the connector runs holds every session, for its owner's eyes only", async () => {
    const admin = await stack.signIn("admin@practice.example");
    await admin.put("/v1/settings", { retentionDays: 30 });
    const backup = join(folder, "backup.db");
    expect(await npmRun("backup", [backup])).toMatchObject({ status: 0 });
    expect(statSync(backup).mode & 0o777).toBe(0o600);

    await admin.put("/v1/settings", { retentionDays: 60 });
    await stack.stop();
    const restored = await npmRun("restore", [backup]);
    expect(restored).toMatchObject({ status: 0, output: expect.stringContaining("is kept as") });
    const again = await startAgain();
    try {
      expect((await admin.get("/v1/settings")).body).toMatchObject({ retentionDays: 30 });
    } finally {
      await again.stop();
    }
    expect(readdirSync(folder).some((name) => name.includes(".before-"))).toBe(true);
  });

  it("is named for the time in a folder, and overwrites nothing", async () => {
    const target = join(folder, "backups/");
    expect(await npmRun("backup", [target])).toMatchObject({ status: 0 });
    const [name = ""] = readdirSync(target);
    expect(name).toMatch(/^crosswalk-\d{4}-.*\.db$/);
    expect(readdirSync(target)).toEqual([name]);
    await expect(backUpDatabase(databaseFile, join(target, name))).rejects.toThrow(/is there already/);
  });
});

describe.skipIf(isOnPostgres)("a restore", () => {
  it("is refused while the connector runs, changing nothing", async () => {
    const backup = join(folder, "backup.db");
    await backUpDatabase(databaseFile, backup);
    await expect(() => restoreDatabase(backup, databaseFile, new Date(), () => undefined)).rejects.toThrow(
      /Stop the connector/,
    );
    expect((await stack.anonymous.get("/readyz")).status).toBe(200);
    expect(existsSync(`${databaseFile}.restoring`)).toBe(false);
  });

  it(
    "does not bring back who was erased since the backup, also by a later import",
    { tags: ["night"] },
    async () => {
      const rep = await stack.signIn("rep@practice.example");
      const kim = { firstName: "Kim", lastName: "Muster", company: "Firm" };
      const vera = { firstName: "Vera", lastName: "Testmann", email: "vera@nordwind.example" };
      await rep.post("/v1/lead-lists", { name: "L", leads: [kim, vera] });
      const backup = join(folder, "backup.db");
      await backUpDatabase(databaseFile, backup);
      await erase({ email: vera.email });
      await stack.stop();

      const withoutKeys = await npmRun("restore", [backup], { TOKEN_KEYS: "" });
      expect(withoutKeys.output).toContain("npm run erase-person -- --again");
      const { TOKEN_KEYS = "" } = stack.environment;
      const again = await npmRun("erase-person", ["--again", "--yes"], { TOKEN_KEYS });
      expect(again.output).toContain("Erased 1 leads of people who were erased on request before");
      expect((await npmRun("restore", [backup], { TOKEN_KEYS })).output).toContain("Erased 1 leads");
      const after = await startAgain();
      try {
        const names = (await after.app.database.select().from(leads)).map(({ lastName }) => lastName);
        expect(names).toEqual(["Muster"]);
        const { body } = await rep.post<{ report: object }>("/v1/lead-lists", {
          name: "M",
          leads: [kim, vera],
        });
        expect(body.report).toMatchObject({ merged: 1, erased: 1 });
      } finally {
        await after.stop();
      }
    },
  );

  it(
    "keeps what the backup knows, also where the replaced database is older",
    { tags: ["night"] },
    async () => {
      await stack.signIn("rep@practice.example");
      await erase({ email: "kim@nordwind.example" });
      const older = join(folder, "older.db");
      await backUpDatabase(databaseFile, older);
      await erase({ email: "vera@nordwind.example" });
      const backup = join(folder, "backup.db");
      await backUpDatabase(databaseFile, backup);
      await stack.stop();
      for (const end of ["-wal", "-shm"]) rmSync(databaseFile + end, { force: true });
      copyFileSync(older, databaseFile);
      const { TOKEN_KEYS = "" } = stack.environment;
      expect(await npmRun("restore", [backup], { TOKEN_KEYS })).toMatchObject({ status: 0 });
      const restored = await openDatabase(databaseFile);
      const kinds = (await restored.select().from(erasedPeople)).map(({ kind }) => kind);
      expect(kinds.sort()).toEqual(["email", "email"]);
      await closeDatabase(restored);
    },
  );

  it("has the backup alone, where a log of the lost database is left", async () => {
    const rep = await stack.signIn("rep@practice.example");
    await rep.post("/v1/lead-lists", { name: "L", leads: [{ firstName: "Kim", lastName: "Muster" }] });
    const backup = join(folder, "backup.db");
    await backUpDatabase(databaseFile, backup);
    const later = Array.from({ length: 300 }, (_, index) => ({
      firstName: "Vera",
      lastName: `Later${index}`,
    }));
    await rep.post("/v1/lead-lists", { name: "M", leads: later });
    const lost = await asCrashLeavesIt(stack.app.database);
    rmSync(lost);
    const kept = await restoreDatabase(backup, lost, new Date("2026-03-01T10:00:00Z"), () => undefined);
    expect(kept).toBe(`${lost}.before-2026-03-01T10-00-00-000Z`);
    checkIntegrity(lost);
    const restored = await openDatabase(lost);
    const names = (await restored.select().from(leads)).map(({ lastName }) => lastName);
    await closeDatabase(restored);
    expect(names).toEqual(["Muster"]);
    expect(readdirSync(dirname(lost))).toContain("crosswalk.db.before-2026-03-01T10-00-00-000Z-wal");
  });

  it.each([
    ["its beginning", 0, 100],
    ["all its pages", 100, 40_000],
    ["some of its pages", 4_096 * 5, 40_000],
  ])(
    "takes the place of a damaged database, once the connector is stopped: %s",
    { tags: ["night"] },
    async (_where, at, bytes) => {
      const backup = join(folder, "backup.db");
      await backUpDatabase(databaseFile, backup);
      const damage = () => {
        const file = openSync(databaseFile, "r+");
        writeSync(file, Buffer.alloc(bytes, 0x55), 0, bytes, at);
        closeSync(file);
      };
      const { TOKEN_KEYS = "" } = stack.environment;
      await stack.stop();
      const used = startProcess({ ...stack.environment, PORT: "0", LOG_LEVEL: "info" });
      await used.listening;
      damage();
      expect(await npmRun("restore", [backup], { TOKEN_KEYS })).toMatchObject({
        status: 1,
        output: expect.stringContaining("Stop the connector first"),
      });
      used.kill("SIGKILL");
      await used.ended;
      damage();
      const restored = await npmRun("restore", [backup], { TOKEN_KEYS });
      expect(restored).toMatchObject({ status: 0, output: expect.stringContaining("is kept as") });
      const again = await startAgain();
      expect((await stack.anonymous.get("/readyz")).status).toBe(200);
      await again.stop();
    },
  );

  it("takes nothing that is no sound database of the connector", async () => {
    const junk = join(folder, "junk.db");
    writeFileSync(junk, "no database at all, but long enough to be looked at ".repeat(50));
    await stack.stop();
    const restore = (backup: string) => () =>
      restoreDatabase(backup, databaseFile, new Date(), () => undefined);
    await expect(restore(junk)).rejects.toThrow(/is no database of the connector/);
    await expect(restore(join(folder, "missing.db"))).rejects.toThrow(/cannot be opened/);
    expect(await npmRun("restore", [])).toMatchObject({
      status: 1,
      output: expect.stringContaining("npm run restore"),
    });
  });
});

describe("the rotation of keys", () => {
  const secondKey = `second:${randomBytes(32).toString("base64")}`;

  it("leaves sessions working with the new key alone", async () => {
    const rep = await stack.signIn("rep@practice.example");
    const firstKey = stack.environment["TOKEN_KEYS"] ?? "";
    const both = await startAgain({ TOKEN_KEYS: `${secondKey},${firstKey}` });
    expect((await rep.get("/v1/settings/options")).status).toBe(200);
    const rotate = () => npmRun("rotate-keys", [], { TOKEN_KEYS: `${secondKey},${firstKey}` });
    if (!isOnPostgres) {
      const output = expect.stringContaining("Stop the connector first") as string;
      expect(await rotate()).toMatchObject({ status: 1, output });
      await both.stop();
    }
    expect(await rotate()).toMatchObject({
      status: 0,
      output: expect.stringContaining("No longer needed"),
    });
    await both.stop();

    const after = await startAgain({ TOKEN_KEYS: secondKey });
    try {
      const [grant] = await after.app.database.select().from(grants);
      expect(keyIdOf(grant?.sealedRefreshToken ?? "")).toBe("second");
      expect((await rep.get("/v1/settings/options")).status).toBe(200);
    } finally {
      await after.stop();
    }
  });

  it.skipIf(!isOnPostgres)("is refused while a connector runs without the new key", async () => {
    const firstKey = stack.environment["TOKEN_KEYS"] ?? "";
    const old = await startAgain({});
    const refused = await npmRun("rotate-keys", [], { TOKEN_KEYS: `${secondKey},${firstKey}` });
    expect(refused).toMatchObject({
      status: 1,
      output: expect.stringContaining("a connector that runs does not have key second"),
    });
    await old.stop();
  });

  it("names the key that is missing, and changes nothing", async () => {
    await stack.signIn("rep@practice.example");
    const [id = "", key = ""] = secondKey.split(":");
    const second = createTokenVault(new Map([[id, Buffer.from(key, "base64")]]));
    await expect(() => rotateKeys(stack.app.database, second)).rejects.toThrow(/key test/);
    const [grant] = await stack.app.database.select().from(grants);
    const vault = createTokenVault(stack.app.config.tokenKeys);
    expect(vault.open(grant?.sealedRefreshToken ?? "", `grant:${grant?.id}:refresh`)).not.toBe("");
  });
});
