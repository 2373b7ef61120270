import { runSf, type SfSettings } from "../org/sf.ts";
import { quote } from "./quote.ts";
import type { Step } from "./step.ts";

/** A step that is one command of the Salesforce CLI. */
export function sfStep(
  title: string,
  args: string[],
  nextStep: string,
  more: SfSettings & { done?: Step["done"] } = {},
): Step {
  const settings = Object.entries(more.environment ?? {}).map(([name, value]) => `${name}=${quote(value)}`);
  return {
    title,
    shown: [...settings, "sf", ...args.map(quote)].join(" "),
    run: () => runSf(args, more),
    nextStep,
    ...(more.done && { done: more.done }),
  };
}
