import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../../test/support/eventually.ts";
import { keepLog } from "./keepLog.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-logs-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(code: string): Promise<string> {
  const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "pipe"] });
  const file = keepLog(child, path.join(folder, "logs"), "connector");
  await once(child, "close");
  return file;
}

const messages = (file: string) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { msg: string }).msg);

describe("what a process of npm start says", () => {
  it("is kept line by line as JSON, with what it says as it breaks", async () => {
    const file = await run(
      `console.log('{"msg":"listening"}'); console.log("plain"); console.error("broken")`,
    );
    await eventually(() => expect(messages(file).sort()).toEqual(["broken", "listening", "plain"]));
  });

  it("stays beside what the next start says", async () => {
    const file = await run(`console.log("first")`);
    await eventually(() => expect(messages(file)).toEqual(["first"]));
    await run(`console.log("second")`);
    await eventually(() => expect(messages(file)).toEqual(["second"]));
    expect(messages(file.replace(".jsonl", ".previous.jsonl"))).toEqual(["first"]);
  });
});
