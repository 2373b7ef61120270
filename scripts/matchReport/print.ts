import { once } from "node:events";
import { stdout } from "node:process";

/** Writes to standard output, and waits while whoever reads it is behind. */
export async function print(text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, "drain");
}

/**
 * An array, written item by item, because those of a hundred thousand leads do not fit into one string.
 * Answers its end.
 */
export async function printJson(items: AsyncIterable<unknown> | Iterable<unknown>): Promise<string> {
  let before = "[";
  for await (const item of items) {
    await print(`${before}\n${JSON.stringify(item)}`);
    before = ",";
  }
  return before === "[" ? "[]" : "\n]";
}

const shownMax = 20;

/** Says on standard error of which lines of a file something is not read. The first ones are enough. */
export function printLeftOut(
  file: string,
  lines: readonly { line: number; reason: string }[],
  what = "is left out",
): void {
  for (const { line, reason } of lines.slice(0, shownMax)) {
    console.error(`line ${line} of the ${file} ${what}: ${reason}`);
  }
  if (lines.length > shownMax) console.error(`${lines.length - shownMax} more lines of the ${file} likewise`);
}
