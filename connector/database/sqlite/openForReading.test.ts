import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../database.ts";
import { openDatabase } from "../open.ts";
import { openForReading } from "./openForReading.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-reading-"));
  file = path.join(folder, "crosswalk.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const makeDatabase = async () => closeDatabase(await openDatabase(file));

describe("a database that cannot be read", () => {
  it("is told from one that is missing where it is empty", () => {
    writeFileSync(file, "");
    expect(() => openForReading(file)).toThrow(/crosswalk\.db is empty\. DATABASE_FILE says/);
  });

  it("is called so in words where it is something else", () => {
    writeFileSync(file, "a letter to a friend\n".repeat(400));
    expect(() => openForReading(file)).toThrow(/crosswalk\.db is no database, or a damaged one\. Stop/);
  });
});

it.skipIf(process.platform === "win32")("a database is read where its disk has no room", async () => {
  await makeDatabase();
  const reading = path.join(import.meta.dirname, "openForReading.ts");
  const code = `import { openForReading } from ${JSON.stringify(reading)};
    const { client } = openForReading(process.argv[1]);
    console.log(client.prepare("select count(*) from events").pluck().get());
    client.close();`;
  // No file may grow in this process: SQLite and the system meet a true end.
  const { stdout, stderr } = spawnSync(
    "sh",
    ["-c", 'ulimit -f 0; exec "$0" "$@"', process.execPath, "--input-type=module", "-e", code, file],
    { encoding: "utf8", env: { PATH: process.env["PATH"], NODE_NO_WARNINGS: "1" } },
  );
  expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
});
