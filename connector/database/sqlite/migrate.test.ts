import SqliteDriver from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSettings } from "../../settings/readSettings.ts";
import { closeDatabase } from "../database.ts";
import { openDatabase } from "../open.ts";
import { sqliteClientOf } from "./openSqlite.ts";
import { mapInTurns } from "../../inTurns.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-migrate-"));
  file = join(folder, "below", "crosswalk.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));
const migrations = readMigrationFiles({ migrationsFolder });

/** Applies the migrations before the first that has a text in it. */
function migrateUntil(older: InstanceType<typeof SqliteDriver>, text: string): void {
  older.exec("CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT, created_at NUMERIC)");
  const end = migrations.findIndex(({ sql }) => sql.join().includes(text));
  for (const { sql, hash, folderMillis } of migrations.slice(0, end)) {
    for (const statement of sql) older.exec(statement);
    older
      .prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)")
      .run(hash, folderMillis);
  }
}

describe("a database", () => {
  it("is made with its folder and every migration, and enforces foreign keys under write-ahead logging", async () => {
    const database = await openDatabase(file);
    const client = sqliteClientOf(database);
    expect(client.prepare("SELECT count(*) AS count FROM __drizzle_migrations").get()).toEqual({
      count: migrations.length,
    });
    expect(client.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(client.pragma("foreign_keys", { simple: true })).toBe(1);
    await closeDatabase(database);
  });

  it("has no migration applied twice when it is opened again, also while it is still open", async () => {
    const first = await openDatabase(file);
    const second = await openDatabase(file);
    const { count } = sqliteClientOf(second)
      .prepare("SELECT count(*) AS count FROM __drizzle_migrations")
      .get() as {
      count: number;
    };
    expect(count).toBe(migrations.length);
    await closeDatabase(first);
    await closeDatabase(second);
  });

  it("is brought forward from an older version and keeps its rows", async () => {
    const [first] = migrations;
    mkdirSync(dirname(file));
    const older = new SqliteDriver(file);
    for (const statement of first?.sql ?? []) older.exec(statement);
    older.exec("CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT, created_at NUMERIC)");
    older.prepare("INSERT INTO __drizzle_migrations VALUES (1, ?, ?)").run(first?.hash, first?.folderMillis);
    older.exec(
      "INSERT INTO orgs (id, name, instance_url, read_at) VALUES ('00D', 'Acme', 'https://acme', 0)",
    );
    // Sign-ins under way are started again, because they have no browser.
    older.exec(
      "INSERT INTO sign_ins (id, state_hash, code_challenge, sealed_verifier, status, created_at, expires_at) VALUES ('1', 's', 'c', 'v', 'pending', 0, 1)",
    );
    older.close();

    const database = await openDatabase(file);
    expect(sqliteClientOf(database).prepare("SELECT name FROM orgs").all()).toEqual([{ name: "Acme" }]);
    expect(sqliteClientOf(database).prepare("SELECT count(*) AS count FROM leads").get()).toEqual({
      count: 0,
    });
    await closeDatabase(database);
  });

  it("keeps links and rejections from before colleagues had their own, each for whom it now holds", async () => {
    mkdirSync(dirname(file));
    const older = new SqliteDriver(file);
    migrateUntil(older, "for_user");
    const decisions = [
      ["by-owner", "owner", "person"],
      ["by-colleague", "colleague", "person"],
      ["made", "colleague", "creation"],
    ];
    for (const [lead, by, origin] of decisions) {
      older.exec(`INSERT INTO leads (id, org_id, owner_id, first_name, last_name, source_name, extra, search_text,
        created_at, updated_at) VALUES ('${lead}', '00D', 'owner', 'A', 'B', 'A B', '{}', 'a b', 0, 0);
        INSERT INTO lead_links VALUES ('${lead}', '003', 'Contact', '${origin}', '${by}', 7);
        INSERT INTO lead_rejections VALUES ('${lead}', '003x', '${by}', 7)`);
    }
    older.close();

    const database = await openDatabase(file);
    const all = (sql: string) => sqliteClientOf(database).prepare(sql).all();
    expect(all("SELECT lead_id, for_user, record_id, linked_by FROM lead_links ORDER BY lead_id")).toEqual([
      { lead_id: "by-colleague", for_user: "colleague", record_id: "003", linked_by: "colleague" },
      { lead_id: "by-owner", for_user: "", record_id: "003", linked_by: "owner" },
      { lead_id: "made", for_user: "", record_id: "003", linked_by: "colleague" },
    ]);
    expect(all("SELECT lead_id FROM lead_rejections WHERE is_rejected = 1")).toHaveLength(3);
    await closeDatabase(database);
  });

  it("keeps what admins decided before settings were stored by name", async () => {
    mkdirSync(dirname(file));
    const older = new SqliteDriver(file);
    migrateUntil(older, "allowanceCeilingPercent");
    const leadSource = { default: "Web", leadPage: null, leadList: null, lists: { a: "Other" } };
    older
      .prepare("INSERT INTO settings VALUES ('00D', 1, ?, 55, NULL, 7), ('00E', 0, ?, 80, 30, 7)")
      .run(JSON.stringify(leadSource), JSON.stringify(leadSource));
    older.close();

    const database = await openDatabase(file);
    expect(await readSettings(database, "00D")).toMatchObject({
      createContacts: true,
      leadSource,
      allowanceCeilingPercent: 55,
      monthlyQuota: 1000,
      quotaOverrides: [],
      retentionDays: 180,
    });
    expect(await readSettings(database, "00E")).toMatchObject({ createContacts: false, retentionDays: 30 });
    await closeDatabase(database);
  });

  it("gives an org that never decided how long leads are kept 30 days before any goes", async () => {
    mkdirSync(dirname(file));
    const older = new SqliteDriver(file);
    migrateUntil(older, "retention_from");
    const kept = JSON.stringify({ createContacts: true, retentionDays: null });
    for (const org of ["undecided", "for-ever", "month", "untouched"])
      older.prepare("INSERT INTO orgs (id, name, instance_url, read_at) VALUES (?, '', '', 0)").run(org);
    for (const org of ["undecided", "for-ever"])
      older.prepare("INSERT INTO settings VALUES (?, 7, ?)").run(org, kept);
    older.prepare("INSERT INTO settings VALUES ('month', 7, ?)").run('{"retentionDays":30}');
    older
      .prepare(
        `INSERT INTO settings_changes (org_id, changed_at, user_id, username, setting, "before", "after")
         VALUES ('for-ever', 7, '005', 'a', 'retentionDays', '90', 'null')`,
      )
      .run();
    older.exec(
      "INSERT INTO users (id, org_id, username, display_name, is_admin, identity_read_at) VALUES ('005', 'month', 'a', 'A', 0, 0)",
    );
    older.close();

    const openedAt = Date.now();
    const database = await openDatabase(file);
    const orgs = sqliteClientOf(database).prepare("SELECT id, retention_from AS until FROM orgs").all();
    const decided = await mapInTurns(
      orgs as { id: string; until: number | null }[],
      async ({ id, until }) => [
        id,
        (await readSettings(database, id)).retentionDays,
        until === null ? null : Math.round((until - Date.now()) / 86_400_000),
      ],
    );
    expect(decided.sort()).toEqual([
      ["for-ever", null, null],
      ["month", 30, null],
      ["undecided", 180, 30],
      ["untouched", 180, 30],
    ]);
    const { seen } = sqliteClientOf(database).prepare("SELECT seen_at AS seen FROM users").get() as {
      seen: number;
    };
    // The migration writes whole seconds.
    expect(seen).toBeGreaterThan(openedAt - 1_000);
    await closeDatabase(database);
  });

  it("is refused, untouched, where a newer version wrote it", async () => {
    await closeDatabase(await openDatabase(file));
    const newer = new SqliteDriver(file);
    newer.exec(
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of the future', 32503680000000)",
    );
    newer.close();
    await expect(() => openDatabase(file)).rejects.toThrow(/newer version/);
  });

  it("a file that is no database is refused by its name", async () => {
    await expect(() => openDatabase(folder)).rejects.toThrow();
  });
});
