import { readArguments } from "../../support/readArguments.ts";
import { benchAccounts, printAccounts } from "./benchAccounts.ts";

/**
 * `node test/bench/foreignAccounts/main.ts [--seed N] [--folder F] [--examples]`: the files stay in the
 * folder, if there is one; `--examples` prints 25 leads of each failure.
 */
const { values } = readArguments({
  options: {
    seed: { type: "string", default: "1" },
    folder: { type: "string" },
    examples: { type: "boolean", default: false },
  },
});
const { folder, examples } = values;
printAccounts(benchAccounts(Number(values.seed), { ...(folder !== undefined && { folder }), examples }));
