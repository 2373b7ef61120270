import { readArguments } from "../../support/readArguments.ts";
import { benchDirt, printDirt } from "./benchDirt.ts";

/**
 * `node test/bench/dirtyFormats/main.ts [--seed N] [--folder F]`: the files stay in the folder, if there is
 * one.
 */
const { values } = readArguments({
  options: { seed: { type: "string", default: "1" }, folder: { type: "string" } },
});
printDirt(benchDirt(Number(values.seed), values.folder));
