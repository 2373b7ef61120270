import type { Locator } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinn } from "./steps/given.ts";
import { leadsAreListed, people } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test(
  "the list as a full page can be worked with by mouse, and the docked panel lies over it",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    const others = people(40, (index) => ({ firstName: `P${index}`, company: `Company ${index}` }));
    await leadsAreListed(await stack.api("rep@practice.example"), "Fair", [quinn, ...others]);
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    await page.getByRole("navigation", { name: "App" }).getByRole("link", { name: "LinkedIn Leads" }).click();
    const main = page.getByRole("main");
    await signIn(page, main);
    await main.getByRole("button", { name: /^Fair/ }).click();
    await expect(main.getByRole("columnheader", { name: "Company" })).toBeVisible();
    await main.getByRole("button", { name: "Select All 41" }).click();
    await checkScreen(page, "full-page-list", "main");
    // What stays in sight there leaves no strip of the list below it.
    expect(await endOf(main.locator("c-selection-bar"))).toBeCloseTo(await endOf(main), 0);
    await main.getByRole("button", { name: /^P39 / }).scrollIntoViewIfNeeded();
    await expect(main.getByRole("columnheader", { name: "Company" })).toBeInViewport({ ratio: 1 });
    // Nothing lies over it: a real click reaches it.
    await main.getByRole("columnheader", { name: "Company" }).click();
    await main.getByRole("button", { name: "Review" }).click();
    await expect(main.getByRole("button", { name: /^Add \d+ to CRM$/ })).toBeVisible();
    await checkScreen(page, "full-page-review", "main");
    await main.getByRole("button", { name: "Back to Leads" }).click();

    const panel = await openPanel(page);
    const row = panel.getByRole("button", { name: "Quinn Testley" });
    await row
      .or(panel.getByRole("button", { name: /^Fair/ }))
      .first()
      .waitFor();
    if (!(await row.isVisible())) await panel.getByRole("button", { name: /^Fair/ }).click();
    await row.click();
    await panel.getByRole("button", { name: /^Add to CRM/ }).click();
    await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  },
);

async function endOf(place: Locator): Promise<number> {
  const box = await place.boundingBox();
  return box ? box.y + box.height : NaN;
}
