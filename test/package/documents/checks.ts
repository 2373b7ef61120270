import { checkComponents } from "./checkComponents.ts";
import type { Check } from "./document.ts";
import { checkLinks } from "./checkLinks.ts";
import { checkNames } from "./checkNames.ts";
import { checkNpmCommands } from "./checkNpmCommands.ts";
import { checkOtherCommands } from "./checkOtherCommands.ts";
import { checkPaths } from "./checkPaths.ts";
import { checkSfCommands } from "./checkSfCommands.ts";
import { checkVariables } from "./checkVariables.ts";

/** What a document refers to, each with what it must be for the reader to find it. */
export const checks = {
  "links to files and headings that exist": checkLinks,
  "names files and folders that exist": checkPaths,
  "names commands of npm that exist, with arguments that they take": checkNpmCommands,
  "names other programs' commands that are known, and files for them that exist": checkOtherCommands,
  "names Lightning components that exist": checkComponents,
  "names variables of the environment that somebody reads": checkVariables,
  "names things of the code that are in the code": checkNames,
} satisfies Record<string, Check>;

/** Those that ask the Salesforce CLI, which by day is not installed. */
export const checksByCli = {
  "names commands of the Salesforce CLI that exist, with flags that they take": checkSfCommands,
} satisfies Record<string, Check>;
