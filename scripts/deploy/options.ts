import { parseArgs } from "node:util";
import { readOrigin } from "../../connector/config.ts";
import { StepError } from "../org/stepError.ts";

type Values<Text extends string, Flag extends string> = Record<Text, string | undefined> &
  Record<Flag, boolean>;

/** The options of the command line. Throws StepError for one that is unknown or missing. */
export function readOptions<Text extends string, Flag extends string = never>(
  texts: readonly Text[],
  flags: readonly Flag[],
  required: readonly NoInfer<Text>[],
): Values<Text, Flag> {
  const options = {
    ...Object.fromEntries(texts.map((name) => [name, { type: "string" as const }])),
    ...Object.fromEntries(flags.map((name) => [name, { type: "boolean" as const, default: false }])),
  };
  const values = parsed(options);
  const missing = required.filter((name) => !values[name]);
  if (missing.length === 0) return values as Values<Text, Flag>;
  const list = missing.map((name) => `--${name}`).join(", ");
  throw new StepError(`Missing: ${list}.`, seeHelp);
}

const seeHelp = "Run the command with --help, which shows what it takes.";

function parsed(options: NonNullable<Parameters<typeof parseArgs>[0]>["options"]) {
  try {
    return parseArgs({ options: options ?? {}, allowPositionals: false }).values;
  } catch (error) {
    throw new StepError(error instanceof Error ? error.message : String(error), seeHelp, { cause: error });
  }
}

/** The origin that an option gives. Throws StepError for what the connector would refuse to start with. */
export function optionOrigin(option: string, text: string, nextStep: string): string {
  const read = readOrigin(text);
  if ("origin" in read) return read.origin;
  throw new StepError(`${option} ${text} ${read.problem}.`, nextStep);
}

/** The origin of `--connector-url`. Throws StepError where the panel could not call it. */
export function connectorOrigin(text: string): string {
  const next = "Give --connector-url the connector's address, e.g. https://crosswalk.your-company.com";
  if (URL.parse(text)?.hostname.endsWith(".example.com")) {
    throw new StepError(`--connector-url ${text} is an example address, where nothing runs.`, next);
  }
  return optionOrigin("--connector-url", text, next);
}
