import type { Locator, Page } from "@playwright/test";
import { sessions } from "../../connector/database/schema/sessions.ts";
import { checkScreen } from "./steps/checkScreen.ts";
import { checkState } from "./steps/checkState.ts";
import { creationIsOn, quinn } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, openSignIn, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

const company = "Quietwater Mills";
const robin = {
  ...{ firstName: "Robin", lastName: "Testley", title: "Buyer", company, location: "" },
  profileUrl: "https://www.linkedin.com/in/robin-testley",
};

test("a lead is added from the page of its account, and the panel shows it at once", async ({
  page,
  stack,
}) => {
  const { accountId } = await given(stack, [robin]);
  await openRecord(page, stack, "Account", accountId);
  const people = page.getByRole("article", { name: "People from Your Lead Lists" });
  await signIn(page, people);
  await expect(people.getByRole("heading", { name: "New: 2" })).toBeVisible();
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

  await people.getByRole("button", { name: "Next Lead: Robin Testley" }).last().click();
  await expect(people.getByRole("combobox", { name: "Account Name" })).toHaveValue(company);
  await people.getByRole("button", { name: "Back to Leads" }).first().click();
  await expect(people.getByRole("heading", { name: "In CRM: 2", exact: true })).toBeVisible();
  await expect(people.getByRole("button", { name: "Robin Testley", exact: true })).toBeFocused();

  await panel.getByRole("button", { name: "Robin Testley" }).click();
  await panel.getByRole("button", { name: "Add to CRM" }).click();
  await expect(panel.getByRole("heading", { name: "Robin Testley was added to CRM" })).toBeVisible();
  await expect(people.getByRole("heading", { name: "In CRM: 3", exact: true })).toBeVisible();
});

test("a lead and a contact are given roles on the page of an opportunity, and the panel shows it", async ({
  page,
  stack,
}) => {
  const { opportunityId } = await given(stack);
  await openRecord(page, stack, "Opportunity", opportunityId);
  const group = page.getByRole("article", { name: "Buying Group" });
  await signIn(page, group);
  await expect(group.getByText("Roles filled: 0 of")).toBeVisible();
  await checkState(page, "record-opportunity", "record");

  await group.getByRole("button", { name: "Add Role: Ida Weller, Economic Buyer" }).click();
  await checkState(page, "record-role-question", "record");
  const panel = await openPanel(page);
  await panel.getByRole("button", { name: "Suppliers" }).click();
  await panel.getByRole("button", { name: "Ida Weller" }).click();
  await expect(panel.getByRole("button", { name: "Link" }).first()).toBeVisible();
  await group.getByRole("button", { name: "Add Role", exact: true }).click();
  await expect(roleOf(group, "Economic Buyer").getByRole("link", { name: "Ida Weller" })).toBeVisible();
  await expect(group.getByRole("heading", { name: "Economic Buyer", exact: true, level: 3 })).toBeFocused();
  await expect(panel.getByText("Role: Economic Buyer")).toBeVisible();
  await panel.getByRole("button", { name: "Back to Leads" }).first().click();
  await expect(rowOf(panel, "Ida Weller")).toContainText("In CRM");
  await group.getByRole("button", { name: "Add to CRM: Quinn Testley, Influencer" }).click();
  await expect(group.getByRole("combobox", { name: "Role" })).toContainText("Influencer");
  await checkState(page, "record-form", "record");
  await group.getByRole("button", { name: "Add to CRM", exact: true }).click();
  await expect(group.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  await expect(rowOf(panel, "Quinn Testley")).toContainText("In CRM");
  await group.getByRole("button", { name: "Back to Leads" }).first().click();
  await expect(roleOf(group, "Influencer").getByRole("link", { name: "Quinn Testley" })).toBeVisible();
  await expect(group.locator("[data-summary]").getByText("Roles filled: 2 of")).toBeVisible();
});

test(
  "a contact's page shows the lead behind it, which is linked there, and the panel shows it",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { contactId } = await given(stack);
    await openRecord(page, stack, "Contact", contactId);
    const behind = page.getByRole("article", { name: "LinkedIn Lead" });
    await signIn(page, behind);
    await expect(behind.getByRole("button", { name: "Ida Weller" })).toBeVisible();
    await expect(behind.getByRole("heading", { name: `Others at ${company}: 1` })).toBeVisible();
    await checkState(page, "record-contact", "record");

    const panel = await openPanel(page);
    await panel.getByRole("button", { name: "Suppliers" }).click();
    await expect(rowOf(panel, "Ida Weller")).toContainText("Likely");
    await behind.getByRole("button", { name: "Link" }).click();
    await expect(rowOf(panel, "Ida Weller")).toContainText("In CRM");
    await expect(behind.getByRole("button", { name: "Link" })).toHaveCount(0);
    await panel.getByRole("button", { name: "Back to Lead Lists" }).first().click();
    await expect(panel.getByRole("button", { name: "Suppliers" })).toBeVisible();
  },
);

