import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";

/** The answer was lost after sending. `creationId` is for asking later how it ended. */
export function outcomeUnknown(creationId: string, cause?: unknown): AppError {
  return refusal("outcome-unknown", {
    members: { creationId, statusUrl: `/v1/contacts/${creationId}` },
    cause,
  });
}
