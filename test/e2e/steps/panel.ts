import { expect, type Locator, type Page } from "@playwright/test";
import { logIn } from "./logIn.ts";

/** Opens the panel from the utility bar. */
export async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole("region", { name: "Utility Bar" }).getByRole("button", { name: "Crosswalk" }).click();
  const panel = page.getByRole("dialog", { name: "Crosswalk" });
  await expect(panel).toBeVisible();
  return panel;
}

/** Presses the panel's sign-in button and answers the pop-up that opens. */
export async function openSignIn(page: Page, panel: Locator): Promise<Page> {
  const popup = page.waitForEvent("popup");
  await panel.getByRole("button", { name: "Sign In to Salesforce" }).click();
  return popup;
}

/** Signs in to the panel as the user whom Salesforce already knows: only consent is asked. */
export async function signIn(page: Page, panel: Locator): Promise<void> {
  const popup = await openSignIn(page, panel);
  await popup.getByRole("button", { name: "Allow" }).click();
  await expect(panel.getByRole("heading", { name: "Lead lists" })).toBeVisible();
}

/** Signs in to the panel as somebody other than the user of the page. */
export async function signInAsOther(popup: Page, username: string): Promise<void> {
  await logIn(popup, username);
  await popup.getByRole("button", { name: "Allow" }).click();
}
