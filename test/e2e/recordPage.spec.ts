import type { Locator, Page } from "@playwright/test";
import { checkState } from "./steps/checkState.ts";
import { creationIsOn, quinn } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

const company = "Quietwater Mills";

test("a lead is added from the page of its account, and the panel shows it at once", async ({
  page,
  stack,
}) => {
  const { accountId } = await given(stack);
  await openRecord(page, stack, "Account", accountId);
  const people = page.getByRole("article", { name: "People from Your Lead Lists" });
  await signIn(page, people);
  await expect(people.getByRole("heading", { name: "Not in CRM: 1" })).toBeVisible();
  await expect(people.getByRole("heading", { name: "In CRM: 1", exact: true })).toBeVisible();
  await checkState(page, "record-account", "record");

  const panel = await openPanel(page);
  await panel.getByRole("button", { name: "Suppliers" }).click();
  await expect(rowOf(panel, "Quinn Testley")).toContainText("New");

  await people.getByRole("button", { name: "Add to CRM: Quinn Testley" }).click();
  await expect(people.getByRole("combobox", { name: "Account Name" })).toHaveValue(company);
  await people.getByRole("button", { name: "Add to CRM", exact: true }).click();
  await expect(people.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  await expect(rowOf(panel, "Quinn Testley")).toContainText("In CRM");

  await people.getByRole("button", { name: "Back to Leads" }).first().click();
  await expect(people.getByRole("heading", { name: "In CRM: 2", exact: true })).toBeVisible();
});

const rowOf = (panel: Locator, name: string): Locator =>
  panel.getByRole("row").filter({ has: panel.page().getByRole("button", { name }) });

async function openRecord(page: Page, stack: PageStack, object: string, id: string): Promise<void> {
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  await page.goto(`${stack.pageUrl}/lightning/r/${object}/${id}/view`);
}

/** An account with a contact, both people of it in a list of the rep's. */
async function given(stack: PageStack): Promise<{ accountId: string }> {
  await creationIsOn(stack);
  const {
    ids: [accountId = ""],
  } = await stack.practice<{ ids: string[] }>("POST", "/records/Account", [
    { Name: company, BillingCountry: "Iceland" },
  ]);
  await stack.practice("POST", "/records/Contact", [
    { AccountId: accountId, FirstName: "Ida", LastName: "Weller", Title: "Controller" },
  ]);
  const rep = await stack.api("rep@practice.example");
  const ida = { firstName: "Ida", lastName: "Weller", title: "Controller", company, location: "" };
  await rep.post("/v1/lead-lists", { name: "Suppliers", leads: [{ ...quinn, company, location: "" }, ida] });
  return { accountId };
}
