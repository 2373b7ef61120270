import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";
import { refusalTable } from "./refusalTable.ts";

/** Reasons without a row, by what keeps them from having one. */
const elsewhere: Record<string, string[]> = {
  "undoes or reads a creation": [
    "answer-unreadable",
    "no-such-creation",
    "not-deleted",
    "not-deleted-again",
    "nothing-to-undo",
    "undo-changed",
    "undo-has-activity",
    "undo-has-role",
    "undo-role-changed",
    "undo-not-certain",
    "undo-hidden",
    "undo-linked",
    "undo-merged",
    "undo-never-known",
    "undo-not-allowed",
    "undo-not-done",
    "undo-not-looked",
    "undo-not-sent",
    "undo-refused",
    "undo-restored",
    "undo-too-late",
    "undo-unseen",
    "undone",
  ],
  "looks for an account, an opportunity or another record": [
    "no-opportunities",
    "no-read",
    "no-read-required",
    "no-such-record",
    "not-in-form",
  ],
  "is kept with a row of a batch or of the ledger": [
    "lead-gone",
    "never-known",
    "not-created",
    "not-sent",
    "not-tried",
  ],
  "adds a role to a contact that is there: test/connector/addedRoles.test.ts": [
    "no-such-role-addition",
    "role-in-progress",
    "role-never-known",
    "role-never-seen",
    "role-no-contact",
    "role-no-opportunity",
    "role-closed",
    "role-not-added",
    "role-not-linked",
    "role-not-sent",
    "role-refused",
    "role-there",
    "role-there-as",
    "role-unknown",
  ],
  "repeats a request under the same Idempotency-Key": ["key-in-progress", "key-used"],
  "is a value of a field that only some orgs require": [
    "field-checkbox",
    "field-date",
    "field-date-time",
    "field-depends",
    "field-lookup",
    "field-number",
    "field-time",
    "field-whole-number",
  ],
  "needs an org with person accounts": ["field-account-person"],
  "needs a database that was put back: test/connector/restored.test.ts": ["restored-not-asked"],
  "needs a user who may add a role, but not edit its field Role": ["no-edit-role"],
  "needs a lead that is shared, and a link that the user may not see": ["linked-unseen"],
  "stands behind creation that is turned off, as it is without a Lead Source": ["lead-source-none"],
};

/** The reasons that a script refuses with, of the whole or of a field. */
function reasonsIn(script: string): string[] {
  const refusing = /\brefusal(?:Because)?\(\s*(?:[^("]*\?\s*)?"([\w-]+)"(?:\s*:\s*"([\w-]+)")?/g;
  const ofField = /\b(?:refused|malformed): say\(\s*"([\w-]+)"|\bfieldError\([^;]*?\bsay\(\s*"([\w-]+)"/g;
  return [refusing, ofField].flatMap((pattern) =>
    [...script.matchAll(pattern)].flatMap(([, ...reasons]) => reasons.filter(Boolean)),
  );
}

const unique = (reasons: string[]): string[] => [...new Set(reasons)].sort();

describe("the table of refusals", () => {
  it("has a row for each reason that a creation, its form and its account refuse with", () => {
    const named = globSync("connector/{creations,form,matches}/**/*.ts", { cwd: projectFolder })
      .filter((file) => !/\.(test|fixture)\.ts$/.test(file))
      .flatMap((file) => reasonsIn(readFileSync(path.join(projectFolder, file), "utf8")));
    const rows = refusalTable.flatMap(({ reason }) => reason ?? []);

    expect(unique([...rows, ...Object.values(elsewhere).flat()])).toEqual(unique(named));
  });

  it.each([
    ['throw refusal("lead-gone");', ["lead-gone"]],
    ['throw refusal(isSeen ? "linked" : "linked-unseen", { members });', ["linked", "linked-unseen"]],
    ['return refusal(\n  "no-edit", {', ["no-edit"]],
    ['throw refusalBecause("role-refused", error);', ["role-refused"]],
    ['return { refused: say("field-date", { field }) };', ["field-date"]],
    ['fieldError(nameOf(field), say("field-depends", { field }))', ["field-depends"]],
    ['const label = say("name-title");', []],
  ])("finds the reasons of %s", (script, reasons) => {
    expect(reasonsIn(script)).toEqual(reasons);
  });
});
