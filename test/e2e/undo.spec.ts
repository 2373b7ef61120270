import type { Page } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { readLedger } from "./steps/ledger.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

test("a contact is taken back within ten minutes; the rep reads that the quota stays used, and it does", async ({
  page,
  stack,
}) => {
  const { panel, user, before } = await addQuinn(page, stack);
  await expect(panel.getByText("The contact still counts toward your quota.")).toBeVisible();
  await panel.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The contact was removed.")).toBeVisible();
  await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
  expect(await readLedger(stack, user)).toEqual({ ...before, quotaUsed: before.quotaUsed + 1 });
  await expect(panel.getByText("999 contacts left")).toBeVisible();
});

test("a contact that somebody has changed since is not taken back, and the rep reads why", async ({
  page,
  stack,
}) => {
  const { panel, user, before } = await addQuinn(page, stack);
  stack.org.org.db
    .prepare("UPDATE Contact SET LastModifiedDate = '2099-01-01T00:00:00.000Z' WHERE LastName = 'Testley'")
    .run();
  await panel.getByRole("button", { name: "Undo" }).click();
  const message = panel.getByRole("alert", { name: "The contact wasn't removed" });
  await expect(message).toContainText("The contact was edited after it was created");
  await expect(message).toContainText("To remove the contact, delete it in Salesforce.");
  await expect(panel.getByRole("heading", { name: "The contact wasn't removed" })).toBeFocused();
  await expect(panel.getByRole("button", { name: "Undo" })).toBeHidden();
  await checkScreen(page, "undo-refused", "panel");
  expect(await readLedger(stack, user)).toMatchObject({ contacts: before.contacts + 1 });
});

async function addQuinn(page: Page, stack: PageStack) {
  await creationIsOn(stack);
  const user = await stack.api("rep@practice.example");
  await quinnIsListed(user);
  const before = await readLedger(stack, user);
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");
  await panel.getByRole("button", { name: "Add to CRM" }).click();
  await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  return { panel, user, before };
}
