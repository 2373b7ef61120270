import { pathToFileURL } from "node:url";

/** What halves the start of a process: Node keeps what it compiled, and finds modules quickly. */
export const quickArguments = ["--import", pathToFileURL("connector/quickModules.mjs").href];

export function quickEnvironment(): Record<string, string> {
  const { PATH = "", NODE_COMPILE_CACHE } = process.env;
  return { PATH, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) };
}
