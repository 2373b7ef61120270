import { checkState } from "./steps/checkState.ts";
import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { goToOption, press, tabTo, type } from "./steps/keyboard.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

test("the fields that the org requires besides are filled in by keyboard, and the looked-up record keeps its name", async ({
  page,
  stack,
}) => {
  await creationIsOn(stack);
  await requireMore(stack);
  await quinnIsListed(await stack.api("rep@practice.example"));
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");

  const region = panel.getByRole("combobox", { name: "Region" });
  await tabTo(region);
  await expect(page.getByRole("option", { name: "North" })).toBeVisible();
  await page.keyboard.type("sou");
  await goToOption(page, page.getByRole("option", { name: "South East" }));
  await checkState(page, "required-lookup");
  await page.keyboard.press("Enter");
  await expect(region).toHaveValue("South East");

  await tabTo(panel.getByRole("checkbox", { name: "Fairs" }));
  await page.keyboard.press("Space");
  await type(panel.getByLabel("Headcount"), "12");
  await type(panel.getByLabel("Met On"), "Nov 3, 2026");
  await page.keyboard.press("Tab");
  await checkState(page, "required-fields");

  await page.reload();
  await openPanel(page);
  await expect(region).toHaveValue("South East");
  await expect(panel.getByRole("checkbox", { name: "Fairs" })).toBeChecked();

  await press(panel.getByRole("button", { name: "Add to CRM" }));
  await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  const row = stack.org.org.db
    .prepare(
      `SELECT Region__c.Name AS region, Channels__c AS channels, Headcount__c AS headcount, Met_On__c AS met
       FROM Contact JOIN Region__c ON Region__c.Id = Region__c WHERE Contact.LastName = 'Testley'`,
    )
    .get();
  expect(row).toMatchObject({ region: "South East", channels: "Fairs", headcount: 12, met: "2026-11-03" });
});

/** An org that requires a lookup, a choice of several, a number and a date on each contact. */
async function requireMore(stack: PageStack): Promise<void> {
  await stack.practice("PUT", "/objects/Region__c", { label: "Region", fields: [] });
  await stack.practice("POST", "/records/Region__c", [
    { Name: "North" },
    { Name: "South" },
    { Name: "South East" },
  ]);
  await stack.practice("POST", "/objects/Contact/fields", [
    { name: "Region__c", label: "Region", type: "reference", required: true, referenceTo: "Region__c" },
    {
      name: "Channels__c",
      label: "Channels",
      type: "multipicklist",
      required: true,
      restricted: true,
      picklistValues: ["Mail", "Fairs"],
    },
    { name: "Headcount__c", label: "Headcount", type: "int", required: true },
    { name: "Met_On__c", label: "Met On", type: "date", required: true },
  ]);
  await stack.practice("PATCH", "/users/rep@practice.example", {
    objectPermissions: { Region__c: { read: true, viewAll: true } },
  });
}
