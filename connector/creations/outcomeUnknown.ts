import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";

/** The answer was lost after the request was sent; `creationId` is there to ask how it ended. */
export function outcomeUnknown(creationId: string, cause?: unknown): AppError {
  return refusal("outcome-unknown", {
    members: { creationId, statusUrl: `/v1/contacts/${creationId}` },
    cause,
  });
}
