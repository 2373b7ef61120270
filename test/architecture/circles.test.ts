import path from "node:path";
import { cruise, type ICruiseResult, type IModule } from "dependency-cruiser";
import { beforeAll, describe, expect, test } from "vitest";

const projectFolder = path.resolve(import.meta.dirname, "../..");

const programs = ["connector", "test/org", "test/lightning", "test/support"];

describe.each(programs)("in %s", (program) => {
  /** A folder, or a file that stands in none. */
  const roomOf = (file: string) => (path.dirname(file) === program ? file : path.dirname(file));

  let modules: IModule[];
  beforeAll(async () => {
    const { output } = await cruise([program], {
      baseDir: projectFolder,
      tsPreCompilationDeps: true, // so that imports of types count
      includeOnly: `^${program}/`,
      exclude: { path: String.raw`\.(test|fixture)\.ts$` },
    });
    modules = (output as ICruiseResult).modules;
  });

  test("no files import each other in a circle, types included", () => {
    const circles = modules.flatMap(({ source, dependencies }) =>
      dependencies.filter(({ circular }) => circular).map(({ resolved }) => `${source} → ${resolved}`),
    );

    expect(circles).toEqual([]);
  });

  test("folders do not import each other", () => {
    const imports = new Set(
      modules.flatMap(({ source, dependencies }) =>
        dependencies.map(({ resolved }) => `${roomOf(source)} → ${roomOf(resolved)}`),
      ),
    );
    const pairs = [...imports].filter((entry) => {
      const [from = "", to = ""] = entry.split(" → ");
      return from < to && imports.has(`${to} → ${from}`);
    });

    expect(pairs).toEqual([]);
  });
});
