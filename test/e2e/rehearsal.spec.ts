import { checkState } from "./steps/checkState.ts";
import { creationIsOn } from "./steps/given.ts";
import { leadsAreListed, people } from "./steps/leadLists.ts";
import { readLedger } from "./steps/ledger.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test("a rep rehearses a review: what would fail is named, nothing is saved, and then it happens so", async ({
  page,
  stack,
}) => {
  await creationIsOn(stack);
  const admin = await stack.api("admin@practice.example");
  expect((await admin.request("PUT", "/v1/settings", { rehearsals: true })).status).toBe(200);
  await stack.practice("POST", "/objects/Contact/validation-rules", {
    name: "NoBadAddress",
    field: "Email",
    when: "Email LIKE 'bad.%'",
    message: "This address is known to be wrong.",
  });
  const rep = await stack.api("rep@practice.example");
  await leadsAreListed(
    rep,
    "Fair 2026",
    people(12, (index) => ({
      company: "Northwind Energy",
      ...(index < 3 && { email: `bad.${index}@northwind.example` }),
    })),
  );
  const before = await readLedger(stack, rep);
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await panel.getByRole("button", { name: "Fair 2026" }).first().click();
  await panel.getByRole("button", { name: "Select All 12" }).click();
  await panel.getByRole("button", { name: "Review" }).click();
  await expect(panel.getByRole("button", { name: "Add 12 to CRM" })).toBeEnabled();
  const rehearse = panel.getByRole("button", { name: "Test", exact: true });
  await rehearse.focus();
  await page.keyboard.press("Enter");
  const result = panel.getByRole("heading", { name: "Would be added: 9, Would fail: 3" });
  await expect(result).toBeVisible();
  await expect(panel.getByRole("button", { name: "Would fail 3" })).toHaveAttribute("aria-pressed", "true");
  await expect(panel.locator("[data-failure]").first()).toContainText("3 leads");
  await checkState(page, "rehearsal-01-completed");
  expect(await readLedger(stack, rep)).toEqual(before);
  const exclude = panel.getByRole("button", { name: /^Skip These: 3 leads/ });
  await exclude.focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("button", { name: "Add 9 to CRM" })).toBeEnabled();
  const include = panel.getByRole("button", { name: /^Include Again: 3 leads/ });
  await expect(include).toBeFocused();
  await checkState(page, "rehearsal-02-excluded");
  await page.keyboard.press("Enter");

  await panel.getByRole("button", { name: "Back to Leads" }).last().click();
  await panel.getByRole("button", { name: "Review" }).click();
  await expect(result).toBeVisible();
  await expect(panel.getByText("Test again.")).toBeHidden();
  await panel.getByRole("button", { name: "Back to Leads" }).last().click();
  await panel.getByRole("grid").getByRole("checkbox").nth(11).press("Space");
  await panel.getByRole("button", { name: "Review" }).click();
  await expect(panel.getByText("Your leads or choices have changed. Test again.")).toBeVisible();
  await panel.getByRole("button", { name: "Back to Leads" }).last().click();
  await panel.getByRole("grid").getByRole("checkbox").nth(11).press("Space");
  await panel.getByRole("button", { name: "Review" }).click();
  await panel.getByRole("button", { name: "Add 12 to CRM" }).click();
  await expect(panel.getByRole("heading", { name: "Completed" })).toBeVisible();
  expect((await readLedger(stack, rep)).contacts).toBe(before.contacts + 9);
});

test(
  "a rep corrects once what several leads would fail of, rehearses again, and all are added",
  { tag: "@night" },
  async ({ page, stack }) => {
    await page.setViewportSize({ width: 380, height: 800 });
    await creationIsOn(stack);
    const admin = await stack.api("admin@practice.example");
    expect((await admin.request("PUT", "/v1/settings", { rehearsals: true })).status).toBe(200);
    await stack.practice("POST", "/objects/Contact/validation-rules", {
      name: "NoPlanners",
      field: "Title",
      when: "Title LIKE 'Planner%'",
      message: "Say whose planner this is.",
    });
    const rep = await stack.api("rep@practice.example");
    await leadsAreListed(
      rep,
      "Fair 2026",
      people(8, (index) => ({
        company: "Northwind Energy",
        title: index < 3 ? `Planner ${index}` : "Controller",
      })),
    );
    const before = await readLedger(stack, rep);
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    await panel.getByRole("button", { name: "Fair 2026" }).first().click();
    await panel.getByRole("button", { name: "Select All 8" }).click();
    await panel.getByRole("button", { name: "Review" }).click();
    await panel.getByRole("button", { name: "Test", exact: true }).click();
    const failure = panel.locator("[data-failure]");
    await expect(failure.getByRole("heading", { name: "3 leads: Title" })).toBeVisible();
    await failure.getByRole("button", { name: /^Skip These/ }).click();
    await expect(panel.getByRole("button", { name: "Add 5 to CRM" })).toBeEnabled();

    await failure.getByRole("group", { name: "Apply to all 3" }).getByLabel("Title").focus();
    await page.keyboard.type("Planner of Ana");
    await page.keyboard.press("Tab");
    await expect(panel.getByRole("button", { name: "Add 8 to CRM" })).toBeEnabled();
    await checkState(page, "rehearsal-03-corrected");
    const again = panel.getByRole("button", { name: "Test Again" });
    await again.focus();
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("heading", { name: /^Would be added: 5/ })).toBeFocused();
    await expect(failure.getByRole("heading", { name: "3 leads: Title" })).toBeVisible();

    await failure.getByRole("group", { name: "Apply to all 3" }).getByLabel("Title").fill("Buyer");
    await again.click();
    await expect(panel.getByRole("heading", { name: "Would be added: 8" })).toBeFocused();
    await expect(failure).toHaveCount(0);
    expect(await readLedger(stack, rep)).toEqual(before);
    await panel.getByRole("button", { name: "Add 8 to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Completed", exact: true })).toBeVisible();
    expect((await readLedger(stack, rep)).contacts).toBe(before.contacts + 8);
  },
);
