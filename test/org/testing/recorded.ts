import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder =
  process.env["SALESFORCE_REFERENCE"] ?? join(import.meta.dirname, "../../../../shared/reference");

/** Whether recorded answers of real orgs are available. They are not part of the project. */
export const hasReference = existsSync(join(folder, "Contact_describe.json"));

/** The message where they are not. */
export const referenceNote = "needs SALESFORCE_REFERENCE, a folder with recorded answers";

export const recorded = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Record<string, unknown>;
