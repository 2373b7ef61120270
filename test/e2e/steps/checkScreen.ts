import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Where each part is, from shadow root to shadow root. */
const parts: Record<"panel" | "main", Parameters<AxeBuilder["include"]>[0]> = {
  panel: { fromShadowDom: ["shell-app", "shell-utility-bar", ".slds-utility-panel"] },
  main: { fromShadowDom: ["shell-app", "main"] },
};

/**
 * Expects axe to find nothing wrong with a part of what is on the screen, or with all of it. SCREENSHOTS
 * names a directory where a picture of each screen is wanted, for a person to look at.
 */
export async function checkScreen(
  page: Page,
  name: string,
  part: keyof typeof parts | "page",
): Promise<void> {
  const directory = process.env["SCREENSHOTS"];
  if (directory) await page.screenshot({ path: join(directory, `${name}.png`) });
  // No screen holds another origin's frame; for those, axe's other mode opens a page for each analysis.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (part !== "page") axe.include(parts[part]);
  const { violations, passes } = await axe.analyze();
  expect(passes.length, `rules that axe could apply to ${name}`).toBeGreaterThan(0);
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
  expect(found, `axe on ${name}`).toEqual([]);
}
