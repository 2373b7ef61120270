import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { copyTree } from "./copyTree.ts";
import { eventually } from "./eventually.ts";
import { freePort } from "./freePort.ts";
import { projectFolder } from "./projectFolder.ts";

export interface StartedTree {
  ports: Record<string, string>;
  /** What it says, so far. */
  output(): string;
  /** The one process of the tree whose command line matches. Throws where there is none. */
  find(command: RegExp): number;
  /** The command lines of all its processes. */
  processes(): string[];
  /** Sends a signal to all of them, as the terminal does. */
  signalAll(signal: NodeJS.Signals): void;
  /** Waits until it says so. */
  says(text: string): Promise<void>;
}

/** A clone whose path holds spaces, with the modules and the caches of the project. */
export function cloneWithSpaces(): { folder: string; remove(): void } {
  const home = mkdtempSync(path.join(tmpdir(), "crosswalk start "));
  const folder = path.join(home, "cross walk");
  renameSync(copyTree(), folder);
  mkdirSync(path.join(projectFolder, ".cache"), { recursive: true });
  symlinkSync(path.join(projectFolder, ".cache"), path.join(folder, ".cache"));
  return { folder, remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Runs an npm script that starts everything, as a group of processes, by default at ports of its own. */
export async function startTree(
  folder: string,
  script: string,
  atPorts?: Record<string, string>,
): Promise<StartedTree> {
  const ports = atPorts ?? (await freePorts());
  const { NODE_OPTIONS: _ours, ...environment } = process.env;
  const child = spawn("npm", ["run", script], {
    cwd: folder,
    env: {
      ...environment,
      ...ports,
      CI: "true",
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"]}`,
    },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  await once(child, "spawn");
  const group = child.pid ?? 0;
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const list = () => listGroup(group);
  return {
    ports,
    output: () => output,
    find(command) {
      const found = list().find((each) => command.test(each.command));
      if (!found) throw new Error(`No process ${command} runs. It said:\n${output}`);
      return found.pid;
    },
    processes: () => list().map(({ command }) => command),
    signalAll: (signal) => process.kill(-group, signal),
    says: (text) =>
      eventually(() => {
        if (!output.includes(text)) throw new Error(`It did not say "${text}". It said:\n${output}`);
      }),
  };
}

async function freePorts(): Promise<Record<string, string>> {
  const ports: Record<string, string> = {};
  for (const name of ["PAGE_PORT", "ORG_PORT", "CONNECTOR_PORT", "OTHER_ORG_PORT"])
    ports[name] = String(await freePort());
  return ports;
}

/** The living processes of a group; one that ended and that nobody has asked about yet is none. */
function listGroup(group: number): { pid: number; command: string }[] {
  return execFileSync("ps", ["-eo", "pid=,pgid=,stat=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null && Number(row[2]) === group && !row[3]?.startsWith("Z"))
    .map((row) => ({ pid: Number(row?.[1]), command: row?.[4] ?? "" }));
}
