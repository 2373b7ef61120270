import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import commentWidth, { commentColumns, wideLines } from "../../config/lint/commentWidth.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { lintMessagesBy } from "./lintMessagesBy.ts";

const long = "x".repeat(commentColumns);

describe("the linter of comments", () => {
  const messages = lintMessagesBy(commentWidth);

  test.each([
    `// ${long}`,
    `/* ${long} */`,
    `/**\n * ${long}\n */`,
    `const text = 1; // ${long}`,
    `const text = 1; /* a\n * ${long} */`,
  ])("refuses %s", async (code) => {
    expect(await messages("connector/planted.ts", code)).toEqual([
      expect.stringContaining(`at most ${commentColumns} columns`),
    ]);
  });

  test.each([
    `// ${long.slice(3)}`,
    `const text = "${long}";`,
    `const text = "// ${long}";`,
    `/* eslint no-var: "off" -- ${long} */`,
  ])("allows %s", async (code) => {
    expect(await messages("connector/planted.ts", code)).toEqual([]);
  });
});

/** The comments of files that no linter reads, by the end of their names. */
const commentsOf: { names: RegExp; comment: RegExp }[] = [
  {
    names:
      /(?:^|\/)(?:Dockerfile|\.\w+ignore|\.npmrc|pre-commit|run)$|\.(?:example|dockerignore|service|sh|ya?ml)$/,
    comment: /(?:^|\s)#.*$/gm,
  },
  { names: /\.(?:cls|trigger|css)$/, comment: /\/\*[^]*?\*\/|(?:^|\s)\/\/.*$/gm },
  { names: /\.sql$/, comment: /(?:^|\s)-- .*$/gm },
  { names: /\.(?:html|xml)$/, comment: /<!--[^]*?-->/g },
];

/** The lines of a file that a comment makes too wide. */
function wideComments(file: string, text: string): string[] {
  const kind = commentsOf.find(({ names }) => names.test(file));
  const lineAt = (index: number) => text.slice(0, index).split("\n").length;
  const comments = [...text.matchAll(kind?.comment ?? /(?!)/g)].map(({ 0: comment, index }) => ({
    start: lineAt(index + comment.length - comment.trimStart().length),
    end: lineAt(index + comment.trimEnd().length),
  }));
  return wideLines(text.split("\n"), comments).map((line) => `${file}:${line}`);
}

describe("comments in files that no linter reads", () => {
  test.each([
    ["config/planted.env.example", `A=1\n# ${long}`, 2],
    ["config/container/Dockerfile", `FROM node\n# ${long}`, 2],
    ["config/planted.service", `A=1 # ${long}`, 1],
    [".ci/run", `# ${long}`, 1],
    [".gitignore", `# ${long}`, 1],
    ["force-app/Planted.cls", `/**\n * ${long}\n */`, 2],
    ["force-app/Planted.cls", `class A { // ${long}`, 1],
    ["force-app/planted.css", `/* a\n${long}x */`, 2],
    ["connector/planted.sql", `-- ${long}`, 1],
    ["force-app/planted.html", `<p>\n<!-- ${long} -->`, 2],
  ])("are measured in %s: %j", (file, text, line) => {
    expect(wideComments(file, text)).toEqual([`${file}:${line}`]);
  });

  test.each([
    ["config/container/Dockerfile", `CMD ${long}`],
    ["connector/planted.sql", `CREATE TABLE ${long};--> statement-breakpoint`],
    ["force-app/planted.html", `<p>${long}</p>`],
  ])("are told from other lines of %s: %j", (file, text) => {
    expect(wideComments(file, text)).toEqual([]);
  });

  test(`have at most ${commentColumns} columns`, () => {
    const files = globSync(["*", ".*", "{.ci,.husky,config,connector,force-app,scripts,test}/**/*"], {
      cwd: projectFolder,
      withFileTypes: true,
      exclude: (entry) => ["node_modules", "generated"].includes(entry.name),
    })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)));
    const measured = files
      .filter((file) => commentsOf.some(({ names }) => names.test(file)))
      .map((file) => wideComments(file, readFileSync(path.join(projectFolder, file), "utf8")));

    expect(measured.length).toBeGreaterThan(0);
    expect(measured.flat()).toEqual([]);
  });
});
