import { once } from "node:events";
import { stdout } from "node:process";

/** Writes to standard output, and waits while whoever reads it is behind. */
export async function print(text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, "drain");
}

/** An array, written item by item, because those of a hundred thousand leads do not fit into one string. */
export async function printJson(items: AsyncIterable<unknown>): Promise<void> {
  let count = 0;
  await print("[");
  for await (const item of items) await print(`${count++ === 0 ? "" : ","}\n${JSON.stringify(item)}`);
  await print(count === 0 ? "]\n" : "\n]\n");
}

const shownMax = 20;

/** Says on standard error of which lines of a file something is not read. The first ones are enough. */
export function printLeftOut(
  file: string,
  lines: readonly { line: number; reason: string }[],
  what = "is left out",
): void {
  for (const { line, reason } of lines.slice(0, shownMax))
    console.error(`line ${line} of the ${file} ${what}: ${reason}`);
  const more = lines.length - shownMax;
  if (more > 0)
    console.error(
      what === "is left out"
        ? `${more} more lines of the ${file} are left out`
        : `${more} more lines of the ${file} likewise`,
    );
}
