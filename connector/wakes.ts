import { EventEmitter } from "node:events";

/** Jobs that a request may wake, so that what it has begun does not wait for the job's next turn. */
export type WakenJob = "batches" | "rehearsals";

export type Wakes = EventEmitter<Record<WakenJob, []>>;

export const createWakes = (): Wakes => new EventEmitter();
