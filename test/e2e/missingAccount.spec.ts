import { readFile } from "node:fs/promises";
import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { leadsAreListed, people } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test(
  "an account that the org lacks is made on Salesforce's own page, and then found",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    await quinnIsListed(await stack.api("rep@practice.example"));
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    await openLead(panel, "Suppliers", "Quinn Testley");
    const account = panel.getByRole("combobox", { name: "Account Name" });
    await account.fill("Quartzite Foundry");
    await expect(panel.getByText("No accounts found.")).toBeVisible();
    await checkScreen(page, "account-not-found", "panel");

    const opened = page.waitForEvent("popup");
    await panel.getByRole("link", { name: "Create one in Salesforce" }).click();
    const salesforce = await opened;
    await salesforce.getByLabel("Account Name").fill("Quartzite Foundry");
    await salesforce.getByRole("button", { name: "Save" }).click();
    await expect(salesforce.getByRole("heading", { name: "Account Quartzite Foundry" })).toBeVisible();

    await account.fill("Quartzite");
    await panel.getByRole("option", { name: "Quartzite Foundry" }).click();
    await expect(panel.getByText("No open opportunities")).toBeVisible();
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  },
);

test(
  "an account that a review misses is made with its name filled in, and found when the rep looks again",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    const company = "Quartz, Sons & Co #1";
    const listed = people(2, (index) => ({ company: index === 0 ? company : "Northwind Energy" }));
    await leadsAreListed(await stack.api("rep@practice.example"), "Fair 2026", listed);
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    await panel.getByRole("button", { name: "Fair 2026" }).click();
    await panel.getByRole("button", { name: "Select All 2" }).click();
    await panel.getByRole("button", { name: "Review" }).click();
    const missing = panel.getByRole("button", { name: /^No Account/ });
    await missing.click();
    await expect(panel.getByRole("button", { name: "Add 1 to CRM" })).toBeEnabled();
    await checkScreen(page, "review-without-account", "panel");
    const downloading = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Download" }).click();
    const file = await readFile(await (await downloading).path(), "utf8");
    expect(file).toContain(`"${company}",1,`);

    const opened = page.waitForEvent("popup");
    await panel.getByRole("link", { name: `New Account: ${company}` }).click();
    const salesforce = await opened;
    await expect(salesforce.getByLabel("Account Name")).toHaveValue(company);
    await salesforce.getByRole("button", { name: "Save" }).click();
    await expect(salesforce.getByRole("heading", { name: `Account ${company}` })).toBeVisible();

    await panel.getByRole("button", { name: "Refresh" }).click();
    await expect(panel.getByRole("button", { name: "Add 2 to CRM" })).toBeEnabled();
    await expect(missing).toHaveCount(0);
  },
);
