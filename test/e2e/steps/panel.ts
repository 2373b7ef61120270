import type { Locator, Page } from "@playwright/test";

// These steps wait with `waitFor`. A check with `expect` that fails at first, as each does that waits, has
// Playwright describe the whole page for its report each time: a tenth of what the page takes.

/** Opens the panel from the utility bar. */
export async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole("region", { name: "Utility Bar" }).getByRole("button", { name: "Crosswalk" }).click();
  const panel = page.getByRole("dialog", { name: "Crosswalk" });
  await panel.waitFor();
  return panel;
}

/** Presses the sign-in button of the panel or the admin's page, and answers the pop-up that opens. */
export async function openSignIn(page: Page, within: Locator): Promise<Page> {
  const popup = page.waitForEvent("popup");
  await within.getByRole("button", { name: "Connect", exact: true }).click();
  return popup;
}

/** Signs in as the user whom Salesforce already knows: the window comes and goes, and nothing is asked. */
export async function signIn(page: Page, within: Locator): Promise<void> {
  await openSignIn(page, within);
  await within.locator("c-sign-in-prompt").waitFor({ state: "detached" });
}

/** Opens a lead of a list, with its form. */
export async function openLead(panel: Locator, list: string, lead: string): Promise<void> {
  await panel.getByRole("button", { name: list }).click();
  await panel.getByRole("button", { name: lead }).click();
  await panel.getByRole("heading", { name: "New Contact" }).waitFor();
}
