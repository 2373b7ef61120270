import process from "node:process";

/** Runs a command and prints its summary. On an error it prints what is wrong and ends with status 1. */
export async function runCommand(command: () => string | Promise<string>): Promise<void> {
  try {
    console.log(await command());
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const isOfArguments = (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS") ?? false;
    process.stderr.write(`${said}${isOfArguments ? " --help shows what it takes." : ""}\n`);
    process.exitCode = 1;
  }
}
