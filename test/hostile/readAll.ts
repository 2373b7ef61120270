import { AppError } from "../../connector/errors.ts";
import { readLeadFile } from "../../connector/leadFiles/readLeadFile.ts";

/** Reads a file to its end, in this thread; how many rows it has, none where it is refused. */
export async function readAll(bytes: Buffer): Promise<number> {
  try {
    const { rows } = await readLeadFile(chunksOf(bytes));
    let count = 0;
    for await (const _row of rows) count += 1;
    return count;
  } catch (error) {
    if (error instanceof AppError) return 0;
    throw error;
  }
}

/** As a file comes from the disk. */
async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}
