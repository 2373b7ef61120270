import process from "node:process";
import { parseArgs } from "node:util";
import { eraseCommand, eraseOptions } from "./erasePerson/eraseCommand.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(() => eraseCommand(parseArgs({ options: eraseOptions }).values, process.env));
