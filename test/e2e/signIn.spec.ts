import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinnIsListed, usersConsent } from "./steps/given.ts";
import { logIn, openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, openSignIn, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";
import { runSql } from "../support/plainSql.ts";

test("a rep signs in by consenting once, and sees who they are and which org they use", async ({
  page,
  stack,
}) => {
  await usersConsent(stack);
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  const popup = await openSignIn(page, panel);
  await popup.getByRole("button", { name: "Allow" }).click();
  await panel.getByRole("button", { name: "Connection Menu" }).click();
  await panel.getByRole("menuitem", { name: "Connection" }).click();
  await expect(panel.getByText("Robin Keller")).toBeVisible();
  await expect(panel.getByText(stack.org.org.name)).toBeVisible();
});

test(
  "a rep who uses single sign-on types no password anywhere",
  { tag: "@night" },
  async ({ page, stack }) => {
    await page.goto(stack.pageUrl);
    await page.getByRole("link", { name: "Log in with Practice SSO" }).click();
    await expect(page.getByLabel("Password")).toBeHidden();
    await page.getByRole("button").click();
    const panel = await openPanel(page);
    await signIn(page, panel);
  },
);

for (const [who, keepsCookies] of [
  ["with the browser's cookies", true],
  ["without cookies", false],
] as const) {
  test(
    `a window whose address is requested twice ${who}, as Lightning Web Security does, signs in all the same`,
    { tag: "@night" },
    async ({ page, request, stack }) => {
      await openLightning(page, stack.pageUrl, "rep@practice.example");
      const panel = await openPanel(page);
      let requests = 0;
      await page.context().route(/\/oauth\/start\//, async (route) => {
        requests += 1;
        if (requests === 1) await (keepsCookies ? page.request : request).get(route.request().url());
        await route.continue();
      });
      await signIn(page, panel);
      expect(requests).toBeGreaterThan(0);
    },
  );
}

test(
  "the rep pastes the code of a window that cannot reach the panel",
  { tag: "@night" },
  async ({ page, stack }) => {
    await page.context().addInitScript(cutOffOpener, stack.url);
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    const popup = await openSignIn(page, panel);
    const code = await popup.getByRole("status").innerText();
    await expect(
      panel.locator("c-sign-in-prompt").getByText("Enter the code that the window shows."),
    ).toBeVisible();
    await checkScreen(page, "sign-in-paste-code", "panel");
    await panel.getByLabel("Sign-In Code").fill(code);
    await panel.getByRole("button", { name: "Use Code" }).click();
    await expect(panel.getByRole("button", { name: "Connection Menu" })).toBeVisible();
  },
);

test(
  "a browser that is signed in to another org is told where to sign in, and there signs in as somebody else",
  { tag: "@night" },
  async ({ page, stack }) => {
    await openLightning(page, stack.pageUrl, "rep@other.example");
    const panel = await openPanel(page);
    const popup = await openSignIn(page, panel);
    const message = panel.getByRole("group", { name: "You signed in to the wrong Salesforce org" });
    await expect.poll(() => popup.isClosed()).toBe(true);
    await expect(message).toContainText("You are signed in to another Salesforce org in this browser.");
    await expect(message).toContainText(new URL(stack.org.url).host);
    await checkScreen(page, "sign-in-other-org", "panel");
    const opened = page.waitForEvent("popup");
    await panel.getByRole("button", { name: "Use a Different User" }).click();
    await logIn(await opened, "rep@practice.example");
    await expect(panel.getByRole("heading", { name: "Lead Lists", exact: true })).toBeVisible();
  },
);

test(
  "a rep of another org that knows the app is refused with both orgs named, and their grant is revoked",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { org, otherOrg } = stack;
    await stack.practice("PATCH", "/settings", { app: { kind: "packaged" } });
    await creationIsOn(stack);
    await openLightning(page, stack.pageUrl, "rep@other.example");
    const panel = await openPanel(page);
    await openSignIn(page, panel);
    const message = panel.getByRole("group", { name: "You signed in to the wrong Salesforce org" });
    const [used, expected] = [otherOrg, org].map((each) => `${each.org.name} (${each.orgId})`);
    await expect(message).toContainText(
      `You signed in to ${used}, but Crosswalk is connected to ${expected}.`,
    );
    await expect(panel.getByRole("button", { name: "Use a Different User" })).toBeVisible();
    await checkScreen(page, "sign-in-wrong-org", "panel");
    const alive = otherOrg.org.db
      .prepare("SELECT count(*) AS grants FROM oauth_grant WHERE clientId = ? AND revoked = 0")
      .get(org.clientId);
    expect(alive).toEqual({ grants: 0 });
  },
);

