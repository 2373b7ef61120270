import { readOrigin } from "../../connector/origin.ts";
import { StepError } from "../org/stepError.ts";

/**
 * The origin that an option gives. Throws StepError, with the next step, for what the connector would refuse
 * to start with.
 */
export function optionOrigin(option: string, text: string, nextStep: string): string {
  const read = readOrigin(text);
  if ("origin" in read) return read.origin;
  throw new StepError(`${option} ${text} ${read.problem}.`, nextStep);
}
