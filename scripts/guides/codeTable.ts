import { errorCodes, type Whose } from "../../connector/errors.ts";

const fallsTo = {
  rep: "the rep",
  admin: "an admin",
  coworker: "a coworker",
  time: "nobody: it passes",
  nobody: "nobody",
  salesforce: "Salesforce",
  crosswalk: "the operator",
} as const satisfies Record<Whose, string>;

/** The error codes, as a Markdown table: what the rep reads, and who can do something about it. */
export function codeTable(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { title, whose }]) => `| \`${code}\` | ${title} | ${fallsTo[whose]} |`,
  );
  return ["| code | the rep reads | falls to |", "| --- | --- | --- |", ...rows].join("\n");
}
