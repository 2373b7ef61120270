import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fileWitness } from "./fileWitness.ts";

let folder: string;
let file: string;
let kept: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-witness-"));
  kept = join(folder, "kept");
  mkdirSync(join(folder, "data"));
  mkdirSync(kept);
  file = join(folder, "data", "crosswalk.db-steps");
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: "pipe" });

/** A copy of an hour ago, with the times that files had then. */
function keepOfAnHourAgo(): void {
  run("cp", "-a", `${folder}/data/.`, kept);
  const copy = join(kept, "crosswalk.db-steps");
  const [steps, at] = readFileSync(copy, "utf8").split(" ");
  const then = Number(at) - 3_600_000;
  writeFileSync(copy, `${steps} ${then}`);
  utimesSync(copy, then / 1_000, then / 1_000);
}

describe("what is kept beside the database", () => {
  it("is known by who starts anew, and rises", () => {
    expect(fileWitness(file).read()).toBeNull();
    fileWitness(file).write(0);
    expect(fileWitness(file).read()).toBe(0);
    fileWitness(file).write(7);
    expect(fileWitness(file).read()).toBe(7);
  });

  it.each([
    ["cp -a", () => run("cp", "-a", `${kept}/.`, `${folder}/data`)],
    ["cp", () => run("cp", join(kept, "crosswalk.db-steps"), file)],
    [
      "tar",
      () => {
        run("tar", "-C", kept, "-cf", join(folder, "kept.tar"), ".");
        run("tar", "-C", `${folder}/data`, "--overwrite", "-xf", join(folder, "kept.tar"));
      },
    ],
  ])("is of no worth where it was put back with the database, by %s", (_way, putBack) => {
    const witness = fileWitness(file);
    witness.write(3);
    keepOfAnHourAgo();
    witness.write(9);
    putBack();
    expect(witness.read()).toBeNull();
    witness.write(4);
    expect(witness.read()).toBe(4);
  });

  it("is of no worth where what an earlier version wrote was put back", () => {
    const then = Date.now() - 3_600_000;
    writeFileSync(file, `5 ${then}`);
    utimesSync(file, then / 1_000, then / 1_000);
    expect(fileWitness(file).read()).toBeNull();
  });
});
