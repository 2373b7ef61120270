import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environmentOfNobody, startProcess } from "../../support/startProcess.ts";

/** A connector that nobody uses. */
export interface StartFigure {
  /** Until it listens, the quickest of several starts. */
  listensMs: number;
  /** Held five seconds later, the median of several starts. Null where the system does not tell. */
  megabytes: number | null;
}

const starts = 5;

/** As its unit starts what `npm run build` makes. */
export async function measureStart(): Promise<StartFigure> {
  const folder = mkdtempSync(path.join(tmpdir(), "crosswalk-start-"));
  const environment = environmentOfNobody(path.join(folder, "crosswalk.db"));
  const built = path.join(folder, "built");
  const [times, sizes]: [number[], number[]] = [[], []];
  try {
    execFileSync(process.execPath, ["connector/build.ts", built]);
    for (let start = 0; start < starts; start += 1) {
      const began = performance.now();
      const connector = startProcess(environment, {
        main: path.join(built, "main.mjs"),
        nodeOptions: ["--enable-source-maps", "--max-semi-space-size=4"],
      });
      await connector.listening;
      const took = performance.now() - began;
      await wait(5_000);
      const held = heldBy(connector.pid);
      connector.kill("SIGTERM");
      await connector.ended;
      times.push(took);
      if (held !== null) sizes.push(held);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const median = sizes.toSorted((one, other) => one - other)[Math.floor(sizes.length / 2)];
  return { listensMs: Math.min(...times), megabytes: median ?? null };
}

/** Resident memory, in MB. */
function heldBy(pid: number): number | null {
  try {
    const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    return null;
  }
}
