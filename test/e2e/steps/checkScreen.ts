import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { type Part, findViolations } from "./findViolations.ts";

const parts: Record<"panel" | "record" | "main" | "page", Part> = {
  panel: { fromShadowDom: ["shell-app", "shell-utility-bar", ".slds-utility-panel"] },
  record: { fromShadowDom: ["shell-app", "shell-record-page", "c-crosswalk-record"] },
  main: { fromShadowDom: ["shell-app", "main"] },
  page: "html",
};

/**
 * Expects axe to find nothing wrong with a part of what is on the screen, or with all of it. SCREENSHOTS
 * names a directory where a picture of each screen is wanted, for a person to look at.
 */
export async function checkScreen(page: Page, name: string, part: keyof typeof parts): Promise<void> {
  const directory = process.env["SCREENSHOTS"];
  if (directory) await page.screenshot({ path: join(directory, `${name}.png`) });
  const { violations, rulesApplied } = await findViolations(page, parts[part]);
  expect(rulesApplied, `rules that axe could apply to ${name}`).toBeGreaterThan(0);
  expect(violations, `axe on ${name}`).toEqual([]);
}
