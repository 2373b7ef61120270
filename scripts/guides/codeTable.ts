import { errorCodes, type Whose } from "../../connector/errors.ts";

const fallsTo = {
  rep: "the rep",
  admin: "an admin",
  coworker: "a coworker",
  time: "nobody: it passes",
  nobody: "nobody",
  salesforce: "Salesforce",
  crosswalk: "whoever runs the connector",
} as const satisfies Record<Whose, string>;

/** The error codes, as a Markdown table: what the rep reads, who can do something about it, and what. */
export function codeTable(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { title, whose, action }]) => `| \`${code}\` | ${title} | ${fallsTo[whose]} | ${action} |`,
  );
  return ["| code | the rep reads | falls to | the rep is told |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}
