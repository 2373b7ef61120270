import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinn } from "./steps/given.ts";
import { leadsAreListed } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const themes = [
  { name: "cosmos", scheme: "light", background: "rgb(255, 255, 255)" },
  { name: "cosmos-dark", scheme: "dark", background: "rgb(36, 36, 36)" },
];

/** SLDS 1 has no dark mode; every other test has its light one. */
for (const { name, scheme, background } of themes) {
  test(
    `the panel can be read in SLDS 2, ${scheme}: a list, a lead, an error and a review`,
    { tag: "@night" },
    async ({ page, stack }) => {
      await creationIsOn(stack);
      await leadsAreListed(await stack.api("rep@practice.example"), "Fair", [quinn]);
      await openLightning(page, stack.pageUrl, "rep@practice.example");
      await page.goto(`${stack.pageUrl}/theme/${name}`);
      const panel = await openPanel(page);
      await signIn(page, panel);
      const pages = panel.locator(".pages").first();
      await expect(pages).toHaveCSS("background-color", background);
      await checkScreen(page, `${name}-lists`, "panel");
      await panel.getByRole("button", { name: /^Fair/ }).click();
      await expect(panel.getByRole("button", { name: "Quinn Testley" })).toBeVisible();
      await checkScreen(page, `${name}-list`, "panel");
      await panel.getByRole("button", { name: "Quinn Testley" }).click();
      await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
      await checkScreen(page, `${name}-form`, "panel");
      await panel.getByLabel("Title").fill("");
      await panel.getByRole("button", { name: /^Add to CRM/ }).click();
      await expect(panel.getByText("Complete this field.").first()).toBeVisible();
      await checkScreen(page, `${name}-error`, "panel");
      await panel.getByRole("button", { name: "Back to Leads" }).click();
      await panel
        .getByRole("button", { name: /^Select/ })
        .first()
        .click();
      await panel.getByRole("button", { name: "Review" }).click();
      await expect(panel.getByRole("heading", { name: /^Review/ })).toBeVisible();
      await checkScreen(page, `${name}-review`, "panel");
    },
  );
}

for (const { name, scheme } of themes) {
  test(`the admin's page can be read in SLDS 2, ${scheme}`, { tag: "@night" }, async ({ page, stack }) => {
    await openLightning(page, stack.pageUrl, "admin@practice.example");
    await page.goto(`${stack.pageUrl}/theme/${name}`);
    await page.goto(`${stack.pageUrl}/lightning/n/Crosswalk`);
    const main = page.getByRole("main");
    await signIn(page, main);
    for (const tab of ["Settings", "Users", "Usage", "Support", "Advanced"]) {
      await main.getByRole("tab", { name: tab }).click();
      await expect(main.getByRole("tabpanel")).toHaveAccessibleName(tab);
      await checkScreen(page, `${name}-${tab}`, "main");
    }
  });
}
