import { parseArgs } from "node:util";
import { StepError } from "../org/stepError.ts";

/** All options of deployment scripts; each script lists its own. */
const known = {
  "target-org": {
    type: "string",
    help: "alias or username of an org that the Salesforce CLI is signed in to",
  },
  "dev-hub": { type: "string", help: "alias or username of the Dev Hub; the CLI's default where left out" },
  "connector-url": {
    type: "string",
    help: "address of the connector, e.g. https://crosswalk.your-company.com",
  },
  "contact-email": { type: "string", help: "whom Salesforce shows as the app's contact" },
  "panel-origin": {
    type: "string",
    help: "origin of the org's Lightning pages, where it does not follow from its address",
  },
  "environment-file": {
    type: "string",
    help: "the environment file to write for the connector",
  },
  "egress-ip": {
    type: "string",
    help: "the connector's outgoing IPv4 addresses, A,B: the app is used from there alone, whatever the profiles' ranges",
  },
  "own-key": {
    type: "boolean",
    help: "bring a consumer key and secret to a new app; most orgs take no secret so, and make their own",
  },
  wait: { type: "string", help: "minutes to wait until Salesforce knows a new app; 30 where left out" },
  "no-open": { type: "boolean", help: "do not open the org in the browser" },
  days: { type: "string", help: "days the scratch org lives, 1 to 30; 30 where left out" },
  type: { type: "string", help: "unlocked or managed" },
  namespace: { type: "string", help: "the namespace of a managed package" },
  yes: { type: "boolean", help: "do it, and ask nothing" },
  "dry-run": { type: "boolean", help: "print the commands and run none" },
  help: { type: "boolean", help: "show this" },
} as const;

export type OptionName = keyof typeof known;
type ValueOf<Name extends OptionName> = (typeof known)[Name]["type"] extends "boolean"
  ? boolean
  : string | undefined;
export type Options<Name extends OptionName> = { [Key in Name]: ValueOf<Key> };

/** Parses the command line. Throws StepError for an unknown, missing or incomplete option. */
export function readOptions<Name extends OptionName>(
  command: string,
  names: readonly Name[],
  required: readonly NoInfer<Name>[],
): Options<Name> & { help: boolean; "dry-run": boolean } {
  const accepted = [...names, "dry-run", "help"] as OptionName[];
  const options = Object.fromEntries(accepted.map((name) => [name, { type: known[name].type }]));
  let values: Record<string, string | boolean | undefined>;
  try {
    values = parseArgs({ options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new StepError(error instanceof Error ? error.message : String(error), `Run ${command} --help.`);
  }
  const missing = required.filter((name) => values[name] === undefined || values[name] === "");
  if (missing.length > 0 && !values.help) {
    const list = missing.map((name) => `--${name}: ${known[name].help}`).join("\n  ");
    throw new StepError(`Missing:\n  ${list}`, `Run ${command} --help.`);
  }
  const complete = accepted.map((name) => [
    name,
    known[name].type === "boolean" ? values[name] === true : values[name],
  ]);
  return Object.fromEntries(complete) as Options<Name> & { help: boolean; "dry-run": boolean };
}

/** The text of `--help`. */
export function usage(command: string, purpose: string, names: readonly OptionName[]): string {
  const rows = [...names, "dry-run" as const, "help" as const].map((name) => {
    const option = known[name].type === "string" ? `--${name} VALUE` : `--${name}`;
    return `  ${option.padEnd(24)} ${known[name].help}`;
  });
  return [`${command}: ${purpose}`, "", ...rows].join("\n");
}
