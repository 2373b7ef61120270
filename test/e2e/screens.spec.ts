import type { Locator, Page } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { checkState } from "./steps/checkState.ts";
import { connectionsFile, creationIsOn, usersConsent } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, openSignIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const widths = [
  { where: "a panel of 380 pixels", name: "narrow", key: null, tag: [] },
  { where: "a panel as wide as the window", name: "wide", key: "End", tag: ["@night"] },
];

for (const { where, name, key, tag } of widths) {
  test(`every screen of a rep's job in ${where} is accessible`, { tag }, async ({ page, stack }) => {
    test.slow();
    await creationIsOn(stack);
    await usersConsent(stack);
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    if (key) await panel.getByRole("separator", { name: "Width of Crosswalk" }).press(key);
    const check = (screen: string) => checkState(page, `${name}-${screen}`);

    await expect(panel.getByRole("button", { name: "Connect", exact: true })).toBeEnabled();
    await check("01-sign-in");
    const popup = await openSignIn(page, panel);
    await expect(panel.getByText("Finish signing in in the new window.").first()).toBeVisible();
    await check("02-waiting-for-sign-in");
    await popup.getByRole("button", { name: "Allow" }).click();
    await expect(panel.getByRole("heading", { name: "No lead lists yet" })).toBeVisible();
    await check("03-no-lists");

    await panel.getByRole("button", { name: "Import" }).click();
    await check("04-import");
    await panel.getByLabel("Lead File").setInputFiles(connectionsFile);
    await expect(panel.getByText("24 leads")).toBeVisible();
    await check("05-preview");
    await panel.getByRole("button", { name: "Import" }).last().click();
    await expect(panel.getByRole("button", { name: "New 15" })).toBeVisible();
    expect(await wholeRows(panel)).toBeGreaterThanOrEqual(7);
    await expect(panel.getByRole("button", { name: "Likely 9" })).toBeInViewport({ ratio: 1 });
    await check("07-leads");
    await panel.getByLabel("Search Leads").fill("nobody of that name");
    await expect(panel.getByRole("heading", { name: "No leads found" })).toBeVisible();
    await check("08-no-leads-found");
    await panel.getByRole("button", { name: "Clear Search and Filter" }).click();

    await panel.getByRole("button", { name: /Annika Meyer/ }).click();
    await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
    await check("09-lead");
    await panel.getByLabel("Title").fill("");
    await panel.getByRole("button", { name: "Clear" }).first().click();
    await page.keyboard.press("Escape");
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Review the following fields" })).toBeVisible();
    await check("10-fields-missing");
    await fillIn(page, panel);
    await check("11-filled-in");
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Annika Meyer was added to CRM" })).toBeVisible();
    await check("12-created");
    await panel.getByRole("button", { name: "Back to List" }).click();
    await panel.getByRole("button", { name: /Tobias Brandt/ }).click();
    await expect(panel.getByRole("heading", { name: "Possible Matches" })).toBeVisible();
    await check("13-matches");
    const matches = panel.getByRole("region", { name: "Possible Matches" });
    await matches.getByRole("button", { name: /^Link/ }).first().click();
    await expect(panel.getByText("Linked To", { exact: true })).toBeVisible();
    await check("14-linked");
    await panel.getByRole("button", { name: "Back to Leads" }).click();
    await panel.getByRole("button", { name: "Back to Lead Lists" }).click();
    await panel.getByRole("button", { name: "Connection Menu" }).click();
    await panel.getByRole("menuitem", { name: "Connection" }).click();
    await expect(panel.getByRole("definition").filter({ hasText: "rep@practice.example" })).toBeVisible();
    await check("15-connection");
  });
}

/** How many leads one sees wholly in a panel of 640 pixels, without scrolling. */
async function wholeRows(panel: Locator): Promise<number> {
  const { top, height } = await panel.evaluate((element) => element.getBoundingClientRect());
  expect(height).toBe(640);
  const boxes = await panel
    .getByRole("row")
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()));
  return boxes.filter((box) => box.top >= top && box.bottom <= top + height).length;
}

