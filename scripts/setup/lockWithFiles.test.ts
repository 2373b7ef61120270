import { expect, it } from "vitest";
import { lockWithFiles } from "./lockWithFiles.mjs";

const filesOf = (packages: Parameters<typeof lockWithFiles>[0]["packages"]) =>
  Object.values(lockWithFiles({ packages }).packages).map(({ resolved }) => resolved);

it("a package's file is named after the package, under the package's own name", () => {
  const packages = {
    "node_modules/hono": { version: "4.1.0" },
    "node_modules/a/node_modules/@scope/b": { version: "1.0.0" },
    "node_modules/old": { name: "@scope/new", version: "2.0.0-rc.1" },
  };
  expect(filesOf(packages)).toEqual([
    "https://registry.npmjs.org/hono/-/hono-4.1.0.tgz",
    "https://registry.npmjs.org/@scope/b/-/b-1.0.0.tgz",
    "https://registry.npmjs.org/@scope/new/-/new-2.0.0-rc.1.tgz",
  ]);
});

it("a folder of the project, and what comes within another package, has no file", () => {
  const packages = {
    connector: { version: "1.0.0" },
    "node_modules/connector": { resolved: "connector", link: true },
    "node_modules/a/node_modules/b": { version: "1.0.0", inBundle: true },
  };
  expect(filesOf(packages)).toEqual([undefined, "connector", undefined]);
});
