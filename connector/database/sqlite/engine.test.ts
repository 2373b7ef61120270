import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../../background.ts";
import type { AppContext } from "../../context.ts";
import { closeDatabase, type Database } from "../database.ts";
import { openDatabase } from "../open.ts";
import { orgs } from "../schema/sessions.ts";

let folder: string;
let file: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-log-"));
  file = join(folder, "crosswalk.db");
  database = await openDatabase(file);
});
afterEach(async () => {
  await closeDatabase(database);
  rmSync(folder, { recursive: true, force: true });
});

const write = () =>
  database.insert(orgs).values({ id: "00D", name: "", instanceUrl: "", readAt: new Date() });
const logSize = () => statSync(`${file}-wal`).size;

/** Another process that reads while the work is done. */
async function besideReader<T>(work: () => Promise<T>): Promise<T> {
  const other = new Sqlite(file);
  try {
    other.exec("BEGIN");
    other.prepare("SELECT count(*) FROM orgs").get();
    await write();
    return await work();
  } finally {
    other.close();
  }
}

describe("the write-ahead log", () => {
  it("is empty afterwards", async () => {
    await write();
    expect(await database.engine.emptyLog()).toBe(true);
    expect(logSize()).toBe(0);
  });

  it("is not emptied while somebody reads, and says so", async () => {
    expect(await besideReader(() => database.engine.emptyLog())).toBe(false);
    expect(logSize()).toBeGreaterThan(0);
  });

  it("makes its job fail that cannot empty it", async () => {
    const job = jobs.find(({ name }) => name === "empty the write-ahead log");
    const run = async () => job?.run({ database } as AppContext, new AbortController().signal);
    await expect(() => besideReader(run)).rejects.toThrow(/somebody else reads/);
    await expect(run()).resolves.toBeUndefined();
  });
});
