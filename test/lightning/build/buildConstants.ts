import type { Plugin } from "rollup";

const constants = {
  "process.env.NODE_ENV": JSON.stringify("production"),
  "import.meta.env.SSR": "false",
};

/** Fills in what the engine and the base components expect their build to know. */
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
