import { writeFileSync } from "node:fs";

/** Writes a document for the owner of the file alone, and never over another one. */
export function writeExport(file: string, exported: unknown): void {
  try {
    writeFileSync(file, `${JSON.stringify(exported, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`${file} is there already. Nothing is erased: name another file for --export.`, {
      cause: error,
    });
  }
}