async function fillIn(page: Page, panel: Locator): Promise<void> {
  await panel.getByLabel("Title").fill("Programme Director");
  const account = panel.getByRole("combobox", { name: "Account Name" });
  await account.fill("Northwind Ener");
  await panel.getByRole("option", { name: /^Northwind Energy Energy/ }).click();
  await panel.getByRole("combobox", { name: "Opportunity" }).click();
  await page.getByRole("option", { name: /Northwind Energy - Renewal/ }).click();
  await panel.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: "Decision Maker", exact: true }).click();
}

test("every page of the practice Lightning is accessible", { tag: "@night" }, async ({ page, stack }) => {
  test.slow();
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const main = page.getByRole("main");
  await expect(main.getByRole("region", { name: /Key Deals \(/ })).toBeVisible();
  await checkScreen(page, "lightning-home", "page");
  for (const tab of ["Accounts", "Contacts", "Opportunities"]) {
    await page.getByRole("navigation", { name: "App" }).getByRole("link", { name: tab }).click();
    await expect(main.getByRole("heading", { name: `${tab} All ${tab}` })).toBeVisible();
    await checkScreen(page, `lightning-list-${tab}`, "page");
    await main.getByRole("link").first().click();
    await expect(main.getByRole("tab", { name: "Details" })).toBeVisible();
    await checkScreen(page, `lightning-record-${tab}`, "page");
  }
  await page.getByRole("searchbox", { name: "Search Salesforce" }).fill("Northwind");
  await page.keyboard.press("Enter");
  await expect(main.getByRole("link", { name: "Northwind Energy", exact: true }).first()).toBeVisible();
  await checkScreen(page, "lightning-search", "page");
  await page.goto(`${stack.pageUrl}/lightning/o/Account/new`);
  await expect(main.getByRole("heading", { name: "New Account" })).toBeVisible();
  await checkScreen(page, "lightning-new-account", "page");
});

test("each tab of the admin's page is accessible, and loads only what it shows", async ({ page, stack }) => {
  const asked = new Set<string>();
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === stack.url && request.method() === "GET") asked.add(pathname);
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await openLightning(page, stack.pageUrl, "admin@practice.example");
  const tabs = page.getByRole("navigation", { name: "App" });
  await tabs.getByRole("link", { name: "Crosswalk Settings" }).click();
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: "Connect", exact: true })).toBeEnabled();
  await openSignIn(page, main);
  await expect(main.getByLabel("Create Contacts")).toBeVisible();
  await expect(main.getByRole("button", { name: "Save", exact: true })).toBeInViewport({ ratio: 1 });
  await checkScreen(page, "admin-settings", "main");
  for (const path of ["/v1/usage", "/v1/settings/changes", "/v1/settings/quota-owners", "/v1/org-binding"])
    expect(asked).not.toContain(path);

  const first = main.getByRole("tab", { name: "Settings" });
  await first.focus();
  for (const [tab, path] of [
    ["Users", "/v1/settings/quota-owners"],
    ["Usage", "/v1/usage"],
    ["Support", null],
    ["Advanced", "/v1/settings/changes"],
  ] as const) {
    asked.clear();
    await page.keyboard.press("ArrowRight");
    await expect(main.getByRole("tab", { name: tab })).toBeFocused();
    await expect(main.getByRole("tabpanel")).toHaveAccessibleName(tab);
    await expect.poll(() => path === null || asked.has(path)).toBe(true);
    await expect(main.getByRole("status")).toHaveCount(0);
    await checkScreen(page, `admin-${tab.toLowerCase()}`, "main");
  }

  asked.clear();
  await main.getByRole("button", { name: "Connection Menu" }).click();
  await main.getByRole("menuitem", { name: "Refresh" }).click();
  await expect.poll(() => asked.has("/v1/settings/changes")).toBe(true);
  expect(asked).not.toContain("/v1/usage");
});
