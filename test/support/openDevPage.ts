import { chromium, type Locator, type Page } from "@playwright/test";
import { systemChromium } from "./systemChromium.ts";

/** A browser at a started practice page, with a rep signed in to Lightning and the panel open. */
interface DevPage {
  page: Page;
  panel: Locator;
  close(): Promise<void>;
}

export async function openDevPage(pageUrl: string): Promise<DevPage> {
  const browser = await chromium.launch(systemChromium ? { executablePath: systemChromium } : {});
  const page = await browser.newPage();
  await page.goto(pageUrl);
  await page.getByLabel("Username").fill("rep@practice.example");
  await page.getByLabel("Password").fill("practice");
  await page.getByRole("button", { name: "Log In" }).click();
  await page.getByRole("button", { name: "Crosswalk" }).click();
  return { page, panel: page.getByRole("dialog", { name: "Crosswalk" }), close: () => browser.close() };
}
