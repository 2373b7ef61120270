import { StepError } from "./stepError.ts";

/** A question to a person found the end of the input in place of an answer: the command ends there. */
export class NoAnswer extends StepError {
  override readonly name = "NoAnswer";
}
