import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../errors.ts";
import { meaningOf } from "../salesforce/translateError.ts";

/** Pauses before something is sent again after a locked record. The refusal means that nothing was made. */
const lockPausesMs = [200, 800];

/**
 * Sends what a rep is waiting for. Unlike a batch's requests, it is repeated within a second after a locked
 * record. `refusalIn` finds the refusal in what is sent without throwing.
 */
export async function throughLocks<T>(
  send: () => Promise<T>,
  refusalIn: (answer: T) => AppError | null = () => null,
): Promise<T> {
  for (const pauseMs of lockPausesMs) {
    try {
      const answer = await send();
      if (!isLocked(refusalIn(answer))) return answer;
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    await wait(pauseMs);
  }
  return send();
}

function isLocked(error: unknown): boolean {
  return error instanceof AppError && meaningOf(error).passesSoon === true;
}
