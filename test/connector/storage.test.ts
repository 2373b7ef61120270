import {
  copyFileSync,
  renameSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findDamageBeside, isLarge } from "../../connector/database/sqlite/damage.ts";
import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { startStack } from "../support/startStack.ts";
import { environmentOfNobody, startProcess } from "../support/startProcess.ts";
import { refuseAllWrites } from "../support/failWrites.ts";
import { runSql, selectValue } from "../support/plainSql.ts";
import { isOnPostgres } from "../support/testDatabase.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";

let folder: string;
let databaseFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-storage-"));
  databaseFile = join(folder, "below", "crosswalk.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What /readyz says is a second old at most. */
const patience = { timeout: 20_000 };

interface Ready {
  status: string;
  checks: Record<string, boolean>;
  problems: string[];
}

describe("a start", () => {
  it("logs no error on a new file, nor does the next one on the same file", async () => {
    const lines: string[] = [];
    const first = await startStack({ databaseFile, onLog: (line) => lines.push(line) });
    await first.stop();
    const { orgs } = first;
    const second = await startStack({ databaseFile, orgs, onLog: (line) => lines.push(line) });
    await second.close();
    await first.close();
    const logged = lines.map((line) => JSON.parse(line) as { level: number; msg: string });
    expect(logged.filter(({ level }) => level >= 40)).toEqual([]);
    expect(logged.filter(({ msg }) => msg === "listening")).toHaveLength(2);
  });

  it.skipIf(isOnPostgres)(
    "leaves the database and what stands beside it readable by their owner alone",
    async () => {
      mkdirSync(join(folder, "below"));
      for (const path of [databaseFile, `${databaseFile}-lock`]) writeFileSync(path, "", { mode: 0o755 });
      const stack = await startStack({ databaseFile });
      const below = readdirSync(join(folder, "below"), { recursive: true }) as string[];
      const rights = below.map((name) => [
        name,
        (statSync(join(folder, "below", name)).mode & 0o077).toString(8),
      ]);
      await stack.close();
      expect(below).toEqual(
        expect.arrayContaining(["", "-wal", "-shm", "-lock"].map((end) => `crosswalk.db${end}`)),
      );
      expect(rights.filter(([, others]) => others !== "0")).toEqual([]);
    },
  );

  it.each([
    ["that is no database", (file: string) => writeFileSync(file, "rubbish ".repeat(2000))],
    ["of which pages were overwritten", (file: string) => overwritePages(file)],
  ])("ends with status 1 on a file %s, naming the file and the remedy", async (_which, spoil) => {
    await closeDatabase(await openDatabase(databaseFile));
    spoil(databaseFile);
    const { ended, output } = startProcess(environmentOfNobody(databaseFile));
    expect(await ended).toBe(1);
    expect(output()).toContain(databaseFile);
    expect(output()).toContain("npm run restore");
  });
});

describe.skipIf(isOnPostgres)("a start on a large file", () => {
  /** Of over 32 MB, checkpointed. Its last page is the leaf of a table. */
  async function makeLarge(): Promise<void> {
    const database = await openDatabase(databaseFile);
    const add = sqliteClientOf(database).prepare(
      "INSERT INTO settings_changes (org_id, changed_at, user_id, username, setting, after) VALUES ('', 0, '', '', '', ?)",
    );
    sqliteClientOf(database).transaction(() => {
      for (let count = 0; count < 12_000; count += 1) add.run(JSON.stringify("x".repeat(3_000)));
    })();
    await closeDatabase(database);
  }

  it("answers at once, and says at /readyz and in the log that the file is damaged", async () => {
    await makeLarge();
    const size = statSync(databaseFile).size;
    writeSync(openSync(databaseFile, "r+"), Buffer.alloc(8 * 4096, 0x5a), 0, 8 * 4096, size - 16 * 4096);
    const lines: string[] = [];
    const stack = await startStack({ databaseFile, onLog: (line) => lines.push(line) });
    try {
      await expect.poll(async () => (await stack.anonymous.get("/readyz")).status, patience).toBe(503);
      const { body } = await stack.anonymous.get<Ready>("/readyz");
      expect(body.problems.join()).toMatch(/crosswalk\.db is damaged.*npm run restore/);
      expect(lines.join("")).toContain("database is damaged");
    } finally {
      await stack.close();
    }
  });

  it("finds a sound file sound", async () => {
    await makeLarge();
    expect(isLarge(databaseFile)).toBe(true);
    expect(await findDamageBeside(databaseFile, new AbortController().signal)).toBe(null);
  });

  it("ends where the file is damaged and a migration would write to it", async () => {
    await makeLarge();
    const database = await openDatabase(databaseFile);
    await runSql(
      database,
      "DELETE FROM __drizzle_migrations WHERE id = (SELECT max(id) FROM __drizzle_migrations)",
    );
    await closeDatabase(database);
    const size = statSync(databaseFile).size;
    writeSync(openSync(databaseFile, "r+"), Buffer.alloc(8 * 4096, 0x5a), 0, 8 * 4096, size - 16 * 4096);
    await expect(() => openDatabase(databaseFile)).rejects.toThrow(/is damaged.*npm run restore/);
  });
});

/** Everything but the first page, on which the file's header stands. */
function overwritePages(file: string): void {
  const size = statSync(file).size;
  writeSync(openSync(file, "r+"), Buffer.alloc(size - 4096, 0x5a), 0, size - 4096, 4096);
}

describe("a database", () => {
  it("a full disk refuses what would be written, and says so at /readyz and in the log", async () => {
    // A file may grow to about 1 MB in this process: SQLite and the system meet a true end.
    const { listening, kill, ended, output } = startProcess(
      { ...environmentOfNobody(databaseFile), RATE_LIMIT_PER_MINUTE: "100000" },
      { limits: "-f 1500" },
    );
    const url = `http://localhost:${await listening}`;
    const signIn = () =>
      fetch(`${url}/v1/sign-ins`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "http://localhost:4000" },
        body: JSON.stringify({ codeChallenge: "c".repeat(43) }),
      });
    let refused = await signIn();
    for (let tried = 0; refused.status === 201 && tried < 5000; tried += 1) refused = await signIn();
    expect([refused.status, await refused.json()]).toEqual([
      503,
      expect.objectContaining({
        code: "storage-unavailable",
        detail: expect.stringMatching(/crosswalk\.db.*full/),
        action: "Nothing was saved. Contact your admin, and try again later.",
        reason: "storage-disk-failing",
        whose: "crosswalk",
      }),
    ]);
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, patience).toBe(503);
    const ready = (await (await fetch(`${url}/readyz`)).json()) as Ready;
    expect(ready).toMatchObject({ status: "not-ready", checks: { database: false } });
    expect(ready.problems.join()).toContain("crosswalk.db");
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(output()).toContain(JSON.stringify(databaseFile));
    expect(output()).toContain("Look at the disk");
    kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it.skipIf(isOnPostgres)("a database that was damaged in use stays reported", async () => {
    const stack = await startStack({ databaseFile });
    try {
      const client = sqliteClientOf(stack.app.database);
      client.pragma("wal_checkpoint(TRUNCATE)");
      overwritePages(databaseFile);
      client.pragma("shrink_memory");
      const answer = await stack.anonymous.get<Problem>("/v1/sign-ins/some-id");
      expect(answer).toMatchObject({
        status: 503,
        body: { code: "storage-unavailable", reason: "storage-damaged" },
      });
      await expect.poll(async () => (await stack.anonymous.get("/readyz")).status, patience).toBe(503);
      const { body } = await stack.anonymous.get<Ready>("/readyz");
      expect(body.problems.join()).toMatch(/crosswalk\.db is damaged.*npm run restore/);
    } finally {
      await stack.close();
    }
  });
});

