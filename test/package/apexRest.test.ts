import { readFileSync } from "node:fs";
import path from "node:path";
import { apexRestClasses } from "@crosswalk/practice-org";
import { expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";
import { listSourceFiles } from "../support/sourceComponents.ts";

const folder = path.join(projectFolder, "force-app/main/default/classes");
const sources = listSourceFiles(folder)
  .filter((file) => file.endsWith(".cls"))
  .map((file) => readFileSync(path.join(folder, file), "utf8"));
const resources = sources.filter((source) => source.includes("@RestResource"));

/** All first groups of a pattern. */
const all = (source: string, pattern: RegExp) => [...source.matchAll(pattern)].map(([, found]) => found);

/** What the practice org makes of a class, with a user whose permissions are written down. */
function tableOf(name: string) {
  const found = apexRestClasses.find((each) => each.name === name);
  const asked: string[] = [];
  const checkPermission = (permission: string) => asked.push(permission) > 0;
  const methods = Object.entries(found?.answers ?? {}).map(([method, answer]) => [
    method,
    Object.keys(answer({ checkPermission }) as object),
  ]);
  return { urlMapping: found?.urlMapping, asked, methods };
}

it.each(resources.map((source) => [all(source, /class (\w+)/g)[0] ?? "", source]))(
  "the practice org answers for class %s as its source says",
  (name, source) => {
    const { urlMapping, asked, methods } = tableOf(name);
    expect(all(source, /urlMapping='([^']*)'/g)).toEqual([urlMapping]);
    expect(all(source, /@Http(\w+)/g).map((method) => method?.toUpperCase())).toEqual(
      methods.map(([method]) => method),
    );
    expect(all(source, /checkPermission\('(\w+)'\)/g)).toEqual(asked);
    expect(all(source, /'(\w+)' =>/g)).toEqual(methods.flatMap(([, members]) => members));
  },
);

it("the practice org answers for no class that the package lacks", () => {
  const names = resources.map((source) => all(source, /class (\w+)/g)[0]);
  expect(apexRestClasses.map(({ name }) => name).sort()).toEqual(names.sort());
});
