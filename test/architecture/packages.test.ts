import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

interface Package {
  name: string;
  workspaces?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const read = (file: string) => readFileSync(path.join(projectFolder, file), "utf8");
const readPackage = (folder: string) => JSON.parse(read(path.join(folder, "package.json"))) as Package;

const root = readPackage(".");
const packages = [root, ...(root.workspaces ?? []).map(readPackage)];

describe("the packages of the project", () => {
  test("are the connector, the practice org and the practice page", () => {
    expect(packages.map(({ name }) => name)).toEqual([
      "crosswalk",
      "@crosswalk/connector",
      "@crosswalk/practice-org",
      "@crosswalk/practice-page",
    ]);
  });

  test("pin every direct dependency to one version, the same in all of them", () => {
    const versions = new Map<string, Set<string>>();
    for (const { dependencies, devDependencies } of packages) {
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
        versions.set(name, (versions.get(name) ?? new Set()).add(version));
      }
    }
    const loose = [...versions].filter(
      ([, each]) => each.size > 1 || ![...each].every((version) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    );

    expect(loose).toEqual([]);
  });

  test("leave nothing for the project itself to install in production", () => {
    expect(root.dependencies).toBeUndefined();
  });

  test("are locked without the name of a registry", () => {
    const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { resolved?: string }> };
    const places = Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? []);

    expect(places.filter((place) => place.includes("://"))).toEqual([]);
  });
});
