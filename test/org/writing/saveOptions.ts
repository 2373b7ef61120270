import type { RestCall } from "../call/restCall.ts";
import { versionNumber } from "../call/versions.ts";
import type { SaveOptions } from "./save.ts";

/** The first API version with the header in REST. */
const duplicateRuleHeaderSince = 52;

/** The options in the `Sforce-…` headers of a write. */
export function saveOptions({ version }: Pick<RestCall, "version">, request: Request): SaveOptions {
  const header = request.headers.get("Sforce-Duplicate-Rule-Header");
  const assignmentRule = request.headers.get("Sforce-Auto-Assign") ?? "TRUE";
  if (header === null || versionNumber(version) < duplicateRuleHeaderSince) return { assignmentRule };
  const on = (name: string) => new RegExp(`\\b${name}\\s*=\\s*true\\b`, "i").test(header);
  return {
    assignmentRule,
    duplicateRule: {
      allowSave: on("allowSave"),
      includeRecordDetails: on("includeRecordDetails"),
      runAsCurrentUser: on("runAsCurrentUser"),
    },
  };
}
