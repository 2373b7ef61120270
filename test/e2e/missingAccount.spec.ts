import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test("an account that the org lacks is made on Salesforce's own page, and then found", async ({
  page,
  stack,
}) => {
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
  await panel.getByRole("link", { name: "Create an account in Salesforce" }).click();
  const salesforce = await opened;
  await salesforce.getByLabel("Account Name").fill("Quartzite Foundry");
  await salesforce.getByRole("button", { name: "Save" }).click();
  await expect(salesforce.getByRole("heading", { name: "Account Quartzite Foundry" })).toBeVisible();

  await account.fill("Quartzite");
  await panel.getByRole("option", { name: "Quartzite Foundry" }).click();
  await expect(panel.getByText("No open opportunities for this account.")).toBeVisible();
  await panel.getByRole("button", { name: "Add to CRM" }).click();
  await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
});
