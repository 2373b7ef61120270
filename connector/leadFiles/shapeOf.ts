import { createHash } from "node:crypto";
import { headerKey } from "./leadFormats.ts";

/**
 * By what files with the same header are known. It is stored under a key alone (secrets/secrets.ts): what
 * stands for a header may be somebody's row, and names could be tried for its hash.
 */
export const shapeOf = (names: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify(names.map((name) => headerKey(name))))
    .digest("base64url");
