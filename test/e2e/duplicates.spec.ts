import type { Page } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { checkState } from "./steps/checkState.ts";
import { creationIsOn, quinn, quinnIsListed } from "./steps/given.ts";
import { expectUnchanged, readLedger } from "./steps/ledger.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

// Of no company, so that the contact is possible, and the form unfolded.
const email = "quinn.testley@mail.example";

test("a duplicate rule set to Alert shows the record, and saving anyway makes one contact", async ({
  page,
  stack,
}) => {
  const { panel, user } = await openTwin(page, stack, "alert");
  const before = await readLedger(stack, user);
  await panel.getByRole("button", { name: "Add to CRM" }).click();
  const message = panel.getByRole("group", { name: "Salesforce found a possible duplicate" });
  await expect(message.getByRole("link", { name: "Quinn Testley" })).toBeVisible();
  await checkState(page, "duplicate-alert");
  await expectUnchanged(stack, user, before);
  await message.getByRole("button", { name: "Add Anyway" }).click();
  await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  expect(await readLedger(stack, user)).toMatchObject({
    contacts: before.contacts + 1,
    quotaUsed: before.quotaUsed + 1,
  });
});

test(
  "a duplicate rule set to Block is explained, and the lead can be linked to the record instead",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { panel, user } = await openTwin(page, stack, "block");
    const before = await readLedger(stack, user);
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    const message = panel.getByRole("group", { name: "Salesforce found a possible duplicate" });
    await expect(message.getByRole("button", { name: "Add Anyway" })).toBeHidden();
    await checkScreen(page, "duplicate-block", "panel");
    await message.getByRole("button", { name: /^Link/ }).click();
    await expect(panel.getByText("Linked To", { exact: true })).toBeVisible();
    await expectUnchanged(stack, user, before);
  },
);

/** The form of a lead of whom the org has a contact already, under a duplicate rule. */
async function openTwin(page: Page, stack: PageStack, duplicateRule: "alert" | "block") {
  await creationIsOn(stack);
  const user = await stack.api("rep@practice.example");
  await quinnIsListed(user);
  await stack.practice("POST", "/records/Contact", [
    { FirstName: quinn.firstName, LastName: quinn.lastName, Email: email, OwnerId: await userId(user) },
  ]);
  await stack.practice("PATCH", "/settings", { duplicateRule });
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");
  await panel.getByRole("button", { name: /^More Fields/ }).click();
  await panel.getByLabel("Email").fill(email);
  return { panel, user };
}

async function userId(user: Awaited<ReturnType<PageStack["api"]>>): Promise<string> {
  const { body } = await user.get<{ user: { id: string } }>("/v1/connection");
  return body.user.id;
}
