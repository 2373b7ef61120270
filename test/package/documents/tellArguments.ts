/**
 * Tells which arguments commands take: `node tellArguments.ts COMMAND…` loads each, and stops it as soon as
 * it parses its arguments, before it has done anything. All in one process, since they share most modules.
 */
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import util from "node:util";

const told = new Map<string, unknown>();
let entry = "";
const { exit } = process;
const stop = (): never => {
  throw new Error("told");
};
util.parseArgs = (config) => {
  const { options = {}, allowPositionals = false } = config ?? {};
  if (!told.has(entry)) told.set(entry, { options, allowPositionals });
  return stop();
};
syncBuiltinESMExports();
process.exit = stop;
process.on("unhandledRejection", () => undefined);
// What a command says of the error is none of ours.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
process.stderr.write = () => true;

for (const each of process.argv.slice(2)) {
  entry = each;
  await import(pathToFileURL(path.resolve(each)).href).catch(() => undefined);
}
write(`${JSON.stringify(Object.fromEntries(told))}\n`, () => exit(0));
