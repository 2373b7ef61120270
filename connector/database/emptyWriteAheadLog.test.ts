import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../background.ts";
import type { AppContext } from "../context.ts";
import { emptyWriteAheadLog } from "./emptyWriteAheadLog.ts";
import { closeDatabase, openDatabase, type Database } from "./open.ts";
import { orgs } from "./schema/sessions.ts";

let folder: string;
let file: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-log-"));
  file = join(folder, "crosswalk.db");
  database = openDatabase(file);
});
afterEach(() => {
  closeDatabase(database);
  rmSync(folder, { recursive: true, force: true });
});

const write = () =>
  database.insert(orgs).values({ id: "00D", name: "", instanceUrl: "", readAt: new Date() }).run();
const logSize = () => statSync(`${file}-wal`).size;

/** Another process that reads while the work is done. */
function besideReader<T>(work: () => T): T {
  const other = new Sqlite(file);
  try {
    other.exec("BEGIN");
    other.prepare("SELECT count(*) FROM orgs").get();
    write();
    return work();
  } finally {
    other.close();
  }
}

describe("the write-ahead log", () => {
  it("is empty afterwards", () => {
    write();
    expect(emptyWriteAheadLog(database)).toBe(true);
    expect(logSize()).toBe(0);
  });

  it("is not emptied while somebody reads, which is said at once and not waited for", () => {
    const began = performance.now();
    expect(besideReader(() => emptyWriteAheadLog(database))).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(logSize()).toBeGreaterThan(0);
    expect(database.$client.pragma("busy_timeout", { simple: true })).toBe(5_000);
  });

  it("makes its job fail that cannot empty it", () => {
    const job = jobs.find(({ name }) => name === "empty the write-ahead log");
    const run = () => job?.run({ database } as AppContext, new AbortController().signal);
    expect(() => besideReader(run)).toThrow(/somebody else reads/);
    expect(run).not.toThrow();
  });
});
