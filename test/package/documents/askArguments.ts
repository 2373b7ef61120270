import { spawnSync } from "node:child_process";
import path from "node:path";
import type { ParseArgsConfig } from "node:util";
import { projectFolder } from "../../support/projectFolder.ts";
import { quickArguments } from "../../support/quickStart.ts";
import { readFile } from "./document.ts";

/** Where a command parses its arguments: at once, or by a helper. */
const parses = /\b(?:parseArgs|readArguments|writeFiles|runScript|deployToOrg)\(/;
const asked = new Map<string, ParseArgsConfig>();

/**
 * The arguments that a command takes, in the command's own words: it is started, and ends as soon as it has
 * told what it gives to parseArgs. One that parses nothing takes none; ESLint lets commands read their
 * arguments in no other way (config/lint/rooms.ts).
 */
export function askArguments(entry: string): ParseArgsConfig {
  const known = asked.get(entry) ?? (parses.test(readFile(entry)) ? tellOf(entry) : {});
  asked.set(entry, known);
  return known;
}

function tellOf(entry: string): ParseArgsConfig {
  const teller = path.join(import.meta.dirname, "tellArguments.ts");
  const { stdout, stderr } = spawnSync(process.execPath, [...quickArguments, "--import", teller, entry], {
    cwd: projectFolder,
    encoding: "utf8",
    timeout: 60_000,
  });
  const told = /^arguments: (.*)$/m.exec(stdout)?.[1];
  if (told === undefined) throw new Error(`${entry} did not tell its arguments: ${stderr}`);
  return JSON.parse(told) as ParseArgsConfig;
}
