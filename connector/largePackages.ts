import { createRequire } from "node:module";
import type anyAscii from "any-ascii";
import type isoCountries from "i18n-iso-countries";
import type * as libphonenumber from "libphonenumber-js/max";
import type * as tldts from "tldts";
import { onFirstUse } from "./onFirstUse.ts";

/**
 * Packages that bring much data, each loaded for the first lead that needs it: a connector that nobody uses
 * holds 5 MB less without them. They are required, as those who compare people and read rows cannot wait for
 * an `import`.
 */
const require = createRequire(import.meta.url);

export const asciiOf = onFirstUse(() => (require("any-ascii") as { default: typeof anyAscii }).default);
export const countries = onFirstUse(() => require("i18n-iso-countries") as typeof isoCountries);
export const domains = onFirstUse(() => require("tldts") as typeof tldts);
export const phoneNumbers = onFirstUse(() => require("libphonenumber-js/max") as typeof libphonenumber);
