import type { Plugin } from "rollup";

/** `development`: the engine warns in the console, and takes a changed component while the page is open. */
type Mode = "production" | "development";

/** Replaces the constants that the engine and the base components leave to their build. */
export function buildConstants(mode: Mode): Plugin {
  const constants = {
    "process.env.NODE_ENV": JSON.stringify(mode),
    "import.meta.env.SSR": "false",
  };
  return {
    name: "build-constants",
    transform(code) {
      const filled = Object.entries(constants).reduce(
        (text, [expression, value]) => text.replaceAll(expression, value),
        code,
      );
      return filled === code ? null : { code: filled, map: null };
    },
  };
}
