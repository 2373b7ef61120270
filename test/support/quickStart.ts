import { pathToFileURL } from "node:url";

/**
 * What halves the start of a process of the project: Node keeps what it compiled, and finds Drizzle's files
 * faster (quickImports.ts). test/package/containerImage.test.ts starts a connector without it.
 */
export const quickArguments = ["--import", pathToFileURL("test/support/quickImports.ts").href];

export function quickEnvironment(): Record<string, string> {
  const { PATH = "", NODE_COMPILE_CACHE } = process.env;
  return { PATH, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) };
}
