import { problemOf } from "c/connectorClient";

/** Asks one thing after another, of which only the last one counts, whichever answer comes last. */
export class LatestRequest {
  request = 0;

  /** {answer}, or {problem}; null where something was asked for since. */
  async ask(read) {
    this.request += 1;
    const { request } = this;
    let outcome;
    try {
      outcome = { answer: await read() };
    } catch (error) {
      outcome = { problem: problemOf(error) };
    }
    return request === this.request ? outcome : null;
  }
}
