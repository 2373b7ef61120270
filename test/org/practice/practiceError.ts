/** An error in a control-plane request; the message names what is wrong. */
export class PracticeError extends Error {
  readonly status: 400 | 403 | 404;

  constructor(message: string, status: 400 | 403 | 404 = 400) {
    super(message);
    this.status = status;
  }
}
