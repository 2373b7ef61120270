import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { creationStates } from "../../connector/database/schema/contacts.ts";
import { allCodes } from "../../connector/errors.ts";
import { outcomeOf } from "../../connector/quota/usageByUser.ts";

const folder = new URL("../../force-app/main/default/lwc/", import.meta.url);

/** The keys of a module's table, which imports labels that only Salesforce has. */
function keysIn(path: string, table: string): string[] {
  const source = readFileSync(new URL(path, folder), "utf8");
  const body = new RegExp(`export const ${table} = \\{(.*?)\\};`, "s").exec(source)?.[1] ?? "";
  return body.split(",").flatMap((entry) => /^\s*"?([\w-]+)"?/.exec(entry)?.[1] ?? []);
}

/** Of contacts that Salesforce has halted, which the usage tells apart from failures: no code of an error. */
const halted = "not-tried";

it("the admin page has a title for the outcome of each state of the ledger, and no other titles", () => {
  const outcomes = [...creationStates.map((state) => outcomeOf({ state, code: null })), halted];
  const own = new Set(outcomes.filter((outcome) => !allCodes.some((code) => code === outcome)));

  expect(keysIn("usageTable/outcomeTitles.js", "outcomeTitles").sort()).toEqual([...own].sort());
});
