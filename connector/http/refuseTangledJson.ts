import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";

/** Our bodies are at most a dozen levels deep. Deeply nested JSON would overflow the parser's stack. */
const depthMax = 64;
/**
 * Lists hold 10,000 leads at most. Objects with hundreds of thousands of names are slow to parse, and slower
 * to report errors for.
 */
const entriesMax = 20_000;
/** In the whole body. 10,000 leads with every column have a fifth of it. */
const entriesMaxOfAll = 500_000;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Refuses JSON that is slow to parse for its size: deep nesting or very many entries. Reads each byte once
 * and does not check whether it is valid JSON. Throws `request-invalid`.
 */
export function refuseTangledJson(json: Uint8Array): void {
  const entries: number[] = [0];
  let all = 0;
  let isQuoted = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (isQuoted) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isQuoted = false;
    } else if (byte === quote) isQuoted = true;
    else if (byte === openList || byte === openObject) {
      if (entries.push(1) > depthMax + 1) {
        throw refusal("body-nested", { values: { levels: depthMax }, field: "body" });
      }
    } else if (byte === closeList || byte === closeObject) entries.pop();
    else if (byte === comma) {
      const count = (entries.pop() ?? 0) + 1;
      entries.push(count);
      if (count > entriesMax) throw tooMany(entriesMax);
      if (++all > entriesMaxOfAll) throw tooMany(entriesMaxOfAll);
    }
  }
}

function tooMany(entries: number): AppError {
  return refusal("body-entries", { values: { entries }, field: "body" });
}
