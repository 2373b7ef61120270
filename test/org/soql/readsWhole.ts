import { statement } from "../storage/statement.ts";
import type { Tree } from "./conditionTrees.ts";
import { quoted, type Scope } from "./scope.ts";

/** SQLite takes longer to find an index for each of so many conditions than to read so many rows. */
const conditionsMin = 20;
const rowsMax = 10_000;

/** Whether SQLite answers conditions joined by OR faster by reading the whole table than by its indexes. */
export function readsWhole({ environment, object }: Scope, tree: Tree): boolean {
  if (countLeaves(tree) < conditionsMin) return false;
  const [rows = 0] =
    statement<[], [number]>(
      environment.org.db,
      `SELECT COUNT(*) FROM (SELECT 1 FROM ${quoted(object.name)} LIMIT ${String(rowsMax)})`,
    )
      .raw()
      .get() ?? [];
  return rows < rowsMax;
}

function countLeaves(tree: Tree): number {
  if (tree.kind === "leaf") return 1;
  if (tree.kind === "not") return countLeaves(tree.part);
  return tree.parts.reduce((sum, part) => sum + countLeaves(part), 0);
}
