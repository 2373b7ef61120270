import { existsSync, globSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/projectFolder.ts";
import { type Document, readFile } from "./document.ts";

const topFolder = /^(?:config|connector|force-app|scripts|test)(?:\/|$)/;
const filesOfProject = globSync(["*.*", "{config,connector,force-app,scripts,test}/**/*"], {
  cwd: projectFolder,
  exclude: (name) => name === "node_modules",
}).map((file) => file.split(path.sep).join("/"));
const fileNames = new Set(filesOfProject.map((file) => path.basename(file)));

/** What commands make, so that it is not there at first: .gitignore lists it. */
const made = readFile(".gitignore")
  .split("\n")
  .filter(Boolean)
  .map((line) => line.replace(/\/$/, ""));
const isMade = (name: string): boolean => made.some((each) => name === each || name.startsWith(`${each}/`));

/** Names in the place of a path: of any file, of a format, or of no file of the project at all. */
const examples = new Set([
  "x.test.ts", // any test
  "evaboot.csv", // as exporting tools name their files
  "phantombuster-sales-navigator.csv",
  "wiza.csv",
  "Connections.csv",
  "pairs.csv",
  "connector.env", // what an operator fills in, and one for a second connector
  "crosswalk-connector-uat.service",
]);
/** Modules of the platform and packages look like paths, and are none. */
const modules = /^(?:@|c\/|lightning\/)/;

/** Files and folders, in backticks and in blocks. */
export function checkPaths(document: Document): string[] {
  const inBlocks = document.blocks
    .filter(({ language }) => language === "sh" || language === "text")
    .flatMap(({ text }) => text.split("\n").map((line) => line.replace(/\s#.*$/, "")))
    .flatMap((line) => line.split(/[\s='"]+/))
    .filter((word) => topFolder.test(word) && word.includes("/"));
  const inCommands = document.commands.flatMap((words) =>
    words.slice(1).filter((word) => topFolder.test(word) && word.includes("/")),
  );
  return [...new Set([...document.spans, ...inBlocks, ...inCommands])].filter(
    (name) => looksLikePath(name) && !exists(document.file, name),
  );
}

function looksLikePath(name: string): boolean {
  if (/[\s{}…<>()]/.test(name) || /\bxx\b/.test(name) || modules.test(name)) return false;
  if (examples.has(name) || isMade(name)) return false;
  const isFile = /^[\w.*-]+\.(?:cjs|cls|csv|css|html|js|json|md|mjs|service|ts|xml|ya?ml|env)$/.test(name);
  return isFile || (/^(?:\.\.?\/)*[\w.*-]+(?:\/[\w.*-]+)*\/?(?:[#:].*)?$/.test(name) && name.includes("/"));
}

/** Within the project, beside the document, or for a file's name alone anywhere; with `*`, one that fits. */
function exists(document: string, name: string): boolean {
  const bare = name.replace(/[#:].*$/, "").replace(/\/$/, "");
  if (bare.includes("*")) {
    const patterns = bare.includes("/")
      ? [bare, path.posix.join(path.dirname(document), bare)]
      : [`**/${bare}`];
    return filesOfProject.some((file) => patterns.some((pattern) => path.matchesGlob(file, pattern)));
  }
  if (!bare.includes("/") && !name.endsWith("/")) return fileNames.has(bare) || isMade(bare);
  const folder = path.dirname(document);
  return [bare, path.join(folder, bare)].some(
    (each) => existsSync(path.join(projectFolder, each)) || isMade(each),
  );
}
