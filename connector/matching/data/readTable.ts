import { readFileSync } from "node:fs";
import { ownFolder } from "../../ownFiles.ts";

/**
 * The rows of a table of words in this folder, as their cells. A table is CSV without quotes: its lines that
 * begin with `#` say where it comes from, under which licence, and when it was made.
 */
export function readTable(name: string): string[][] {
  const text = readFileSync(new URL(`matching/data/${name}.csv`, ownFolder), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(","));
}

/** The cells behind the kind of each row of a table whose first cell is a kind. */
export function readKinds(name: string): (kind: string) => string[] {
  const byKind = Map.groupBy(readTable(name), ([kind = ""]) => kind);
  return (kind) => (byKind.get(kind) ?? []).flatMap(([, ...cells]) => cells);
}

/** The words in all cells behind each of some kinds. */
export function readWords(name: string): (...kinds: string[]) => ReadonlySet<string> {
  const cells = readKinds(name);
  return (...kinds) => new Set(kinds.flatMap(cells).flatMap(wordsOf));
}

/** Several words of one cell, which spaces part. */
export const wordsOf = (cell = ""): string[] => cell.split(" ").filter(Boolean);
