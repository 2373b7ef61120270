import process from "node:process";
import { parseArgs, type ParseArgsConfig } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The options of a command. Where one is not known it says so and ends: what was meant would be left out. */
export function readOptions<const Known extends Options>(options: Known) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}. --help shows what it takes.\n`);
    process.exit(2);
  }
}
