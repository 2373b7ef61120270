import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { openLightning } from "./steps/logIn.ts";
import { signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

test("an admin chooses a Lead Source of the org's, turns creation on, and finds both so afterwards", async ({
  page,
  stack,
}) => {
  const main = await openSettings(page, stack, "admin@practice.example");
  await expect(main.getByText("first select a Lead Source")).toBeVisible();
  await expect(main.getByTitle("admin@practice.example")).toBeFocused();
  await main.getByRole("combobox", { name: "Lead Source", exact: true }).click();
  await page.getByRole("option", { name: "Partner Referral" }).click();
  await main.getByText("Create Contacts", { exact: true }).click();
  await main.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Settings saved.")).toBeVisible();
  await expect(main.getByRole("button", { name: "Save", exact: true })).toBeFocused();
  await checkScreen(page, "admin-saved", "main");

  await page.reload();
  await expect(main.getByRole("combobox", { name: "Lead Source", exact: true })).toHaveText(
    "Partner Referral",
  );
  await expect(main.getByLabel("Create Contacts")).toBeChecked();
  const rep = await stack.api("rep@practice.example");
  expect(await rep.get("/v1/connection")).toMatchObject({
    body: { createContacts: true, leadSourceChosen: true },
  });
});

test(
  "an admin gives a permission set a limit of its own, which holds at once",
  { tag: "@night" },
  async ({ page, stack }) => {
    const rep = await stack.api("rep@practice.example");
    const main = await openSettings(page, stack, "admin@practice.example");
    await openTab(main, "Users");
    const quotas = main.getByRole("region", { name: "Limits for Users and Permission Sets" });
    const add = quotas.getByRole("combobox", { name: "Add Limit for" });
    await add.click();
    await page.getByRole("option", { name: "Permission Set: Crosswalk Rep" }).click();
    // The field shows its number without a separator once it has the focus, as a person who types finds it.
    const quota = quotas.getByRole("textbox", { name: "Permission Set: Crosswalk Rep" });
    await quota.click();
    await quota.press("ControlOrMeta+a");
    await quota.pressSequentially("200");
    await main.getByRole("tabpanel").getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Settings saved.")).toBeVisible();
    expect(await rep.get("/v1/connection")).toMatchObject({ body: { quota: { limit: 200 } } });
    await checkScreen(page, "admin-quotas", "main");
    await openTab(main, "Advanced");
    await expect(main.getByRole("row", { name: /Limits for Users and Permission Sets/ })).toContainText(
      "Crosswalk_Rep: 200",
    );
  },
);

test(
  "an admin corrects where the connector runs, also while none answers",
  { tag: "@night" },
  async ({ page, stack }) => {
    const main = await openSettings(page, stack, "admin@practice.example");
    await openTab(main, "Advanced");
    const address = main.locator("c-connector-address");
    const url = address.getByLabel("Connector URL", { exact: true });
    await expect(url).toHaveValue(stack.url);
    await url.fill("crosswalk");
    await url.press("Enter");
    await expect(address.getByText("The Connector URL is not a web address: crosswalk")).toBeVisible();
    await checkScreen(page, "admin-no-address", "main");

    await page.route(`${stack.url}/**`, (route) => route.abort());
    await page.reload();
    await expect(main.getByRole("heading", { name: "Crosswalk isn't reachable" })).toBeVisible();
    await page.unroute(`${stack.url}/**`);
    await url.fill(`${stack.url}/`);
    await address.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Settings saved.")).toBeVisible();
    await page.reload();
    await expect(main.getByLabel("Create Contacts")).toBeVisible();
  },
);

test(
  "an admin gives lists a Lead Source of their own, and takes it back",
  { tag: "@night" },
  async ({ page, stack }) => {
    const main = await openSettings(page, stack, "admin@practice.example");
    await openTab(main, "Advanced");
    const exceptions = main.getByRole("region", { name: "Lead Source Exceptions" });
    await exceptions.getByRole("combobox", { name: "Add Exception" }).click();
    await page.getByRole("option", { name: "Lead Lists" }).click();
    await exceptions.getByRole("combobox", { name: "Lead Lists" }).click();
    await page.getByRole("option", { name: "Partner Referral" }).click();
    const save = main.locator("c-settings-form").getByRole("button", { name: "Save", exact: true });
    await save.locator("visible=true").click();
    await expect(main.getByRole("row", { name: /Lead Source/ })).toContainText(
      "Lead Lists: Partner Referral",
    );
    await checkScreen(page, "admin-exceptions", "main");
    await exceptions.getByRole("button", { name: "Remove Lead Lists" }).click();
    await save.locator("visible=true").click();
    await expect(main.getByRole("row", { name: /Partner Referral → none/ })).toBeVisible();
  },
);

test("creation cannot be turned on without a Lead Source", { tag: "@night" }, async ({ page, stack }) => {
  const main = await openSettings(page, stack, "admin@practice.example");
  await main.getByText("Create Contacts", { exact: true }).click();
  await expect(main.getByText("first select a Lead Source")).toBeVisible();
  const rep = await stack.api("rep@practice.example");
  expect(await rep.get("/v1/connection")).toMatchObject({ body: { createContacts: false } });
});

test(
  "a user who is no admin reads how to become one, and sees no settings",
  { tag: "@night" },
  async ({ page, stack }) => {
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const tabs = page.getByRole("navigation", { name: "App" });
    await tabs.getByRole("link", { name: "LinkedIn Leads" }).waitFor();
    await expect(tabs.getByRole("link", { name: "Crosswalk Settings" })).toHaveCount(0);
    await page.goto(`${stack.pageUrl}/lightning/n/Crosswalk`);
    const main = page.getByRole("main");
    await signIn(page, main);
    const message = main.getByRole("group", { name: "Only a Crosswalk admin can do this" });
    await expect(message).toContainText("Crosswalk Admin");
    await expect(main.getByText("Create Contacts", { exact: true })).toBeHidden();
    await checkScreen(page, "admin-not-admin", "main");
  },
);

test(
  "an admin turns a user into what happened, unfolds its ids and downloads it, on a page of 640 pixels",
  { tag: "@night" },
  async ({ page, stack }) => {
    await page.setViewportSize({ width: 640, height: 900 });
    await stack.api("rep@practice.example");
    const main = await openSettings(page, stack, "admin@practice.example");
    await openTab(main, "Support");
    const timeline = main.getByRole("region", { name: "Timeline" });
    const show = timeline.getByRole("button", { name: "Show Timeline" });
    await expect(show).toBeDisabled();
    await timeline.getByLabel("ID or Username").fill("rep@practice.example");
    await timeline.getByLabel("ID or Username").press("Enter");
    await expect(timeline.getByRole("list")).toBeFocused();
    await expect(timeline.getByText("The user was signed in to Crosswalk.")).toBeVisible();
    await checkScreen(page, "admin-timeline", "main");
    const { scrollWidth } = await timeline.evaluate(({ scrollWidth }) => ({ scrollWidth }));
    expect(scrollWidth).toBeLessThanOrEqual(640);

    const [ids, details] = [timeline.getByText(/userId: 005/), timeline.getByText("Details")];
    await expect(ids.first()).toBeHidden();
    await details.first().press("Enter");
    await expect(ids.first()).toBeVisible();
    const downloading = page.waitForEvent("download");
    await timeline.getByRole("button", { name: "Download" }).click();
    const download = await downloading;
    expect(readFileSync(await download.path(), "utf8")).toContain("The user was signed in to Crosswalk.");
  },
);

for (const width of [640, 1280]) {
  test(
    `an admin checks the team, reads what to mend and downloads it on a page of ${width} pixels`,
    { tag: "@night" },
    async ({ page, stack }) => {
      await page.setViewportSize({ width, height: 800 });
      await stack.practice("PATCH", "/users/rep2@practice.example", { frozen: true });
      const main = await openSettings(page, stack, "admin@practice.example");
      await openTab(main, "Users");
      const team = main.getByRole("region", { name: "Team" });
      await expect(team.getByRole("table")).toBeHidden();
      await team.getByRole("button", { name: "Check the Team" }).press("Enter");
      await expect(team.getByText(/^Users who need attention: \d of \d$/)).toBeFocused();
      const frozen = team.getByRole("row", { name: /Noor Haddad/ });
      await expect(frozen).toContainText("The user is frozen and can't sign in.");
      await expect(frozen).toContainText("Open the user in Setup, under Users, and click Unfreeze.");
      await expect(frozen).toContainText("give the connector an outgoing address of its own");
      const remedy = await frozen.getByText("Open the user in Setup").boundingBox();
      expect(remedy && remedy.x + remedy.width).toBeLessThanOrEqual(width);
      await expect(team.getByRole("row", { name: /Ada Okafor/ })).toBeVisible();
      expect(await team.getByText("Nils Fairweather").evaluate(linesOf, "Fairweather")).toBe(1);
      const actions = team.getByRole("row", { name: /Rhea Lindqvist/ }).locator("[data-action]");
      const first = await actions.first().boundingBox();
      const second = await actions.nth(1).boundingBox();
      expect(first?.y === second?.y, "actions stand side by side where there is room").toBe(width > 1000);
      await checkScreen(page, `admin-team-${width}`, "main");
      expect(await page.evaluate(() => document.body.scrollWidth <= innerWidth)).toBe(true);

      await team.getByLabel("Show only users who need attention").press("Space");
      await expect(team.getByRole("row", { name: /Ada Okafor/ })).toBeHidden();
      const downloading = page.waitForEvent("download");
      await team.getByRole("button", { name: "Download" }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe("Team.csv");
      const text = readFileSync(await download.path(), "utf8");
      expect(text).toContain("Noor Haddad,rep2@practice.example,passed,passed,failed: The user is frozen");
    },
  );
}

/** In how many lines a word of a text stands: in two where it is broken. */
function linesOf(element: Node, word: string): number {
  const [text] = element.childNodes;
  if (!(text instanceof Text)) return 0;
  const range = document.createRange();
  range.setStart(text, text.data.indexOf(word));
  range.setEnd(text, text.data.indexOf(word) + word.length);
  return range.getClientRects().length;
}

test.describe("where no org is configured", () => {
  test.use({ environment: { SALESFORCE_ORG_ID: undefined } });

  test(
    "the first admin's org is proposed, confirmed on the page, and can be released there",
    { tag: "@night" },
    async ({ page, stack }) => {
      const main = await openSettings(page, stack, "admin@practice.example");
      await openTab(main, "Advanced");
      const binding = main.getByRole("region", { name: "Connected Org" });
      await expect(binding).toContainText("Confirm that this is the right org.");
      await checkScreen(page, "admin-org-proposed", "main");
      await main.getByRole("button", { name: "Confirm Org" }).click();
      await expect(binding).toContainText("This org is confirmed.");
      await expect(binding).toContainText(stack.org.orgId);
      await main.getByRole("button", { name: "Disconnect Org" }).click();
      await checkScreen(page, "admin-org-release", "main");
      await main
        .getByRole("group", { name: "Disconnect Org" })
        .getByRole("button", { name: "Disconnect Org" })
        .click();
      await expect(binding).toContainText("No org is connected");
    },
  );
});

async function openSettings(page: Page, stack: PageStack, username: string): Promise<Locator> {
  await openLightning(page, stack.pageUrl, username);
  await page
    .getByRole("navigation", { name: "App" })
    .getByRole("link", { name: "Crosswalk Settings" })
    .click();
  const main = page.getByRole("main");
  await signIn(page, main);
  return main;
}

async function openTab(main: Locator, name: string): Promise<void> {
  await main.getByRole("tab", { name }).click();
}
