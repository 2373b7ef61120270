import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { undoWithinMs } from "../../connector/creations/undoCreation.ts";

const folder = new URL("../../force-app/main/default/lwc/", import.meta.url);

it("the panel says that a contact can be undone for as long as the connector takes it back", () => {
  const file = new URL("creationResult/creationResult.js", folder);
  const minutes = /^const UNDO_MINUTES = (\d+);$/m.exec(readFileSync(file, "utf8"))?.[1];

  expect(Number(minutes) * 60_000).toBe(undoWithinMs);
});
