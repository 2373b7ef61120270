/**
 * Loaded before a command: once the command parses its arguments, tells which it takes, and ends it before it
 * has done anything.
 */
import { syncBuiltinESMExports } from "node:module";
import util from "node:util";

util.parseArgs = (config) => {
  const { options = {}, allowPositionals = false } = config ?? {};
  process.stdout.write(`arguments: ${JSON.stringify({ options, allowPositionals })}\n`);
  process.exit(0);
};
syncBuiltinESMExports();
