import type { Locator, Page } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { quinnIsListed } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const rep = "rep@practice.example";

for (const { language, locale, largest } of [
  { language: "de", locale: "de_DE", largest: "10.000" },
  { language: "en_US", locale: "en_US", largest: "10,000" },
  { language: "es", locale: "es_ES", largest: "10.000" },
  { language: "fr", locale: "fr_FR", largest: /10\s000/ },
  { language: "ja", locale: "ja_JP", largest: "10,000" },
]) {
  test(
    `all filters of 10,000 leads are in sight in a panel of 380 pixels: ${language}`,
    { tag: "@night" },
    async ({ page, stack }) => {
      await page.setViewportSize({ width: 380, height: 640 });
      await quinnIsListed(await stack.api(rep));
      stack.org.org.db
        .prepare("UPDATE User SET LanguageLocaleKey = ?, LocaleSidKey = ? WHERE Username = ?")
        .run(language, locale, rep);
      await countAsMany(page);
      await openLightning(page, stack.pageUrl, rep);
      const panel = await openPanel(page);
      await panel.locator("c-sign-in-prompt [data-sign-in] button").click();
      await panel.getByRole("button", { name: "Suppliers" }).click();
      const filters = panel.locator("c-status-filter");
      await expect(filters.getByRole("button").first()).toContainText(largest);
      await expect(filters.getByRole("button").last()).toContainText(largest);
      const { left, right } = await edgesOf(filters);
      for (const filter of await filters.getByRole("button").all()) {
        const edges = await edgesOf(filter);
        expect(edges.left).toBeGreaterThanOrEqual(left);
        expect(edges.right).toBeLessThanOrEqual(right);
        await expect(filter).toBeInViewport({ ratio: 1 });
      }
      await checkScreen(page, `filters-${language}`, "panel");
    },
  );
}

/** The list says that it has 10,000 leads, and each of its filters that it has as many. */
async function countAsMany(page: Page): Promise<void> {
  const total = 10_000;
  await page.route(/\/match-report$/, async (route) => {
    const response = await route.fetch();
    const counts = {
      leads: total,
      new: total,
      likely: total,
      possible: total,
      linked: total,
      unknown: total,
      lastKnown: null,
    };
    await route.fulfill({ response, json: { ...((await response.json()) as object), ...counts } });
  });
  await page.route(/\/leads\?/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), total } });
  });
}

async function edgesOf(part: Locator): Promise<{ left: number; right: number }> {
  const box = await part.boundingBox();
  if (!box) throw new Error("it is not on the page");
  return { left: box.x, right: box.x + box.width };
}
