import type { Org } from "../types.ts";
import type { DeployMessage } from "./deployTypes.ts";

/** A line that says nothing yet: not refused, nothing changed. */
export function blankMessage(org: Org): Omit<DeployMessage, "componentType" | "fullName" | "fileName"> {
  return {
    success: true,
    changed: false,
    created: false,
    deleted: false,
    createdDate: org.now().toISOString(),
  };
}
