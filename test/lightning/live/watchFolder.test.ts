import { mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchFolder } from "./watchFolder.ts";

let folder: string;
let end: () => void;
let told: string[];
let calls: number;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "practice-watch-"));
  mkdirSync(path.join(folder, "row"));
  writeFileSync(path.join(folder, "row/row.html"), "first");
  told = [];
  calls = 0;
  end = watchFolder(folder, (files) => {
    told.push(...files.map((file) => path.relative(folder, file)));
    calls++;
    return Promise.resolve();
  });
});
afterEach(() => {
  end();
  rmSync(folder, { recursive: true, force: true });
});

const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
const tells = (file: string) => vi.waitFor(() => expect(told).toContain(file), { timeout: 30_000 });

describe("a watched folder", () => {
  it("tells of a file that is written in place, again and again", async () => {
    write("row/row.html", "second");
    await tells("row/row.html");
    told = [];
    write("row/row.html", "third");
    await tells("row/row.html");
  });

  it("tells of a file that an editor puts another in the place of, again and again", async () => {
    for (const text of ["second", "third"]) {
      told = [];
      write("row/row.html.new", text);
      renameSync(path.join(folder, "row/row.html.new"), path.join(folder, "row/row.html"));
      await tells("row/row.html");
    }
  });

  it("tells of a new folder with what it holds, and of what changes there", async () => {
    mkdirSync(path.join(folder, "cell"));
    write("cell/cell.js", "first");
    await tells("cell/cell.js");
    told = [];
    write("cell/cell.js", "second");
    await tells("cell/cell.js");
  });

  it("tells of files that are gone, and of a folder that comes back", async () => {
    unlinkSync(path.join(folder, "row/row.html"));
    await tells("row/row.html");
    rmSync(path.join(folder, "row"), { recursive: true });
    await tells("row");
    told = [];
    mkdirSync(path.join(folder, "row"));
    write("row/row.html", "again");
    await tells("row/row.html");
  });

  it("tells once of many files that change at once", async () => {
    const files = Array.from({ length: 200 }, (_, index) => `row/part${index}.js`);
    files.forEach((file) => write(file, "checked out"));
    await vi.waitFor(() => expect(told).toEqual(expect.arrayContaining(files)), { timeout: 30_000 });
    expect(calls).toBeLessThan(10);
  });

  it("tells of no tests and of no files that editors keep for themselves", async () => {
    mkdirSync(path.join(folder, "row/__tests__"));
    for (const file of ["row/__tests__/row.test.js", "row/row.html~", "row/.row.html.swp"]) write(file, "x");
    write("row/row.js", "x");
    await tells("row/row.js");
    expect(told.filter((file) => /test|~|swp/.test(file))).toEqual([]);
  });
});
