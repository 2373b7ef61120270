import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import process from "node:process";

const endMsMax = 10_000;
const endWithParent = new URL("endWithParent.ts", import.meta.url).href;

/** The processes of this project that run on this machine, and end with this one. */
interface Processes {
  /** Runs a TypeScript file of the project by Node. */
  start(args: string[], env: Record<string, string>, output: "pipe" | "inherit"): ChildProcess;
  /** Ends all that run, by force those that do not end by themselves. Resolves once all are gone. */
  end(): Promise<void>;
}

export function createProcesses(): Processes {
  const running = new Set<ChildProcess>();
  return {
    start(args, env, output) {
      const stdio: StdioOptions = ["ignore", output, output, "ipc"];
      const child = spawn(process.execPath, ["--import", endWithParent, ...args], {
        env: { ...process.env, ...env },
        stdio,
      });
      running.add(child);
      child.once("exit", () => running.delete(child));
      return child;
    },
    async end() {
      await Promise.all([...running].map(endProcess));
    },
  };
}

/** Asks a process to end, and ends it by force where it does not. */
export function endProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const force = setTimeout(() => child.kill("SIGKILL"), endMsMax);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
