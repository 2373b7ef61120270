import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/projectFolder.ts";

/** A text in Markdown, taken apart into what refers to something else. */
export interface Document {
  /** Its path within the project. */
  file: string;
  text: string;
  /** What stands between single backticks. */
  spans: string[];
  blocks: Block[];
  /** Commands of blocks and of spans, each in words; one that runs within another is listed too. */
  commands: string[][];
}

/** What stands between lines of backticks or tildes, three or more. */
interface Block {
  /** The word after the first of these, or nothing. */
  language: string;
  text: string;
}

/** Says what is wrong with the references of one kind in a document, one mistake a line. */
export type Check = (document: Document) => string[] | Promise<string[]>;

export const documentFiles = globSync("{*.md,{config,connector,force-app,scripts,test}/**/*.md}", {
  cwd: projectFolder,
  exclude: (name) => name === "node_modules",
})
  .filter((file) => !/(?:^|[/\\])generated[/\\]/.test(file))
  .sort();

export const readFile = (file: string): string => readFileSync(path.join(projectFolder, file), "utf8");

/** A block, with its language and its text. */
export const fence = /^[ \t]*(`{3,}|~{3,})([^\n`]*)\n([\s\S]*?)^[ \t]*\1[ \t]*$/gm;

/** A span is a command where it begins with one of these and says more. */
const commandSpan =
  /^(?:docker|eslint|git|journalctl|node|npm|npx|openssl|oxlint|prettier|sf|sudo|tsc|vitest) [^…\s]/;

export function readDocument(file: string, text: string): Document {
  const blocks = [...text.matchAll(fence)].map(([, , language = "", block = ""]) => ({
    language: language.trim(),
    text: block,
  }));
  const spans = [...text.replace(fence, "").matchAll(/`([^`]+)`/g)].map(([, span = ""]) =>
    span.replace(/\s+/g, " "),
  );
  const lines = [
    ...blocks
      .filter(({ language }) => language === "sh")
      .flatMap((block) => block.text.replaceAll("\\\n", " ").split("\n")),
    ...spans.filter((span) => commandSpan.test(span)),
  ];
  return { file, text, spans, blocks, commands: lines.flatMap(commandsOf) };
}

/** The commands of a line of a shell, without comments and without who runs them. */
function commandsOf(line: string): string[][] {
  return line
    .replace(/(?:^|\s)#.*$/, "")
    .split(/ (?:&&|\|\|?|;) (?=(?:[^']*'[^']*')*[^']*$)/)
    .map((part) => wordsOf(part))
    .flatMap(withInner);
}

const wordsOf = (text: string): string[] => text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];

/**
 * Where, in the words behind `docker`, the command begins that runs in the container; -1 where none does. Of
 * `exec` it is one of node, of `compose exec` and `compose run` what follows the options and the service.
 */
export function innerAt([command = "", ...rest]: readonly string[]): number {
  if (command === "exec") return rest.includes("node") ? rest.indexOf("node") + 1 : -1;
  if (command !== "compose" || !["exec", "run"].includes(rest[0] ?? "")) return -1;
  const service = rest.findIndex((word, index) => index > 0 && !word.startsWith("-"));
  return service < 0 || rest[service + 1] === undefined ? -1 : service + 2;
}

/** A command, and the one that it runs: `docker exec NAME node FILE` is two. */
function withInner(words: string[]): string[][] {
  const start = words.findIndex((word) => !/^\w+=/.test(word));
  const [program = "", ...rest] = start < 0 ? [] : words.slice(start);
  if (program === "") return [];
  // The Salesforce CLI, as a script of package.json.
  if (program === "npm" && rest.slice(0, 3).join(" ") === "run sf --")
    return withInner(["sf", ...rest.slice(3)]);
  if (program === "npx" || program === "exec") return withInner(rest);
  if (program === "sudo") return withInner(rest[0] === "-u" ? rest.slice(2) : rest);
  if (program === "bash" && rest[0] === "-c") return commandsOf((rest[1] ?? "").slice(1, -1));
  const inner = program === "docker" ? innerAt(rest) : -1;
  return [[program, ...rest], ...(inner < 0 ? [] : [rest.slice(inner)])];
}

/** The names of the options in a command, with what stands after "=" left out. */
export const optionsIn = (words: string[]): string[] =>
  words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.replace(/=.*$/, ""));
