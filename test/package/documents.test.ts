import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

const read = (file: string) => readFileSync(path.join(projectFolder, file), "utf8");
const files = globSync("{*.md,{config,connector,scripts,test}/**/*.md}", {
  cwd: projectFolder,
  exclude: (name) => name === "node_modules" || name === "generated",
});
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
/** What commands make, so that it is not there at first. */
const made = read(".gitignore").split("\n").filter(Boolean);

/** As a Markdown renderer makes them from the headings. */
const headingsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

function leadsNowhere(file: string, link: string): boolean {
  const [target = "", heading] = link.split("#");
  const linked = target === "" ? file : path.join(path.dirname(file), target);
  if (!existsSync(path.join(projectFolder, linked))) return true;
  return heading !== undefined && !headingsOf(read(linked)).includes(heading);
}

function isMissing(name: string): boolean {
  if (/[\s{}<>…()*]/.test(name) || made.some((each) => name.startsWith(each))) return false;
  return !existsSync(path.join(projectFolder, name.replace(/[#:].*$/, "")));
}

describe.each(files)("%s", (file) => {
  const text = read(file);

  it("links to files and headings that exist", () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"/g)]
      .map(([, link, ofHtml]) => link ?? ofHtml ?? "")
      .filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => leadsNowhere(file, link))).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const paths = [...text.matchAll(/`((?:config|connector|force-app|scripts|test)\/[^`]*)`/g)];
    expect(paths.map(([, name = ""]) => name).filter(isMissing)).toEqual([]);
  });

  it("names commands of package.json", () => {
    const names = [...text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
    expect(names.filter((name) => !name.endsWith(":") && scripts[name] === undefined)).toEqual([]);
  });
});

it("each picture is shown in a document", () => {
  const shown = files.map(read).join("\n");
  const pictures = globSync("*", { cwd: path.join(projectFolder, "config/guides/pictures") });
  expect(pictures.filter((name) => !shown.includes(`pictures/${name}`))).toEqual([]);
});
