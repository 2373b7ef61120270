import { errorCodes, type ErrorCode, type Whose } from "../../connector/errors.ts";
import { remedyOfCode } from "../../connector/timeline/remedyOf.ts";

const fallsTo = {
  rep: "the rep",
  admin: "an admin",
  coworker: "a coworker",
  time: "nobody: it passes",
  nobody: "nobody",
  salesforce: "Salesforce",
  crosswalk: "whoever runs the connector",
} as const satisfies Record<Whose, string>;

/** The troubleshooting guide as Markdown: one row for each error code. */
export function troubleshootingGuide(): string {
  const rows = (Object.keys(errorCodes) as ErrorCode[]).map((code) => {
    const { title, whose, action } = errorCodes[code];
    return `| \`${code}\` | ${title} | ${fallsTo[whose]} | ${action} | ${remedyOfCode(code).text} |`;
  });
  return [...heading, ...rows, ""].join("\n");
}

const heading = [
  "# Troubleshooting",
  "",
  "Each error that reps meet carries a code, what to do next, and a request ID, which the [log](log.md) has too. In the",
  "panel, _Connection_, _Diagnostics_ checks everything that a rep needs, and says what is missing and who grants it. In",
  "_Crosswalk Settings_, _Check the Team_ does so for every user at once, and _Timeline_ turns a request ID into what happened,",
  "with cause and remedy.",
  "",
  "No code tells of two: where the panel cannot reach the connector for one rep alone, the browser may block a private",
  "address ([running the connector](connector.md)); where the panel does not open at all, the org may be on Lightning Locker",
  "([checking an org](check-org.md)).",
  "",
  "This page is made from the connector's table of codes: `npm run guides`.",
  "",
  "| code | the rep reads | falls to | the rep is told | an admin looks here |",
  "| --- | --- | --- | --- | --- |",
];