describe.skipIf(isOnPostgres)("a database file", () => {
  it.each(["removed", "replaced"])("a database that is %s while in use is told at /readyz", async (how) => {
    const stack = await startStack({ databaseFile });
    try {
      expect((await stack.anonymous.get("/readyz")).status).toBe(200);
      renameSync(databaseFile, `${databaseFile}.away`);
      if (how === "replaced") copyFileSync(`${databaseFile}.away`, databaseFile);
      await expect.poll(async () => (await stack.anonymous.get("/readyz")).status, patience).toBe(503);
      const { body } = await stack.anonymous.get<Ready>("/readyz");
      expect(body.problems.join()).toMatch(/crosswalk\.db was moved, removed or replaced.*npm run restore/);
    } finally {
      await stack.close();
    }
  });
});

describe("while the database takes no write", () => {
  let stack: ContactStack;
  let writeAgain: (() => Promise<void>) | undefined;
  const refuseWrites = async (options = {}) => {
    writeAgain = await refuseAllWrites(stack.app.database, options);
  };
  const takeWrites = async () => writeAgain?.();

  beforeAll(async () => {
    stack = await startContactStack();
  });
  afterEach(takeWrites);
  afterAll(() => stack.close());

  it("nothing is sent, and everything goes on once it does again", async () => {
    const { leadId } = await stack.addLead();
    const creation = stack.creation(leadId);
    const key = { "idempotency-key": crypto.randomUUID() };
    await refuseWrites();
    const refused = await stack.rep.post<Problem>("/v1/contacts", creation, key);
    expect(refused).toMatchObject({
      status: 503,
      body: { code: "storage-unavailable", reason: "storage-read-only" },
    });
    expect(stack.contactsNamed(String(creation.contact["LastName"]))).toEqual([]);
    await expect.poll(async () => (await stack.anonymous.get("/readyz")).status, patience).toBe(503);
    await takeWrites();
    await expect.poll(async () => (await stack.anonymous.get("/readyz")).status, patience).toBe(200);
    expect((await stack.rep.post("/v1/contacts", creation, key)).status).toBe(201);
  });

  it("a contact that was made all the same is answered outcome-unknown, and settled afterwards", async () => {
    const { leadId } = await stack.addLead();
    const creation = stack.creation(leadId);
    await stopWritesOnceSent();
    const answer = await stack.rep.post<Problem>("/v1/contacts", creation);
    expect(answer).toMatchObject({ status: 202, body: { code: "outcome-unknown" } });
    await takeWrites();
    await vi.waitFor(
      async () => {
        const { body } = await stack.rep.get(String(answer.body["statusUrl"]));
        expect(body).toMatchObject({ state: "created", error: null });
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(stack.contactsNamed(String(creation.contact["LastName"]))).toHaveLength(1);
  });

  it("a batch waits, makes no contact twice, and finishes afterwards", async () => {
    const leads = [await stack.addLead(), await stack.addLead(), await stack.addLead()];
    await stopWritesOnceSent();
    const { body } = await stack.rep.post<{ id: string }>("/v1/batches", {
      leadIds: leads.map(({ leadId }) => leadId),
      defaults: {},
      rows: leads.map(({ leadId }) => ({ leadId, accountId: stack.account.id })),
    });
    const sent = "SELECT 1 FROM creations WHERE state = 'sent'";
    await expect.poll(() => selectValue(stack.app.database, sent), patience).toBe(1);
    await expect.poll(async () => (await stack.anonymous.get("/readyz")).status, patience).toBe(503);
    await takeWrites();
    await vi.waitFor(
      async () => {
        const batch = await stack.rep.get(`/v1/batches/${body.id}`);
        expect(batch.body).toMatchObject({ state: "finished", counts: { created: 3 } });
      },
      { timeout: 25_000, interval: 100 },
    );
    const { count } = stack.org.org.db
      .prepare("SELECT count(*) AS count FROM Contact WHERE LastName LIKE 'Testley%' AND IsDeleted = 0")
      .get() as { count: number };
    expect(count).toBe(5);
  });

  /**
   * From the moment that the org makes a contact: nothing that the connector hears of it can be written down.
   */
  async function stopWritesOnceSent(): Promise<void> {
    if (isOnPostgres) return refuseWrites({ onceSent: true });
    const { org } = stack.org;
    const client = sqliteClientOf(stack.app.database);
    const { now } = org;
    org.now = () => {
      if (client.prepare("SELECT 1 FROM creations WHERE state = 'sent'").get()) {
        org.now = now;
        void refuseWrites();
      }
      return now();
    };
  }
});
