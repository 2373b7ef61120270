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
const workspaces = [root, ...(root.workspaces ?? []).map(readPackage)];
/** Installed by setup.mjs --salesforce-cli alone. */
const salesforceCli = readPackage("config/salesforce-cli");

const cliPlace = "node_modules/@salesforce/cli";
const locks = ["package-lock.json", "config/salesforce-cli/package-lock.json"];
const readLock = (file: string) =>
  (JSON.parse(read(file)) as { packages: Record<string, { resolved?: string }> }).packages;

describe("the packages of the project", () => {
  test("are the connector, the practice org and the practice page", () => {
    expect(workspaces.map(({ name }) => name)).toEqual([
      "crosswalk",
      "@crosswalk/connector",
      "@crosswalk/practice-org",
      "@crosswalk/practice-page",
    ]);
  });

  test("pin every direct dependency to one version, the same in all of them", () => {
    const versions = new Map<string, Set<string>>();
    for (const { dependencies, devDependencies } of [...workspaces, salesforceCli]) {
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

  test.each(locks)("are locked without the name of a registry in %s", (file) => {
    const places = Object.values(readLock(file)).flatMap(({ resolved }) => resolved ?? []);

    expect(places.filter((place) => place.includes("://"))).toEqual([]);
  });
});

describe("the Salesforce CLI", () => {
  test("is alone in a folder that only the commands which run it install", () => {
    expect(Object.keys({ ...salesforceCli.dependencies, ...salesforceCli.devDependencies })).toEqual([
      "@salesforce/cli",
    ]);
    expect(Object.keys(readLock("config/salesforce-cli/package-lock.json"))).toContain(cliPlace);
    expect(Object.keys(readLock("package-lock.json"))).not.toContain(cliPlace);
  });

  test("is locked by the same settings of npm as all else", () => {
    expect(read("config/salesforce-cli/.npmrc")).toBe(read(".npmrc"));
  });
});