test(
  "a record page shows what another tab has added once the rep comes back",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { accountId } = await given(stack, [robin]);
    await openRecord(page, stack, "Account", accountId);
    const people = page.getByRole("article", { name: "People from Your Lead Lists" });
    await signIn(page, people);
    await expect(people.getByRole("heading", { name: "New: 2" })).toBeVisible();
    const another = await page.context().newPage();
    await another.goto(page.url());
    const others = another.getByRole("article", { name: "People from Your Lead Lists" });
    await others.getByRole("button", { name: "Add to CRM: Quinn Testley" }).click();
    await others.getByRole("button", { name: "Add to CRM", exact: true }).click();
    await expect(others.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(people.getByRole("heading", { name: "In CRM: 2", exact: true })).toBeVisible();
    await people.getByRole("button", { name: "Add to CRM: Robin Testley" }).click();
    await expect(people.getByText("999 left").first()).toBeVisible();
  },
);

test(
  "a keyboard adds a lead on a narrow page that is dark, and comes back to where it was",
  { tag: "@night" },
  async ({ page, stack }) => {
    await page.setViewportSize({ width: 380, height: 800 });
    const { accountId } = await given(stack);
    await openRecord(page, stack, "Account", accountId);
    await page.goto(`${stack.pageUrl}/theme/cosmos-dark`);
    await page.goto(`${stack.pageUrl}/lightning/r/Account/${accountId}/view`);
    const people = page.getByRole("article", { name: "People from Your Lead Lists" });
    await signIn(page, people);
    const add = people.getByRole("button", { name: "Add to CRM: Quinn Testley" });
    await add.focus();
    await checkScreen(page, "record-narrow-dark", "record");
    await page.keyboard.press("Enter");
    await expect(people.getByRole("heading", { name: "Quinn Testley", level: 2 })).toBeFocused();
    await expect(people.getByRole("heading", { name: "New Contact" })).toBeVisible();
    await checkScreen(page, "record-narrow-dark-form", "record");
    await page.keyboard.press("Alt+Enter");
    await expect(people.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeFocused();
    await people.getByRole("button", { name: "Back to Leads" }).first().focus();
    await page.keyboard.press("Enter");
    await expect(people.getByRole("heading", { name: "In CRM: 2", exact: true })).toBeVisible();
    await expect(people.getByRole("button", { name: "Quinn Testley", exact: true })).toBeFocused();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  },
);

test(
  "a rep of another org is refused on a record's page with both orgs named",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { org, otherOrg } = stack;
    await stack.practice("PATCH", "/settings", { app: { kind: "packaged" } });
    await creationIsOn(stack);
    const account = otherOrg.org.db.prepare("SELECT Id AS id FROM Account LIMIT 1").get() as { id: string };
    await openLightning(page, stack.pageUrl, "rep@other.example");
    await page.goto(`${stack.pageUrl}/lightning/r/Account/${account.id}/view`);
    const people = page.getByRole("article", { name: "People from Your Lead Lists" });
    await openSignIn(page, people);
    const message = people.getByRole("group", { name: "You signed in to the wrong Salesforce org" });
    const [used, expected] = [otherOrg, org].map((each) => `${each.org.name} (${each.orgId})`);
    await expect(message).toContainText(
      `You signed in to ${used}, but Crosswalk is connected to ${expected}.`,
    );
    await expect(people.getByRole("button", { name: "Use a Different User" })).toBeVisible();
    await checkScreen(page, "record-wrong-org", "record");
  },
);

test(
  "a closed opportunity says that nobody is added to it, and where people are",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { opportunityId } = await given(stack);
    stack.org.org.db
      .prepare("UPDATE Opportunity SET StageName = 'Closed Won', IsClosed = 1, IsWon = 1 WHERE Id = ?")
      .run(opportunityId);
    await openRecord(page, stack, "Opportunity", opportunityId);
    const group = page.getByRole("article", { name: "Buying Group" });
    await signIn(page, group);
    const message = group.getByRole("group", { name: "This opportunity is closed" });
    await expect(message).toContainText("Open the account to add people who belong to it.");
    await expect(group.getByRole("heading", { level: 3, name: "Decision Maker", exact: true })).toBeVisible();
    await expect(group.getByRole("button")).toHaveCount(0);
    await checkScreen(page, "record-closed", "record");
  },
);

