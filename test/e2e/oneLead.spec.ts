import type { Locator } from "@playwright/test";
import { checkState } from "./steps/checkState.ts";
import { creationIsOn, quinn } from "./steps/given.ts";
import { tabTo } from "./steps/keyboard.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

test("a lead without a country is added with a single click, to the one opportunity of its account", async ({
  page,
  stack,
}) => {
  const panel = await atQuinn(page, stack, { company: "Quietwater Mills", location: "" });
  await expect(panel.getByText("From Quietwater Mills", { exact: true })).toBeAttached();
  await expect(panel.getByRole("combobox", { name: "Opportunity" })).toContainText("Only Deal");
  const add = panel.getByRole("button", { name: "Add to CRM" });
  await expect(add).toBeInViewport({ ratio: 1 });
  await checkState(page, "form-filled-in");
  await add.click();
  await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  const [contact] = stack.org.org.db
    .prepare("SELECT MailingCountry AS country FROM Contact WHERE LastName = 'Testley'")
    .all();
  expect(contact).toEqual({ country: "Iceland" });
});

test(
  "Alt+Enter adds the contact from any field, with the role of last time",
  { tag: "@night" },
  async ({ page, stack }) => {
    const other = {
      firstName: "Ines",
      lastName: "Testley",
      profileUrl: "https://www.linkedin.com/in/ines-testley",
    };
    const panel = await atQuinn(page, stack, { company: "Quietwater Mills", location: "Iceland" }, [other]);
    const role = panel.getByRole("combobox", { name: "Role" });
    await role.click();
    await panel.getByRole("option", { name: "Evaluator" }).click();
    await panel.getByLabel("Title").focus();
    await page.keyboard.press("Alt+Enter");
    await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();

    await panel.getByRole("button", { name: "Back to Leads" }).click();
    // Around the row, the ring would go over the checkbox: by a mouse SLDS draws one, too.
    await expect(panel.getByRole("button", { name: "Quinn Testley" })).toHaveCSS("box-shadow", /inset/);
    await panel.getByRole("button", { name: "Ines Testley" }).click();
    await expect(role).toContainText("Evaluator");
    await panel.getByRole("combobox", { name: "Mailing Country" }).focus();
    await page.keyboard.press("Alt+Enter");
    await expect(panel.getByRole("heading", { name: "Ines Testley was added to CRM" })).toBeVisible();
    const roles = stack.org.org.db
      .prepare(
        "SELECT Role AS role FROM OpportunityContactRole JOIN Contact ON Contact.Id = ContactId WHERE LastName = 'Testley'",
      )
      .all();
    expect(roles).toEqual([{ role: "Evaluator" }, { role: "Evaluator" }]);
  },
);

test(
  "a mouse clears the account with the x, and sees every option of every list",
  { tag: "@night" },
  async ({ page, stack }) => {
    const panel = await atQuinn(page, stack);
    const account = panel.getByRole("combobox", { name: "Account Name" });
    await expect(account).toHaveValue("Northwind Energy");
    await panel.getByRole("button", { name: "Clear" }).first().click();
    await expect(account).toHaveValue("");
    await expectAllInSight(panel.getByRole("listbox", { name: "Account Name" }));
    await account.fill("northwind");
    const inc = panel.getByRole("option", { name: /Northwind Energy Inc/ });
    await inc.waitFor();
    await expectAllInSight(panel.getByRole("listbox", { name: "Account Name" }));
    await panel.getByRole("option", { name: /^Northwind Energy Energy/ }).click();

    const opportunity = panel.getByRole("combobox", { name: "Opportunity" });
    await opportunity.click();
    await expect(panel.getByRole("listbox", { name: "Opportunity" })).toBeInViewport({ ratio: 1 });
    await panel.getByRole("option", { name: /Renewal/ }).click();
    await panel.getByRole("combobox", { name: "Role" }).click();
    await expect(panel.getByRole("listbox", { name: "Role" })).toBeInViewport({ ratio: 1 });
    await panel.getByRole("option", { name: "Evaluator" }).click();
    await expect(panel.getByRole("combobox", { name: "Role" })).toContainText("Evaluator");
  },
);

test(
  "a single error is said at its field, and whatever the keyboard reaches is not behind Add to CRM",
  { tag: "@night" },
  async ({ page, stack }) => {
    const panel = await atQuinn(page, stack);
    const title = panel.getByLabel("Title");
    await title.fill("");
    await page.keyboard.press("Alt+Enter");
    await expect(title).toBeFocused();
    await expect(panel.getByText("Complete this field.")).toHaveCount(1);
    await checkState(page, "form-one-error");
    await title.fill("Head of Supply");

    const add = panel.getByRole("button", { name: "Add to CRM" });
    const top = (await add.boundingBox())?.y ?? 0;
    await panel.getByRole("button", { name: "Back" }).first().focus();
    for (const [name, target] of Object.entries({
      country: panel.getByRole("combobox", { name: "Mailing Country" }),
      opportunity: panel.getByRole("combobox", { name: "Opportunity" }),
      more: panel.getByRole("button", { name: /More Fields/ }),
    })) {
      await tabTo(target);
      await expect
        .poll(async () => {
          const box = await target.boundingBox();
          return (box?.y ?? 0) + (box?.height ?? 0);
        }, name)
        .toBeLessThanOrEqual(top);
    }
  },
);

test("what was typed for a country becomes one", { tag: "@night" }, async ({ page, stack }) => {
  const panel = await atQuinn(page, stack, { location: "" });
  const country = panel.getByRole("combobox", { name: "Mailing Country" });
  await country.fill("");
  await country.pressSequentially("Port");
  await expect(panel.getByRole("option", { name: "Portugal" })).toBeVisible();
  await checkState(page, "form-country");
  await page.keyboard.press("Tab");
  await expect(country).toHaveValue("Portugal");
  await expect(panel.getByText("From Northwind Energy", { exact: true })).toHaveCount(0);
});

type Page = Parameters<typeof openPanel>[0];

/** The form of one lead. Quietwater Mills is an account in Iceland with one open opportunity. */
async function atQuinn(
  page: Page,
  stack: PageStack,
  changes: Partial<typeof quinn> = {},
  others: Partial<typeof quinn>[] = [],
): Promise<Locator> {
  await creationIsOn(stack);
  await stack.practice("POST", "/records/Account", [{ Name: "Quietwater Mills", BillingCountry: "Iceland" }]);
  const { id: AccountId } = stack.org.org.db
    .prepare("SELECT Id AS id FROM Account WHERE Name = 'Quietwater Mills'")
    .get() as { id: string };
  await stack.practice("POST", "/records/Opportunity", [
    { Name: "Only Deal", AccountId, StageName: "Prospecting", CloseDate: "2031-05-01", Amount: 12_000 },
  ]);
  const rep = await stack.api("rep@practice.example");
  const leads = [{}, ...others].map((other) => ({ ...quinn, ...changes, ...other }));
  await rep.post("/v1/lead-lists", { name: "Suppliers", leads });
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");
  return panel;
}

async function expectAllInSight(list: Locator): Promise<void> {
  await list.waitFor();
  for (const option of await list.getByRole("option").all())
    await expect(option).toBeInViewport({ ratio: 1 });
}
