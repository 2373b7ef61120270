import { createHash } from "node:crypto";
import type { SentenceValue } from "../errors.ts";
import type { Failure } from "./readFailures.ts";

/**
 * What failures of one cause have in common, as an opaque text: the code, the sentence, what an org calls
 * something in it, and the refused fields. Numbers, times and ids differ from one failure to the next.
 */
export function causeKey({ explanation, fields }: Pick<Failure, "explanation" | "fields">): string {
  const { code, reason, told } = explanation;
  const said = "code" in told ? told["values"] : told.why?.reason;
  const kind = [code, reason, Array.isArray(said) ? said.map(kindOf) : said, fields.toSorted()];
  return createHash("sha256").update(JSON.stringify(kind)).digest("base64url").slice(0, 16);
}

const recordId = /^[\dA-Za-z]{15}(?:[\dA-Za-z]{3})?$/;

function kindOf(value: SentenceValue): unknown {
  if (typeof value === "string") return recordId.test(value) ? null : value;
  if (typeof value === "number" || "instant" in value) return null;
  // However many ids a list has, it is a list of ids.
  return value.reason === "name-list" ? null : [value.reason, (value.values ?? []).map(kindOf)];
}
