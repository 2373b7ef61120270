import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { guideFiles } from "./guideFiles.ts";

it("the guides say what the connector's tables say", async () => {
  for (const { path, text } of await guideFiles()) {
    expect(readFileSync(path, "utf8"), `${path.pathname} is stale: npm run guides`).toBe(text);
  }
});
