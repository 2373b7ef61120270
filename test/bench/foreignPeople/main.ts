import { readArguments } from "../../support/readArguments.ts";
import { benchPeople, printPeople } from "./benchPeople.ts";

/**
 * `node test/bench/foreignPeople/main.ts [--seed N] [--folder F]`: the files stay in the folder, if there
 * is one.
 */
const { values } = readArguments({
  options: { seed: { type: "string", default: "1" }, folder: { type: "string" } },
});
printPeople(benchPeople(Number(values.seed), values.folder));
