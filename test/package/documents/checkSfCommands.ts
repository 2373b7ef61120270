import { globSync } from "node:fs";
import { projectFolder } from "../../support/projectFolder.ts";
import { type Document, optionsIn, readFile } from "./document.ts";

/** Commands of the Salesforce CLI, with their flags. */
export function checkSfCommands({ commands }: Document): string[] {
  return commands
    .filter(([program]) => program === "sf")
    .flatMap(([, ...words]) => {
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
    cwd: projectFolder,
  })) {
    const manifest = JSON.parse(readFile(file)) as {
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
