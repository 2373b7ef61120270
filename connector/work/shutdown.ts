import { EventEmitter } from "node:events";

/** The two steps of stopping the connector. */
export interface Shutdown {
  /** Aborted at the start of the shutdown: background jobs stop, and /readyz tells load balancers. */
  readonly begun: AbortSignal;
  /** Aborted when the time for the shutdown is over: requests that wait for Salesforce are given up. */
  readonly timeUp: AbortSignal;
  begin(): void;
  cutOff(): void;
}

export function createShutdown(): Shutdown {
  const [begun, timeUp] = [new AbortController(), new AbortController()];
  return {
    begun: begun.signal,
    timeUp: timeUp.signal,
    begin: () => begun.abort(),
    cutOff: () => timeUp.abort(),
  };
}

/** Jobs that a request may wake, so that what it has begun does not wait for the job's next turn. */
export type WakenJob = "batches" | "rehearsals";

export type Wakes = EventEmitter<Record<WakenJob, []>>;

export const createWakes = (): Wakes => new EventEmitter();
