import type { Page } from "@playwright/test";

/** Logs in on Salesforce's own page, wherever the browser was sent to it. */
export async function logIn(page: Page, username: string): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill("practice");
  await page.getByRole("button", { name: "Log In", exact: true }).click();
}

/** Opens Lightning as a user; the panel is still closed. */
export async function openLightning(page: Page, pageUrl: string, username: string): Promise<void> {
  await page.goto(pageUrl);
  await logIn(page, username);
  await page.getByRole("navigation", { name: "App" }).waitFor();
}
