import { runSf, type SfSettings } from "../org/sf.ts";
import { StepError } from "../org/stepError.ts";
import { nextStepOfText } from "../org/unreached.ts";

/** Prints a line below the step, such as progress or a note. */
export type Report = (line: string) => void;

/** One step of a command. */
export interface Step {
  /** What it does, e.g. "Deploy the package". */
  title: string;
  run: (report: Report) => Promise<void>;
  /** What to do where it fails, in a sentence. */
  nextStep: string;
}

export interface Plan {
  /** What the command does, in a sentence. */
  purpose: string;
  steps: Step[];
  /** Printed when all is done. */
  ending: string;
}

/** Announces the steps and runs them. The first that fails throws StepError, with the next step. */
export async function runPlan({ purpose, steps, ending }: Plan, print: Report): Promise<void> {
  announce({ purpose, steps }, print);
  for (const [index, step] of steps.entries()) {
    print(`${index + 1}/${steps.length} ${step.title}`);
    await runStep(step, (line) => print(`  ${line}`));
  }
  print(`\n${ending}`);
}

export function announce({ purpose, steps }: Pick<Plan, "purpose" | "steps">, print: Report): void {
  print(purpose);
  steps.forEach(({ title }, index) => print(`  ${index + 1}. ${title}`));
  print("");
}

async function runStep({ title, run, nextStep }: Step, report: Report): Promise<void> {
  try {
    await run(report);
  } catch (error) {
    if (error instanceof StepError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    // The Salesforce CLI tells a network's failure by its words alone.
    const next = nextStepOfText(message, "the org") ?? nextStep;
    throw new StepError(`${title} failed: ${message}`, next, { cause: error });
  }
}

interface SfStepSettings extends SfSettings {
  /** Why there is nothing to do, where it was done before. */
  done?: () => Promise<string | undefined>;
}

/** A step that is one command of the Salesforce CLI. */
export function sfStep(title: string, args: string[], nextStep: string, more: SfStepSettings = {}): Step {
  return {
    title,
    nextStep,
    run: async (report) => {
      const done = await more.done?.();
      if (done !== undefined) return report(`Skipped: ${done}`);
      report(`sf ${args.join(" ")}`);
      await runSf(args, more);
    },
  };
}

/** Runs a command of the deploy family. A failure prints its message and the next step, and ends with status 1. */
export async function deployCommand(run: (print: Report) => Promise<void>): Promise<void> {
  try {
    await run((line) => console.log(line));
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(`\n${error.message}\n  Next: ${error.nextStep}`);
    process.exitCode = 1;
  }
}
