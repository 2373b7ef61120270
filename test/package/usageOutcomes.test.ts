import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { creationStates } from "../../connector/database/schema/contacts.ts";
import { allCodes } from "../../connector/errors.ts";
import { outcomeOf } from "../../connector/settings/usageByUser.ts";
import { projectFolder } from "../support/projectFolder.ts";

const usageTable = path.join(projectFolder, "force-app/main/default/lwc/usageTable/usageTable.js");

/** Of contacts that Salesforce has halted, which the usage tells apart from failures: no code of an error. */
const halted = "not-tried";

it("the admin page counts no outcome of the ledger as a failure but the codes of errors", () => {
  const [, list = ""] = /noFailures = new Set\(\[(.*?)\]\)/s.exec(readFileSync(usageTable, "utf8")) ?? [];
  const outcomes = [...creationStates.map((state) => outcomeOf({ state, code: null })), halted];
  const own = new Set(outcomes.filter((outcome) => !allCodes.some((code) => code === outcome)));

  expect([...list.matchAll(/"([\w-]+)"/g)].map(([, outcome]) => outcome).sort()).toEqual([...own].sort());
});
