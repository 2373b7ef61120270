import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { roomNames } from "../../mutants/rooms.ts";
import { sectionNames } from "../../bench/sectionNames.ts";
import { projectFolder } from "../../support/projectFolder.ts";
import { askArguments } from "./askArguments.ts";
import { type Document, fence, optionsIn, readFile } from "./document.ts";

const { scripts, workspaces } = JSON.parse(readFile("package.json")) as {
  scripts: Record<string, string>;
  workspaces: string[];
};

/** Where the words of a command are one of a list. */
const wordsOfCommand: Record<string, readonly string[]> = {
  bench: sectionNames,
  mutants: ["table", ...roomNames],
};

/** What scripts of other programs may be told (https://orm.drizzle.team/docs/drizzle-kit-generate). */
const optionsOfOthers: Record<string, NonNullable<ParseArgsConfig["options"]>> = {
  migrations: { name: { type: "string" } },
};

/** The files that a runner of tests chooses from by a part of their path. */
const filesOfRunner: Record<string, string> = {
  "test:unit": "{connector,scripts,test}/**/*.test.ts",
  vitest: "{connector,scripts,test}/**/*.test.ts",
  "test:night": "{connector,scripts,test}/**/*.test.ts",
  "test:lwc": "force-app/**/__tests__/*.js",
  "test:e2e": "test/e2e/*.spec.ts",
};

/** Commands of npm: scripts of package.json with their arguments, and npm's own. */
export function checkNpmCommands({ text, commands }: Document): string[] {
  const wrong = commands
    .filter(([program]) => program === "npm")
    .flatMap((words) => mistakesIn(words.slice(1)).map((mistake) => `${words.join(" ")}: ${mistake}`));
  const unknown = [...listedIn(text), ...saidIn(text)].filter((name) => scripts[name] === undefined);
  return [...wrong, ...unknown.map((name) => `package.json has no script ${name}`)];
}

/** Scripts that follow another in a list: `npm run a` · `b:c`. */
function listedIn(text: string): string[] {
  return [...text.matchAll(/`npm run [^`]+`((?: · `[^`]+`)+)/g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );
}

/** Scripts in a sentence, without backticks. */
function saidIn(text: string): string[] {
  const prose = text.replace(fence, "").replace(/`[^`]+`/g, "");
  return [...prose.matchAll(/\bnpm run ([a-z](?:[\w:-]*\w)?)/g)].map(([, name = ""]) => name);
}

function mistakesIn([command = "", ...rest]: string[]): string[] {
  if (command === "run") return mistakesOfScript(rest[0] ?? "", rest.slice(1));
  if (command === "start" || command === "test") return mistakesOfScript(command, rest);
  return mistakesOfNpm(command, rest);
}

function mistakesOfScript(name: string, rest: string[]): string[] {
  // `npm run deploy:…` is all that begin so; an argument of … is any.
  if (name.endsWith("…")) {
    return Object.keys(scripts).some((each) => each.startsWith(name.slice(0, -1))) ? [] : ["no such script"];
  }
  const script = scripts[name];
  if (script === undefined) return [`package.json has no script ${name}`];
  const [dashes, ...args] = rest;
  if (dashes === undefined) return [];
  if (dashes !== "--") return [`what the script is told stands after --: ${rest.join(" ")}`];
  const given = args.filter((word) => word !== "…");
  const files = filesOfRunner[name];
  if (files !== undefined) return given.flatMap((word) => mistakesOfFilter(word, files));
  return mistakesOfArguments(name, script, given);
}

function mistakesOfFilter(word: string, files: string): string[] {
  const known = globSync(files, { cwd: projectFolder, exclude: (name) => name === "node_modules" });
  return known.some((file) => file.includes(word)) ? [] : [`no test file has ${word} in its path`];
}

function mistakesOfArguments(name: string, script: string, args: string[]): string[] {
  const entry = /(?:^| )node (?!scripts\/setup\.mjs)(\S+\.ts)$/.exec(script)?.[1];
  const options = optionsOfOthers[name];
  if (entry === undefined && options === undefined) {
    return args.length > 0 ? [`${script} is told nothing more`] : [];
  }
  try {
    // A value in the documents may begin with …, a word of it with a capital.
    const config = entry === undefined ? { options } : askArguments(entry);
    const { positionals } = parseArgs({ ...config, args, strict: true });
    const known = wordsOfCommand[name];
    return positionals
      .filter((word) => known?.includes(word) === false)
      .map((word) => `${name} knows no ${word}`);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** What npm says of its own commands. */
function mistakesOfNpm(command: string, rest: string[]): string[] {
  const help = helps.get(command) ?? helpOf(command);
  helps.set(command, help);
  if (!help.includes(`npm ${command}`)) return [`npm has no command ${command}`];
  const unknown = optionsIn(rest).filter((option) => !new RegExp(`${option}(?![\\w-])`).test(help));
  const named = rest.join(" ").match(/(?<=--workspace[ =])\S+/g) ?? [];
  return [
    ...unknown.map((option) => `npm ${command} has no option ${option}`),
    ...named.filter((name) => !workspaces.includes(name)).map((name) => `there is no workspace ${name}`),
  ];
}

const helps = new Map<string, string>();

/** Nothing where there is no such command. */
function helpOf(command: string): string {
  const { status, stdout } = spawnSync("npm", [command, "--help"], { cwd: projectFolder, encoding: "utf8" });
  return status === 0 ? stdout : "";
}
