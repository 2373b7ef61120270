import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./mutant.ts";

/** How often a mutant's text stands in its file: exactly once, or the mutant is out of date. */
export function countAnchors(folder: string, { file, from }: Pick<Mutant, "file" | "from">): number {
  return readFileSync(join(folder, file), "utf8").split(from).length - 1;
}

/** Changes the file in a folder; answers how to put it back. */
export function mutate(folder: string, { file, from, to }: Mutant): () => void {
  const path = join(folder, file);
  const source = readFileSync(path, "utf8");
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  return () => writeFileSync(path, source);
}
