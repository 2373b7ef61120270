import { existsSync, readdirSync } from "node:fs";
import { basename, dirname } from "node:path";

const ending = ".moved-";

/** What a file is called from the time when all of it is in another database. */
export const movedName = (file: string, now: Date): string =>
  `${file}${ending}${now.toISOString().replace(/[:.]/g, "-")}`;

/** Throws where the file is missing because it was moved: a connector would begin with nothing there. */
export function refuseMoved(file: string): void {
  if (existsSync(file) || !existsSync(dirname(file))) return;
  const moved = readdirSync(dirname(file)).find((name) => name.startsWith(`${basename(file)}${ending}`));
  if (moved === undefined) return;
  throw new Error(
    `The database ${file} was moved to another one, and is kept as ${moved}. Set DATABASE_URL or DATABASE_FILE to where it was moved to. To use it all the same, give the file its former name.`,
  );
}
