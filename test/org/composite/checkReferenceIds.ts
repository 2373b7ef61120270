import { SalesforceError } from "../types.ts";
import type { Subrequest } from "./subrequest.ts";

/** Refuses subrequests of which two have the same name. */
export function checkReferenceIds(subrequests: Subrequest[]): void {
  const seen = new Set<string>();
  for (const { referenceId } of subrequests) {
    if (seen.has(referenceId)) {
      throw new SalesforceError(
        400,
        "DUPLICATE_VALUE",
        `Duplicate referenceId ${referenceId} found in request.`,
      );
    }
    seen.add(referenceId);
  }
}
