import type { Plugin } from "rollup";

const constants = {
  "process.env.NODE_ENV": JSON.stringify("production"),
  "import.meta.env.SSR": "false",
};

/** Replaces the constants that the engine and the base components leave to their build. */
export function buildConstants(): Plugin {
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
