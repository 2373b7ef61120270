import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "../../support/projectFolder.ts";
import { askArguments } from "./askArguments.ts";
import { type Document, innerAt, optionsIn } from "./document.ts";

/**
 * The options of docker that documents may use, as its reference lists them
 * (https://docs.docker.com/reference/cli/docker/): it need not be on the machine of who runs the tests.
 */
const docker: Record<string, readonly string[]> = {
  build: ["-f", "--file", "-t", "--tag", "--build-arg", "--pull", "--no-cache"],
  run: ["--env-file", "--volume", "-v", "--publish", "-p", "--name", "--rm", "-d", "--detach", "--restart"],
  exec: ["-it", "-i", "-t", "-u", "--user", "-e", "--env", "--env-file"],
  compose: ["-f", "--file", "--build", "-d", "--detach", "--wait", "--no-deps", "--no-TTY", "--rm"],
  stop: ["-t", "--time"],
  logs: ["-f", "--follow"],
};

/** Programs that others made: what is said to them only names paths. */
const others = new Set(
  [
    "cd",
    "createdb",
    "createuser",
    "curl",
    "dropdb",
    "export",
    "git",
    "eslint",
    "install",
    "journalctl",
    "jq",
    "openssl",
    "oxlint",
    "pg_dump",
    "pg_restore",
    "prettier",
    "psql",
    "set",
    "systemctl",
    "tsc",
    "useradd",
    "vitest",
    ".",
  ].concat(
    ["docker", "node", "npm", "sf", "bash"], // Each has a check of its own.
  ),
);

/** `node FILE`, docker, and programs that nobody knows. */
export function checkOtherCommands({ commands, blocks }: Document): string[] {
  const languages = blocks
    .filter(({ language }) => !["sh", "mermaid", "nginx", "text"].includes(language))
    .map(({ language }) => `a block says that it is sh, text, nginx or mermaid, not "${language}"`);
  const wrong = commands.flatMap(([program = "", ...rest]) =>
    mistakesOf(program, rest).map((mistake) => `${[program, ...rest].join(" ")}: ${mistake}`),
  );
  return [...languages, ...wrong];
}

function mistakesOf(program: string, rest: string[]): string[] {
  if (!others.has(program)) return [`no program ${program} is known here`];
  if (program === "node") return mistakesOfNode(rest);
  if (program === "docker") return mistakesOfDocker(rest);
  return [];
}

function mistakesOfNode(rest: string[]): string[] {
  const place = rest.findIndex((word) => !word.startsWith("-"));
  const file = rest[place];
  if (file === undefined) return ["it names no file"];
  if (!existsSync(path.join(projectFolder, file))) return [`there is no ${file}`];
  try {
    parseArgs({ ...askArguments(file), args: rest.slice(place + 1), strict: true });
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function mistakesOfDocker(words: string[]): string[] {
  const [command = ""] = words;
  const known = docker[command];
  if (known === undefined) return [`docker has no command ${command} that is known here`];
  // What follows the name of an image or container is said to the program in it.
  const inner = innerAt(words);
  const own = inner < 0 ? words : words.slice(0, inner);
  return optionsIn(own)
    .filter((option) => !known.includes(option))
    .map((option) => `docker ${command} has no option ${option} that is known here`);
}
