import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { quickEnvironment } from "../support/quickStart.ts";

const script = fileURLToPath(new URL("./connectorProcess.ts", import.meta.url));

/**
 * A connector in a process of its own, that can be killed at any instant and started again on the same
 * database.
 */
export interface KillableConnector {
  url: string;
  isRunning(): boolean;
  /** `clockOffsetMs`: by how much the clock of its machine is wrong. */
  start(clockOffsetMs: number): Promise<void>;
  /** Throws where it had ended by itself, which nothing may make it do. */
  kill(): Promise<void>;
  /** Stands still for a while, as on a machine that is suspended. */
  freeze(ms: number): Promise<void>;
}

export function createKillableConnector(url: string, environment: Record<string, string>): KillableConnector {
  let child: ChildProcess | undefined;
  // Ends the connector with this process.
  process.once("exit", () => child?.kill("SIGKILL"));
  return {
    url,
    isRunning: () => child !== undefined,
    async start(clockOffsetMs) {
      const started = spawn(process.execPath, [script], {
        env: {
          ...quickEnvironment(),
          ...environment,
          CLOCK_OFFSET_MS: String(clockOffsetMs),
        },
        stdio: ["ignore", "pipe", "inherit"],
      });
      child = started;
      const hasStarted = Promise.race([
        once(started.stdout, "data"),
        once(started, "exit").then(([code]) => {
          throw new Error(`the connector ended with ${String(code)} instead of starting`);
        }),
      ]);
      await hasStarted.catch((error: unknown) => {
        child = undefined;
        throw error;
      });
    },
    async freeze(ms) {
      const frozen = child;
      frozen?.kill("SIGSTOP");
      await wait(ms);
      frozen?.kill("SIGCONT");
    },
    async kill() {
      const victim = child;
      child = undefined;
      if (!victim) return;
      const end = victim.exitCode ?? victim.signalCode;
      if (end !== null) throw new Error(`the connector ended by itself with ${end}`);
      const ended = once(victim, "exit");
      victim.kill("SIGKILL");
      await ended;
    },
  };
}
