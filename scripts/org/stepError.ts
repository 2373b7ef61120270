/** A failure with a next step, shown without a stack trace. */
export class StepError extends Error {
  override readonly name: string = "StepError";
  readonly nextStep: string;

  constructor(message: string, nextStep: string, options?: ErrorOptions) {
    super(message, options);
    this.nextStep = nextStep;
  }
}
