import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProcess } from "../support/startProcess.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let folder: string;
let main: string;
let stack: Stack;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-built-"));
  execFileSync(process.execPath, ["connector/build.ts", folder]);
  main = path.join(folder, "main.mjs");
  stack = await startStack();
}, 120_000);
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the connector as `npm run build` makes it", () => {
  it("starts, is ready, imports a file and ends in peace", async () => {
    const rep = await stack.signIn("rep@practice.example");
    await stack.stop();
    const { kill, listening, ended } = startProcess({ ...stack.environment, LOG_LEVEL: "info" }, { main });
    const port = await listening;

    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
    const file = readFileSync("test/fixtures/lead-files/Connections.csv");
    const imported = await rep.post("/v1/lead-lists?name=Built", file, { "content-type": "text/csv" });
    expect(imported.status).toBe(201);
    kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("names lines of the code where it fails", () => {
    const broken = "data:text/javascript,Intl.supportedValuesOf = () => { throw new Error('planted') }";
    const args = ["--enable-source-maps", "--import", broken, main];
    const { stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const line = readFileSync("connector/reasons/timeZone.ts", "utf8")
      .split("\n")
      .findIndex((text) => text.includes("supportedValuesOf("));
    expect(stderr).toContain(`connector/reasons/timeZone.ts:${line + 1}:`);
  });

  const olderNode = "/usr/bin/node";
  const isOlder = () =>
    existsSync(olderNode) && /^v(?:1\d|20)\./.test(spawnSync(olderNode, ["-v"], { encoding: "utf8" }).stdout);

  it.runIf(isOlder())("asks for a newer Node where this machine's is too old", () => {
    const { status, stderr } = spawnSync(olderNode, [main], { encoding: "utf8", env: {} });
    expect(stderr).toMatch(/^The connector needs Node .* v20\./);
    expect(status).toBe(1);
  });
});