test(
  "a lead that a colleague has added in Salesforce meanwhile is linked instead of added",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { accountId } = await given(stack);
    await openRecord(page, stack, "Account", accountId);
    const people = page.getByRole("article", { name: "People from Your Lead Lists" });
    await signIn(page, people);
    await expect(people.getByRole("heading", { name: "New: 1" })).toBeVisible();
    await stack.practice("POST", "/records/Contact", [
      { AccountId: accountId, FirstName: "Quinn", LastName: "Testley", Title: quinn.title },
    ]);
    await people.getByRole("button", { name: "Add to CRM: Quinn Testley" }).click();
    await expect(people.getByRole("heading", { name: "Possible Matches" })).toBeVisible();
    await expect(people.getByRole("heading", { name: "New Contact" })).toBeHidden();
    await checkScreen(page, "record-added-meanwhile", "record");
    await people.getByRole("button", { name: "Link" }).click();
    await people.getByRole("button", { name: "Back to Leads" }).first().click();
    await expect(people.getByRole("heading", { name: "In CRM: 2", exact: true })).toBeVisible();
  },
);

test(
  "a session that ends while a role is given keeps the question, and the role is given after the next sign-in",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { opportunityId } = await given(stack);
    await openRecord(page, stack, "Opportunity", opportunityId);
    const group = page.getByRole("article", { name: "Buying Group" });
    await signIn(page, group);
    await group.getByRole("button", { name: "Add Role: Ida Weller, Economic Buyer" }).click();
    await stack.app.database.delete(sessions);
    await group.getByRole("button", { name: "Add Role", exact: true }).click();
    await expect(group.getByRole("heading", { name: "Your session ended" })).toBeVisible();
    await checkScreen(page, "record-session-ended", "record");
    await signIn(page, group);
    await group.getByRole("button", { name: "Add Role", exact: true }).click();
    await expect(group.getByRole("heading", { name: "Economic Buyer", exact: true, level: 3 })).toBeFocused();
    await expect(roleOf(group, "Economic Buyer").getByRole("link", { name: "Ida Weller" })).toBeVisible();
    expect(
      stack.org.org.db
        .prepare("SELECT count(*) AS roles FROM OpportunityContactRole WHERE OpportunityId = ?")
        .get(opportunityId),
    ).toEqual({ roles: 1 });
  },
);

const roleOf = (group: Locator, name: string): Locator =>
  group.locator("c-buying-role").filter({
    has: group.page().getByRole("heading", { name, exact: true, level: 3 }),
  });

const rowOf = (panel: Locator, name: string): Locator =>
  panel.getByRole("row").filter({ has: panel.page().getByRole("button", { name }) });

async function openRecord(page: Page, stack: PageStack, object: string, id: string): Promise<void> {
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  await page.goto(`${stack.pageUrl}/lightning/r/${object}/${id}/view`);
}

/** An account with an opportunity and a contact, both people of it in a list of the rep's. */
async function given(
  stack: PageStack,
  others: (typeof quinn)[] = [],
): Promise<Record<"accountId" | "opportunityId" | "contactId", string>> {
  await creationIsOn(stack);
  const {
    ids: [accountId = ""],
  } = await stack.practice<{ ids: string[] }>("POST", "/records/Account", [
    { Name: company, BillingCountry: "Iceland" },
  ]);
  const {
    ids: [opportunityId = ""],
  } = await stack.practice<{ ids: string[] }>("POST", "/records/Opportunity", [
    { Name: "Only Deal", AccountId: accountId, StageName: "Prospecting", CloseDate: "2031-05-01" },
  ]);
  const {
    ids: [contactId = ""],
  } = await stack.practice<{ ids: string[] }>("POST", "/records/Contact", [
    { AccountId: accountId, FirstName: "Ida", LastName: "Weller", Title: "Controller" },
  ]);
  const rep = await stack.api("rep@practice.example");
  const ida = { firstName: "Ida", lastName: "Weller", title: "Controller", company, location: "" };
  await rep.post("/v1/lead-lists", {
    name: "Suppliers",
    leads: [{ ...quinn, company, location: "" }, ida, ...others],
  });
  return { accountId, opportunityId, contactId };
}
