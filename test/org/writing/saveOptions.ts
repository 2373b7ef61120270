import type { RestCall } from "../call/restCall.ts";
import { versionNumber } from "../call/versions.ts";
import type { SaveOptions } from "./save.ts";

/** The API version that REST knows the header from. */
const duplicateRuleHeaderSince = 52;

/** What the `Sforce-…` headers of a writing request ask for. */
export function saveOptions({ version }: Pick<RestCall, "version">, request: Request): SaveOptions {
  const header = request.headers.get("Sforce-Duplicate-Rule-Header");
  if (header === null || versionNumber(version) < duplicateRuleHeaderSince) return {};
  const on = (name: string) => new RegExp(`\\b${name}\\s*=\\s*true\\b`, "i").test(header);
  return {
    duplicateRule: {
      allowSave: on("allowSave"),
      includeRecordDetails: on("includeRecordDetails"),
      runAsCurrentUser: on("runAsCurrentUser"),
    },
  };
}
