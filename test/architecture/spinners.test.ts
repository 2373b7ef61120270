import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

/** Spinners without words: who does not see one turn would hear of a status that says nothing. */
function silentIn(template: string): string[] {
  const spinners = template.match(/<lightning-spinner\b[^>]*>/g) ?? [];
  return spinners.filter((spinner) => !/\salternative-text=/.test(spinner));
}

describe("a spinner", () => {
  const templates = globSync("force-app/**/lwc/**/*.html", { cwd: projectFolder });
  const textOf = (file: string) => readFileSync(path.join(projectFolder, file), "utf8");
  const withSpinner = templates.filter((file) => textOf(file).includes("<lightning-spinner"));

  it("is found at all", () => expect(withSpinner.length).toBeGreaterThan(5));

  it.each(withSpinner)("says what it waits for: %s", (file) => {
    expect(silentIn(textOf(file))).toEqual([]);
  });

  it.each([
    '<lightning-spinner size="small"></lightning-spinner>',
    "<lightning-spinner></lightning-spinner>",
    '<lightning-spinner\n  lwc:if={isBusy}\n  size="small"\n></lightning-spinner>',
  ])("is refused without words: %s", (template) => {
    expect(silentIn(template)).toHaveLength(1);
  });
});
