import { readFileSync, writeFileSync } from "node:fs";
import type { Witness } from "./engine/engine.ts";

/** A witness in a file of its own. What can't be written is written the next time. */
export function fileWitness(file: string): Witness {
  return {
    read() {
      const text = textOf(file);
      return /^\d+$/.test(text) ? Number(text) : null;
    },
    write(steps) {
      try {
        writeFileSync(file, String(steps), { mode: 0o600 });
      } catch {
        // The database's own folder: who works with the database meets the same error, and tells it.
      }
    },
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
