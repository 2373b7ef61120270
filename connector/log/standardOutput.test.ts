import { spawn } from "node:child_process";
import { once } from "node:events";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createLog, boundOutput } from "./createLog.ts";

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
  it(
    "stops nobody's work where its reader has stalled, and lets the process end",
    { tags: ["night"] },
    async () => {
      const child = await start();
      child.stdout.pause();
      expect(await endOf(child)).toBe(0);
    },
  );
});

describe("a reader of the log who stalls and goes on", () => {
  /** Takes nothing until `goOn` is called, then all. */
  function stalling() {
    const taken: string[] = [];
    let waiting: (() => void) | undefined;
    let goesOn = false;
    const stream = new Writable({
      highWaterMark: 1_000,
      write(chunk, _, done) {
        taken.push(String(chunk));
        if (goesOn) done();
        else waiting = done;
      },
    });
    /** Takes as many of the lines that wait, or all. */
    const goOn = async (lines?: number) => {
      for (let taking = 0; taking < (lines ?? 0); taking += 1) waiting?.();
      if (lines !== undefined) return;
      const drained = once(stream, "drain");
      goesOn = true;
      waiting?.();
      await drained;
    };
    const lines = () =>
      taken.map((line) => JSON.parse(line) as { level: number; msg: string; lines?: number });
    return { stream, goOn, lines };
  }

  const bytes = { max: 4_000, errorsMax: 5_000 };

  it.each(["info", "error"] as const)("reads at the level %s how many lines are missing", async (level) => {
    const { stream, goOn, lines } = stalling();
    const log = createLog(level, boundOutput(stream, bytes));
    const max = level === "error" ? bytes.errorsMax : bytes.max;
    let written = 0;
    for (; stream.writableLength < max; written += 1) log[level]({}, "working");
    for (let more = 0; more < 17; more += 1) log[level]({}, "left out");
    await goOn();
    log[level]({}, "goes on");
    expect(lines()).toHaveLength(written + 2);
    expect(lines().slice(-2)).toMatchObject([{ msg: "lines left out", lines: 17 }, { msg: "goes on" }]);
  });
});
