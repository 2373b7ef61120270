import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/projectFolder.ts";
import { type Document, optionsIn } from "./document.ts";

const salesforceCli = path.join(projectFolder, "config/salesforce-cli");

/** Commands of the Salesforce CLI, with their flags. */
export function checkSfCommands({ commands }: Document): string[] {
  // `sf …` is any.
  const typed = commands.filter(([program, command]) => program === "sf" && command !== "…");
  if (typed.length > 0 && known.size === 0)
    throw new Error(
      "The Salesforce CLI is not installed: run node scripts/setup.mjs --salesforce-cli first.",
    );
  return typed.flatMap(([, ...words]) => {
    const end = words.findIndex((word) => !/^[a-z]+$/.test(word));
    const id = (end < 0 ? words : words.slice(0, end)).join(":");
    const flags = known.get(id);
    const shown = `sf ${words.join(" ")}`;
    if (flags === undefined) return [`${shown}: the CLI has no such command`];
    return optionsIn(words)
      .filter((option) => !flags.has(option))
      .map((option) => `${shown}: it takes no ${option}`);
  });
}

/** Each command of the CLI by its id, e.g. project:deploy:start, with its flags. */
const known = readCommands();

function readCommands(): Map<string, Set<string>> {
  const commands = new Map<string, Set<string>>();
  for (const file of globSync("node_modules/@salesforce/plugin-*/oclif.manifest.json", {
    cwd: salesforceCli,
  })) {
    const manifest = JSON.parse(readFileSync(path.join(salesforceCli, file), "utf8")) as {
      commands: Record<string, { flags: Record<string, { char?: string }> }>;
    };
    for (const [id, { flags }] of Object.entries(manifest.commands)) {
      const names = Object.entries(flags).flatMap(([name, { char }]) => [
        `--${name}`,
        ...(char === undefined ? [] : [`-${char}`]),
      ]);
      commands.set(id, new Set(names));
    }
  }
  return commands;
}
