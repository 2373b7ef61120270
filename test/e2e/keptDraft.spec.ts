import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test(
  "what a rep typed outlives minimizing the panel and reloading the page, which opens where the rep was",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    await quinnIsListed(await stack.api("rep@practice.example"));
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    await openLead(panel, "Suppliers", "Quinn Testley");
    await panel.getByLabel("Title").fill("Head of Half a Sentence");

    await panel.getByRole("combobox", { name: "Opportunity" }).click();
    await expect(panel.getByRole("listbox").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel.getByRole("listbox").first()).toBeHidden();
    await expect(panel.getByLabel("Title")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(page.getByRole("button", { name: "Crosswalk", exact: true })).toBeFocused();
    await openPanel(page);
    await expect(panel.getByLabel("Title")).toHaveValue("Head of Half a Sentence");

    await page.reload();
    await openPanel(page);
    await expect(panel.getByRole("heading", { name: "Quinn Testley", exact: true })).toBeVisible();
    await expect(panel.getByLabel("Title")).toHaveValue("Head of Half a Sentence");
  },
);
