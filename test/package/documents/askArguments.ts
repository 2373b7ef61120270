import { spawnSync } from "node:child_process";
import path from "node:path";
import type { ParseArgsConfig } from "node:util";
import { projectFolder } from "../../support/projectFolder.ts";
import { quickArguments } from "../../support/quickStart.ts";
import { readFile } from "./document.ts";

/** Where a command parses its arguments: at once, or by a helper. */
const parses = /\b(?:parseArgs|readArguments|writeFiles|runScript|deployToOrg)\(/;
/** A command of package.json. The setup only starts others. */
const command = /(?:^| )node (?!scripts\/setup\.mjs)(\S+\.ts)/g;
const asked = new Map<string, ParseArgsConfig>();

/**
 * The arguments that a command takes, in the command's own words: it is loaded, and stopped when it has told
 * what it gives to parseArgs. One that parses nothing takes none; ESLint lets commands read their arguments
 * in no other way (config/lint/rooms.ts).
 */
export function askArguments(entry: string): ParseArgsConfig {
  if (!parses.test(readFile(entry))) return {};
  const entries = asked.size === 0 ? new Set([...commands(), entry]) : [entry];
  const known = asked.get(entry) ?? tell([...entries]).get(entry);
  if (known === undefined) throw new Error(`${entry} did not tell its arguments`);
  return known;
}

/** Those of package.json that parse their arguments. */
function commands(): string[] {
  const { scripts } = JSON.parse(readFile("package.json")) as { scripts: Record<string, string> };
  const entries = Object.values(scripts).flatMap((script) => [...script.matchAll(command)]);
  return entries.map(([, entry = ""]) => entry).filter((entry) => parses.test(readFile(entry)));
}

/** All in one process: starting one for each takes four times as long. */
function tell(entries: string[]): typeof asked {
  const teller = path.join(import.meta.dirname, "tellArguments.ts");
  const { stdout, stderr } = spawnSync(process.execPath, [...quickArguments, teller, ...entries], {
    cwd: projectFolder,
    encoding: "utf8",
    timeout: 60_000,
  });
  if (stdout === "") throw new Error(`no command told its arguments: ${stderr}`);
  for (const [entry, config] of Object.entries(JSON.parse(stdout) as Record<string, ParseArgsConfig>))
    asked.set(entry, config);
  return asked;
}
