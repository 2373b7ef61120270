import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Expects axe to find nothing wrong with what is on the screen. SCREENSHOTS names a directory where a picture of each
 * screen is wanted, for a person to look at.
 */
export async function checkScreen(page: Page, name: string): Promise<void> {
  const directory = process.env["SCREENSHOTS"];
  if (directory) await page.screenshot({ path: join(directory, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
  expect(found, `axe on ${name}`).toEqual([]);
}
