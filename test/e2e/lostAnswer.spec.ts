import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { readLedger } from "./steps/ledger.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test("a lost answer makes the panel check with Salesforce, and ends with one contact", async ({
  page,
  stack,
}) => {
  await creationIsOn(stack);
  const user = await stack.api("rep@practice.example");
  await quinnIsListed(user);
  const before = await readLedger(stack, user);
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");
  await stack.practice("POST", "/faults", {
    method: "POST",
    path: "/composite",
    times: 1,
    action: "reset-after",
  });
  await panel.getByRole("button", { name: "Add to CRM" }).click();
  await expect(panel.getByRole("heading", { name: "Checking with Salesforce" })).toBeFocused();
  await checkScreen(page, "lost-answer", "panel");
  await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible({
    timeout: 40_000,
  });
  expect(await readLedger(stack, user)).toMatchObject({
    contacts: before.contacts + 1,
    quotaUsed: before.quotaUsed + 1,
  });
});
