import { parseArgs, type ParseArgsConfig } from "node:util";

/**
 * What the command is told. Where that is nothing it takes, it says so in one line with the options that it
 * has, and ends with status 1.
 */
export function readArguments<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const options = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    const known = options.length > 0 ? `Options: ${options.join(", ")}.` : "It has no options.";
    return refuseArguments(`${faultOf(error)}. ${known}`);
  }
}

/** Ends the command with what is wrong about its arguments. */
export function refuseArguments(fault: string): never {
  process.stderr.write(`${fault}\n`);
  process.exit(1);
}

/** Node's first sentence; those after it explain how to write an argument that begins with a dash. */
function faultOf(error: unknown): string | undefined {
  return (error instanceof Error ? error.message : String(error)).split(/\.\s/)[0];
}
