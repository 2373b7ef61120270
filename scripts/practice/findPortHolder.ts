/** Which process listens on a port of this machine, as far as its system tells the user who asks. */
import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import process from "node:process";

interface PortHolder {
  pid: number;
  /** Its command line, or its name where the system tells no more. */
  command: string;
  /** The folder it runs in, where the system tells. */
  folder?: string;
}

/** Undefined: nobody listens there, or the system does not say who. */
export function findPortHolder(port: number, platform = process.platform): PortHolder | undefined {
  try {
    if (platform === "linux") return onLinux(port);
    if (platform === "win32") return onWindows(port);
    return readLsof(execFileSync("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"], quiet));
  } catch {
    // No such command, no such process any more, or no right to look.
    return undefined;
  }
}

const quiet: ExecFileSyncOptionsWithStringEncoding = {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
};

function onLinux(port: number): PortHolder | undefined {
  const sockets = new Set(
    ["tcp", "tcp6"]
      .flatMap((table) => readListeningSockets(readIfThere(`/proc/net/${table}`), port))
      .map((inode) => `socket:[${inode}]`),
  );
  if (sockets.size === 0) return undefined;
  const pid = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find((name) => linksOf(`/proc/${name}/fd`).some((link) => sockets.has(link)));
  if (pid === undefined) return undefined;
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
  return { pid: Number(pid), command, folder: readlinkSync(`/proc/${pid}/cwd`) };
}

const listenState = "0A";

/** The inodes of the sockets that listen on a port, from /proc/net/tcp or tcp6. */
export function readListeningSockets(table: string, port: number): string[] {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return table
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(ending) && state === listenState)
    .flatMap((columns) => columns[9] ?? []);
}

function linksOf(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      try {
        return readlinkSync(`${folder}/${name}`);
      } catch {
        return [];
      }
    });
  } catch {
    // Another user's process.
    return [];
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** `lsof -Fpc` writes a line `p<pid>` and a line `c<command>` a process. */
export function readLsof(output: string): PortHolder | undefined {
  const pid = /^p(\d+)$/m.exec(output)?.[1];
  if (pid === undefined) return undefined;
  return { pid: Number(pid), command: /^c(.+)$/m.exec(output)?.[1] ?? "" };
}

function onWindows(port: number): PortHolder | undefined {
  const pid = readNetstat(execFileSync("netstat", ["-ano", "-p", "TCP"], quiet), port);
  if (pid === undefined) return undefined;
  const list = execFileSync("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"], quiet);
  return { pid, command: /^"([^"]+)"/m.exec(list)?.[1] ?? "" };
}

/** The state's word is in the language of Windows; who listens has port 0 at the other end. */
export function readNetstat(output: string, port: number): number | undefined {
  const row = new RegExp(String.raw`^\s*TCP\s+\S+:${port}\s+\S+:0\s+.*?(\d+)\s*$`, "m").exec(output);
  return row ? Number(row[1]) : undefined;
}
