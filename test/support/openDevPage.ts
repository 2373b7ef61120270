import { existsSync } from "node:fs";
import { chromium, type Locator, type Page } from "@playwright/test";

/** A browser at a started practice page, with a rep signed in to Lightning and the panel open. */
export interface DevPage {
  page: Page;
  panel: Locator;
  close(): Promise<void>;
}

const ofSystem = [process.env["CHROMIUM_PATH"], "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(
  (path) => path && existsSync(path),
);

export async function openDevPage(pageUrl: string): Promise<DevPage> {
  const browser = await chromium.launch(ofSystem ? { executablePath: ofSystem } : {});
  const page = await browser.newPage();
  await page.goto(pageUrl);
  await page.getByLabel("Username").fill("rep@practice.example");
  await page.getByLabel("Password").fill("practice");
  await page.getByRole("button", { name: "Log In" }).click();
  await page.getByRole("button", { name: "Crosswalk" }).click();
  return { page, panel: page.getByRole("dialog", { name: "Crosswalk" }), close: () => browser.close() };
}
