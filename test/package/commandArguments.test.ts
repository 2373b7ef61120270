import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

function run(file: string, ...args: string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [file, ...args], {
    cwd: projectFolder,
    encoding: "utf8",
    // Ends what took the option after all and began its work.
    timeout: 60_000,
    // Some versions of Node warn that TypeScript is new to them.
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  return { status, stderr, stdout };
}

describe("a command", () => {
  it.each([
    [
      "test/chaos/main.ts",
      ["--gone"],
      "Unknown option '--gone'. Options: --runs, --seed, --first, --leads, --store, --connectors, --leadership.",
    ],
    ["test/org/main.ts", ["--gone"], "Unknown option '--gone'. Options: --fresh, --with-other, --like."],
    [
      "test/org/main.ts",
      ["--like", "package.json"],
      "--like package.json: It has no facts of an org in the form 1.",
    ],
    [
      "test/bench/main.ts",
      ["gone"],
      "There is no section gone, only matching, search, imports, lists, service, batch, clicks.",
    ],
  ])("answers in one line what it does not know: %s %j", (file, args, line) => {
    expect(run(file, ...args)).toEqual({ status: 1, stderr: `${line}\n`, stdout: "" });
  });
});
