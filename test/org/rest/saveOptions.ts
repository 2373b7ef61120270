import type { SaveOptions } from "../writing/save.ts";

/** What the `Sforce-…` headers of a writing request ask for. */
export function saveOptions(request: Request): SaveOptions {
  const header = request.headers.get("Sforce-Duplicate-Rule-Header");
  if (header === null) return {};
  const on = (name: string) => new RegExp(`\\b${name}\\s*=\\s*true\\b`, "i").test(header);
  return {
    duplicateRule: {
      allowSave: on("allowSave"),
      includeRecordDetails: on("includeRecordDetails"),
      runAsCurrentUser: on("runAsCurrentUser"),
    },
  };
}
