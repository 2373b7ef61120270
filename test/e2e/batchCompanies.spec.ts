import type { ApiClient } from "../support/apiClient.ts";
import { checkState } from "./steps/checkState.ts";
import { creationIsOn } from "./steps/given.ts";
import { leadsAreListed, people } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

interface Rows {
  items: { state: string; opportunityId: string | null }[];
}

test(
  "a lead without a country is ready at once, and goes to its own company's opportunity where the rep turns that on",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    const rep = await stack.api("rep@practice.example");
    const companies = ["Northwind Energy", "Northwind Energy", "Kestrel Robotics", "Halvorsen Maritime AS"];
    // As in LinkedIn's own export, nobody says where they are.
    const leads = people(4, (index) => ({ company: companies[index] ?? "", location: "" }));
    await leadsAreListed(rep, "Fair 2026", leads);
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    await panel.getByRole("button", { name: "Fair 2026" }).click();
    await panel.getByRole("button", { name: "Select All 4" }).click();
    await panel.getByRole("button", { name: "Review" }).click();
    await expect(panel.getByRole("button", { name: "Add 4 to CRM" })).toBeEnabled();

    const northwind = panel.getByRole("button", { name: /^Northwind Energy/ });
    await northwind.click();
    await expect(panel.getByRole("combobox", { name: "Mailing Country" })).toHaveValue("Germany");
    await northwind.click();
    const halvorsen = panel.getByRole("button", { name: /^Halvorsen Maritime/ });
    await expect(halvorsen, "gets none by itself").not.toContainText("New Platform");

    const forAll = panel.locator("c-review-defaults");
    await forAll.getByText("Also add to opportunities").click();
    await expect(halvorsen, "has its only one").toContainText("Halvorsen Maritime AS - New Platform");
    await forAll.getByRole("button", { name: "Select an Opportunity" }).click();
    const account = forAll.getByRole("combobox", { name: "Account Name" });
    await account.click();
    await forAll.getByRole("option", { name: /^Northwind Energy/ }).click();
    const opportunity = forAll.getByRole("combobox", { name: "Opportunity", exact: true });
    await opportunity.click();
    await page.getByRole("option", { name: /Northwind Energy - Renewal/ }).click();
    const others = forAll.getByRole("checkbox", {
      name: "Also for leads of other companies: 2",
    });
    await expect(others).not.toBeChecked();
    await checkState(page, "batch-15-other-companies");
    await expect(northwind).toContainText("Northwind Energy - Renewal");
    await expect(panel.getByRole("button", { name: /^Kestrel Robotics/ })).not.toContainText("Renewal");
    await expect(halvorsen).toContainText("Halvorsen Maritime AS - New Platform");

    await panel.getByRole("button", { name: "Add 4 to CRM, 3 to Opportunities" }).click();
    await expect(panel.locator("h3[data-state]")).toHaveText("Completed");
    await expect(panel.getByText("Roles on opportunities: 3")).toBeVisible();
    expect(await opportunitiesOf(rep)).toEqual([true, true, false, true]);
  },
);

/** Whether each contact of the latest batch was given an opportunity, in the order of the leads. */
async function opportunitiesOf(rep: ApiClient): Promise<boolean[]> {
  const { body: batches } = await rep.get<{ items: { id: string }[] }>("/v1/batches");
  const { body } = await rep.get<Rows>(`/v1/batches/${batches.items[0]?.id}/rows`);
  expect(body.items.every(({ state }) => state === "created")).toBe(true);
  return body.items.map(({ opportunityId }) => opportunityId !== null);
}
