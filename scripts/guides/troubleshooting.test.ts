import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { troubleshootingFile, troubleshootingGuide } from "./troubleshooting.ts";

it("the troubleshooting guide says what the table of error codes says", async () => {
  const file = path.join(import.meta.dirname, "../..", troubleshootingFile);

  expect(readFileSync(file, "utf8")).toBe(await troubleshootingGuide());
});
