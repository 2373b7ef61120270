import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const createLogFile = fileURLToPath(new URL("createLog.ts", import.meta.url));

/** Writes so much that no pipe holds it, says "ready" on standard error, and ends once it is asked. */
const script = `
  import { createLog } from ${JSON.stringify(createLogFile)};
  const log = createLog("info");
  process.stdin.once("data", () => {
    for (let line = 0; line < 10_000; line += 1) log.info({ rows: line }, "working");
    setImmediate(() => {
      process.stderr.write("still runs");
      log.info({}, "stopping");
      log.info({}, "stopped");
      process.exit();
    });
  });
  process.stderr.write("ready");`;

async function start() {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "pipe" });
  await once(child.stderr, "data");
  return child;
}

async function endOf(child: Awaited<ReturnType<typeof start>>): Promise<unknown> {
  const hangs = new Promise((resolve) => setTimeout(() => resolve("hangs"), 5_000));
  const ended = once(child, "exit").then(([status]) => status as number);
  child.stdin.write("go");
  const end = await Promise.race([ended, hangs]);
  child.kill("SIGKILL");
  return end;
}

describe("the log on standard output", () => {
  it("lets its process end where nobody reads any more", async () => {
    const child = await start();
    child.stdout.destroy();
    expect(await endOf(child)).toBe(0);
  });

  it("stops nobody's work where its reader has stalled, and lets the process end", async () => {
    const child = await start();
    child.stdout.pause();
    expect(await endOf(child)).toBe(0);
  });
});
