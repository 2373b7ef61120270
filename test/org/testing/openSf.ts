import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface SfRun {
  status: number;
  stdout: string;
  stderr: string;
}

/** The real Salesforce CLI with its own home folder, separate from a person's orgs and settings. */
export interface Sf {
  home: string;
  run(args: string[], options?: { cwd?: string; env?: Record<string, string> }): Promise<SfRun>;
  /** Runs with --json and answers `result`. Throws the CLI's message on failure. */
  json<T>(args: string[], options?: { cwd?: string; env?: Record<string, string> }): Promise<T>;
  close(): void;
}

interface SfAnswer<T> {
  status: number;
  result: T;
  message?: string;
  warnings?: string[];
}

const binary = path.resolve(
  import.meta.dirname,
  "../../../config/salesforce-cli/node_modules/@salesforce/cli/bin/run.js",
);

/**
 * `cwd` is this process's own unless a call says another. `ending` ends what runs. Throws where the CLI is
 * not installed, as on a machine where nothing but `npm test` has run.
 */
export function openSf(ending?: AbortSignal): Sf {
  if (!existsSync(binary)) {
    throw new Error(
      "The Salesforce CLI is not installed: run node scripts/setup.mjs --salesforce-cli first.",
    );
  }
  const home = mkdtempSync(path.join(tmpdir(), "crosswalk-sf-"));
  const run: Sf["run"] = (args, options = {}) =>
    new Promise((resolve) => {
      const env = { ...isolatedEnvironment(home), ...options.env };
      const settings = {
        cwd: options.cwd ?? process.cwd(),
        env,
        maxBuffer: 64 * 1024 * 1024,
        ...(ending && { signal: ending }),
      };
      execFile(process.execPath, [binary, ...args], settings, (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({ status, stdout, stderr });
      });
    });
  return {
    home,
    run,
    async json<T>(args: string[], options = {}) {
      const { stdout, stderr } = await run([...args, "--json"], options);
      let answer: SfAnswer<T>;
      try {
        answer = JSON.parse(stdout) as SfAnswer<T>;
      } catch (cause) {
        throw new Error(`sf ${args.join(" ")} answered no JSON: ${stdout}\n${stderr}`, { cause });
      }
      if (answer.status !== 0) throw new Error(`sf ${args.join(" ")}: ${answer.message ?? stdout}`);
      return answer.result;
    },
    close: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * The environment of the CLI and of scripts that run it: its own home, without the machine's orgs and
 * settings.
 */
export function isolatedEnvironment(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: path.join(home, "config"),
    XDG_CACHE_HOME: path.join(home, "cache"),
    XDG_DATA_HOME: path.join(home, "data"),
    XDG_STATE_HOME: path.join(home, "state"),
    SF_DISABLE_TELEMETRY: "true",
    // Its log is written by a thread of its own, which each start waits for: a sixth of its processor.
    SF_DISABLE_LOG_FILE: "true",
    SF_DISABLE_AUTOUPDATE: "true",
    // Otherwise it draws its progress again many times a second, for no terminal.
    CI: "true",
    // Which it takes for a terminal with colors.
    NO_COLOR: "1",
    SF_SKIP_NEW_VERSION_CHECK: "true",
    SF_USE_GENERIC_UNIX_KEYCHAIN: "true",
  };
}
