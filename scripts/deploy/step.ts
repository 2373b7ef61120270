import { StepError } from "../org/stepError.ts";

/** One step of a script. A plan stops at the first failure. */
export interface Step {
  /** What it does, e.g. "Deploy the package". */
  title: string;
  /** The command line that does it, or a sentence where no command does. */
  shown: string;
  /** `report` prints a line below the step, such as progress or a note. */
  run: (report: (line: string) => void) => Promise<void>;
  /** What to do where it fails, in a sentence. */
  nextStep: string;
  /** Why there is nothing to do, where the step was done before. */
  done?: (report: (line: string) => void) => Promise<string | undefined>;
}

export interface Plan {
  /** What the script does, in a sentence. */
  purpose: string;
  steps: Step[];
  /** Printed when all is done. */
  ending: string;
}

interface RunOptions {
  /** Prints what each step would run and runs nothing. */
  dryRun: boolean;
  print: (line: string) => void;
}

/** Announces the plan, runs it, and stops at the first failure with its next step. */
export async function runPlan(
  { purpose, steps, ending }: Plan,
  { dryRun, print }: RunOptions,
): Promise<void> {
  print(purpose);
  steps.forEach(({ title }, index) => print(`  ${index + 1}. ${title}`));
  print("");
  for (const [index, step] of steps.entries()) {
    print(`${index + 1}/${steps.length} ${step.title}`);
    print(`  ${step.shown}`);
    if (!dryRun) await runStep(step, print);
  }
  print(dryRun ? "\nNothing was done: this was a dry run." : `\n${ending}`);
}

async function runStep(step: Step, print: (line: string) => void): Promise<void> {
  try {
    const report = (line: string) => print(`  ${line}`);
    const done = await step.done?.(report);
    if (done) report(`Skipped: ${done}`);
    else await step.run(report);
  } catch (error) {
    if (error instanceof StepError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new StepError(`${step.title} failed: ${message}`, step.nextStep, { cause: error });
  }
}
