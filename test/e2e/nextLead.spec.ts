import { creationIsOn } from "./steps/given.ts";
import { checkState } from "./steps/checkState.ts";
import { leadsAreListed } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const lead = (firstName: string, title: string) => ({
  firstName,
  lastName: "Testley",
  title,
  company: "Northwind Energy",
  location: "Berlin, Germany",
  profileUrl: `https://www.linkedin.com/in/${firstName.toLowerCase()}-testley`,
});

test("a rep works down a list with the keyboard alone: two keys a lead", async ({ page, stack }) => {
  await creationIsOn(stack);
  const user = await stack.api("rep@practice.example");
  await leadsAreListed(user, "Suppliers", [
    lead("Quinn", "Head of Supply"),
    lead("Morgan", "Planner"),
    lead("Sasha", "Chemist"),
  ]);
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");
  const heading = (name: string) => panel.getByRole("heading", { name, exact: true });

  await test.step("look at the leads around", async () => {
    await page.keyboard.press("Alt+ArrowDown");
    await expect(heading("Morgan Testley")).toBeFocused();
    await expect(panel.getByRole("button", { name: "Next Lead: Sasha Testley" })).toBeEnabled();
    await page.keyboard.press("Alt+ArrowUp");
    await expect(heading("Quinn Testley")).toBeFocused();
    await expect(panel.getByRole("button", { name: "Previous Lead" })).toBeDisabled();
    await expect(panel.getByRole("button", { name: "Add to CRM" })).toBeVisible();
  });

  await test.step("add the first, and go on to the next", async () => {
    await page.keyboard.press("Alt+Enter");
    const next = panel.getByRole("button", { name: "Next Lead: Morgan Testley" }).last();
    await expect(next).toBeFocused();
    await checkState(page, "next-lead");
    await page.keyboard.press("Alt+Enter");
    await expect(heading("Morgan Testley")).toBeFocused();
    await expect(panel.getByRole("button", { name: "Add to CRM" })).toBeVisible();
  });

  await test.step("add the others, until none is left", async () => {
    await page.keyboard.press("Alt+Enter");
    await expect(panel.getByRole("button", { name: "Next Lead: Sasha Testley" }).last()).toBeFocused();
    await page.keyboard.press("Alt+Enter");
    await expect(heading("Sasha Testley")).toBeFocused();
    await expect(panel.getByRole("button", { name: "Add to CRM" })).toBeVisible();
    await page.keyboard.press("Alt+Enter");
    await expect(panel.getByText("No more new leads.")).toBeVisible();
    await expect(panel.getByRole("heading", { name: "Sasha Testley was added to CRM" })).toBeFocused();
    await checkState(page, "last-lead");
    await panel.getByRole("button", { name: "Back to List" }).click();
    await expect(panel.getByRole("button", { name: "Sasha Testley" })).toBeFocused();
  });
});