test(
  "the panel says what the admin must do about a blocked app",
  { tag: "@night" },
  async ({ page, stack }) => {
    await stack.practice("PATCH", "/settings", { appStatus: "blocked" });
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await openSignIn(page, panel);
    const message = panel.getByRole("group", { name: "Your org blocked Crosswalk" });
    await expect(message).toContainText("Setup");
    await checkScreen(page, "sign-in-app-blocked", "panel");
  },
);

test(
  "a rep whose org lacks the app closes Salesforce's page, and signs in once the app is installed",
  { tag: "@night" },
  async ({ page, stack }) => {
    await stack.practice("PATCH", "/settings", { appStatus: "uninstalled" });
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    const popup = await openSignIn(page, panel);
    await expect(popup.getByText("OAUTH_APPROVAL_ERROR_GENERIC")).toBeVisible();
    await popup.close();
    await expect(panel.locator("c-sign-in-prompt").getByText("The window was closed.")).toBeVisible();
    await stack.practice("PATCH", "/settings", { appStatus: "installed" });
    await panel.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(panel.getByRole("heading", { name: "Lead Lists", exact: true })).toBeVisible();
  },
);

test(
  "a rep without API access reads that an admin must give it",
  { tag: "@night" },
  async ({ page, stack }) => {
    await openLightning(page, stack.pageUrl, "noapi@practice.example");
    const panel = await openPanel(page);
    await openSignIn(page, panel);
    const message = panel.getByRole("group", { name: "You don't have Salesforce API access" });
    await expect(message).toContainText("API Enabled");
    await checkScreen(page, "sign-in-no-api", "panel");
  },
);

test("a rep who presses Deny can sign in again", { tag: "@night" }, async ({ page, stack }) => {
  await usersConsent(stack);
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  const popup = await openSignIn(page, panel);
  await popup.getByRole("button", { name: "Deny" }).click();
  await expect(panel.locator("c-error-panel")).toContainText("You denied access on the Salesforce page.");
  await checkScreen(page, "sign-in-denied", "panel");
  await expect(panel.getByRole("button", { name: "Connect", exact: true })).toBeEnabled();
});

test(
  "the panel says how to allow a window that the browser blocks",
  { tag: "@night" },
  async ({ page, stack }) => {
    await page.addInitScript("window.open = () => null");
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await panel.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(
      panel.locator("c-sign-in-prompt").getByText("Your browser blocked the window."),
    ).toBeVisible();
    await checkScreen(page, "sign-in-pop-up-blocked", "panel");
  },
);

test(
  "a session that ends in the middle of the form asks to sign in again, and the form is kept",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    const user = await stack.api("rep@practice.example");
    await quinnIsListed(user);
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    await openLead(panel, "Suppliers", "Quinn Testley");
    await panel.getByLabel("Title").fill("Head of Everything");
    // What the form still loads would notice the ended session before the button does.
    await expect(panel.locator("c-opportunity-picker c-loading-rows")).toHaveCount(0);
    await expect(
      panel.locator("c-opportunity-picker").locator("p, lightning-combobox").first(),
    ).toBeVisible();
    await runSql(stack.app.database, "DELETE FROM sessions");
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Your session ended" })).toBeVisible();
    await checkScreen(page, "sign-in-session-ended", "panel");
    await signIn(page, panel);
    await expect(panel.getByLabel("Title")).toHaveValue("Head of Everything");
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  },
);

/** What a browser does whose policies cut a window off from the one that opened it. */
function cutOffOpener(origin: string): void {
  if (globalThis.origin === origin) Object.defineProperty(globalThis, "opener", { value: null });
}
