import { AppError } from "../errors.ts";

/** The answer was lost after the request was sent; `creationId` is there to ask how it ended. */
export function outcomeUnknown(creationId: string, cause?: unknown): AppError {
  return new AppError("outcome-unknown", {
    reason: "outcome-unknown",
    detail: "The answer from Salesforce was lost. Crosswalk is finding out whether the contact was created.",
    members: { creationId, statusUrl: `/v1/contacts/${creationId}` },
    cause,
  });
}
