import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";
import { apiPathCheck } from "./documents/apiPathCheck.ts";
import { checks, checksByCli } from "./documents/checks.ts";
import { type Check, documentFiles, readDocument, readFile } from "./documents/document.ts";

let apiPaths: Awaited<ReturnType<typeof apiPathCheck>>;
beforeAll(async () => {
  apiPaths = await apiPathCheck();
});
afterAll(() => apiPaths.close());

describe.each(documentFiles)("%s", (file) => {
  const document = readDocument(file, readFile(file));

  it.each(Object.entries<Check>(checks))("%s", async (_, check) => {
    expect(await check(document)).toEqual([]);
  });

  it.each(Object.entries<Check>(checksByCli))("%s", { tags: ["night"] }, async (_, check) => {
    expect(await check(document)).toEqual([]);
  });

  it("names requests that are answered", async () => {
    expect(await apiPaths.check(document)).toEqual([]);
  });
});

describe("the pictures", () => {
  it("are each shown in a document", () => {
    const shown = documentFiles.map(readFile).join("\n");
    const pictures = readdirSync(path.join(projectFolder, "config/guides/pictures"));
    expect(pictures.filter((name) => !shown.includes(`pictures/${name}`))).toEqual([]);
  });
});

describe("the change log", () => {
  it("names the version of package.json as its newest, once there is one", () => {
    const { version } = JSON.parse(readFile("package.json")) as { version: string };
    const released = [...readFile("CHANGELOG.md").matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(
      ([, name]) => name,
    );
    expect(released.length === 0 || released[0] === version).toBe(true);
  });
});

describe("the front page", () => {
  it("says what sets it apart and shows a picture before its first heading, in at most 150 lines", () => {
    const lines = readFile("README.md").split("\n");
    expect(lines.length).toBeLessThanOrEqual(150);
    const first = lines.slice(
      0,
      lines.findIndex((line) => line.startsWith("## ")),
    );
    expect(first.some((line) => line.startsWith("!["))).toBe(true);
    expect(first.some((line) => line.startsWith("**What it does not do:**"))).toBe(true);
  });
});
