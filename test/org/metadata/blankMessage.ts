import type { Org } from "../types.ts";
import type { DeployMessage } from "./deployTypes.ts";

/** The default values of a result line: not refused, nothing changed. */
export function blankMessage(org: Org): Omit<DeployMessage, "componentType" | "fullName" | "fileName"> {
  return {
    success: true,
    changed: false,
    created: false,
    deleted: false,
    createdDate: org.now().toISOString(),
  };
}
