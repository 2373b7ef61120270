import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const connectorFolder = path.resolve(import.meta.dirname, "../../connector");

const tables = "(?:creations|batches|batchRows|signIns)";
const inserting = new RegExp(`\\.insert\\(${tables}\\)`);
const updating = new RegExp(`\\.update\\(${tables}\\)\\s*\\.set\\(([\\s\\S]*?)\\)\\s*\\.where\\(`, "g");

/** Whether a file writes the state of a row, or columns that it does not name. */
function writesState(text: string): boolean {
  const sets = [...text.matchAll(updating)].map(([, set = ""]) => set);
  return (
    inserting.test(text) ||
    sets.some((set) => !set.startsWith("{") || /\b(?:state|status)\b|\.\.\.changes/.test(set))
  );
}

test("each file that writes a state tells it", () => {
  const silent = globSync("**/*.ts", { cwd: connectorFolder })
    .filter((file) => !/\.(?:test|fixture)\.ts$/.test(file))
    .filter((file) => {
      const text = readFileSync(path.join(connectorFolder, file), "utf8");
      return writesState(text) && !/\bevent\(/.test(text);
    });
  expect(silent).toEqual([]);
});
