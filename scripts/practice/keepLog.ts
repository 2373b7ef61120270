import type { ChildProcess } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/**
 * Writes what a process says to `<name>.jsonl` in the folder, a line of JSON each; what it says to standard
 * error is shown as well. The file of the start before stays beside it, as `<name>.previous.jsonl`.
 */
export function keepLog(child: ChildProcess, folder: string, name: string): string {
  const file = path.join(folder, `${name}.jsonl`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(file)) renameSync(file, path.join(folder, `${name}.previous.jsonl`));
  const log = createWriteStream(file, { mode: 0o600 });
  const write = (line: string) => void log.write(`${asJson(line)}\n`);
  for (const stream of [child.stdout, child.stderr]) if (stream) linesOf(stream).on("line", write);
  child.stderr?.pipe(process.stderr, { end: false });
  child.on("close", () => log.end());
  return file;
}

const linesOf = (stream: Readable) => createInterface({ input: stream, crlfDelay: Infinity });

/** Only the connector speaks JSON. */
function asJson(line: string): string {
  return line.startsWith("{") ? line : JSON.stringify({ time: Date.now(), msg: line });
}
