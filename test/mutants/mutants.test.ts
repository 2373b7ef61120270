import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/copyTree.ts";
import { promises } from "./mutant.ts";
import { countAnchors } from "./mutate.ts";
import { mutantTable } from "./mutantTable.ts";

describe("the table of mutants", () => {
  it("has texts that stand exactly once in their files, and changes them", () => {
    const anchors = mutantTable.map((mutant) => [mutant.id, countAnchors(projectFolder, mutant)]);
    expect(anchors.filter(([, count]) => count !== 1)).toEqual([]);
    for (const { id, from, to } of mutantTable) expect(to, id).not.toBe(from);
  });

  it("names each mutant once, and tests that exist", () => {
    const ids = mutantTable.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const missing = mutantTable.flatMap(({ id, tests }) =>
      tests
        .filter(({ file, name }) => {
          const path = join(projectFolder, file);
          return !existsSync(path) || !readFileSync(path, "utf8").includes(name);
        })
        .map(({ name }) => `${id}: ${name}`),
    );
    expect(missing).toEqual([]);
    for (const { id, tests } of mutantTable) expect(tests.length, id).toBeGreaterThan(0);
  });

  it("breaks every promise in several ways, and all of them in eighty at least", () => {
    for (const promise of promises) {
      const ways = mutantTable.filter((mutant) => mutant.promise === promise).length;
      expect(ways, promise).toBeGreaterThanOrEqual(3);
    }
    expect(mutantTable.length).toBeGreaterThanOrEqual(80);
  });
});
