import { removeAppFiles } from "./appFiles.ts";
import { readOptions, usage, type OptionName, type Options } from "./options.ts";
import { StepError } from "../org/stepError.ts";
import { runPlan, type Plan } from "./step.ts";

interface Script<Name extends OptionName> {
  /** The command as typed, e.g. `npm run deploy:sandbox --`. */
  command: string;
  purpose: string;
  options: readonly Name[];
  required: readonly NoInfer<Name>[];
  /** Whether it only shows what it would do where --yes is left out. */
  needsYes?: true;
  plan: (options: Options<NoInfer<Name>>) => Plan | Promise<Plan>;
}

/**
 * Runs a deployment script from the command line; a failure ends it with status 1, its message and the next
 * step.
 */
export async function runScript<Name extends OptionName>(script: Script<Name>): Promise<void> {
  const print = (line: string): void => console.log(line);
  try {
    const options = readOptions(script.command, script.options, script.required);
    if (options.help) return print(usage(script.command, script.purpose, script.options));
    const held = script.needsYes && !(options as { yes?: boolean }).yes;
    const dryRun = options["dry-run"] || (held ?? false);
    if (!dryRun) removeAppFiles();
    await runPlan(await script.plan(options), { dryRun, print });
    if (held && !options["dry-run"]) print("Add --yes to do it.");
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(`\n${error.message}\n  Next: ${error.nextStep}`);
    process.exitCode = 1;
  }
}
