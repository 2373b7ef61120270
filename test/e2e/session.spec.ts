import type { Locator, Page } from "@playwright/test";
import { desc } from "drizzle-orm";
import { grants } from "../../connector/database/schema/sessions.ts";
import { endAccessTokens } from "@crosswalk/practice-org";
import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinnIsListed, usersConsent } from "./steps/given.ts";
import { logIn, openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, openSignIn, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";
import { firstOf } from "../../connector/database/rows.ts";

const rep = "rep@practice.example";

test(
  "a rep who has consented before sees the window come and go, and nothing is asked",
  { tag: "@night" },
  async ({ page, stack }) => {
    await usersConsent(stack);
    await stack.api(rep);
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    const popup = await openSignIn(page, panel);
    await expect(panel.getByRole("button", { name: "Connection Menu" })).toBeVisible();
    await expect.poll(() => popup.isClosed()).toBe(true);
    await expect(panel.getByRole("heading", { name: "Lead Lists", exact: true })).toBeFocused();
  },
);

test(
  "a sign-in window that the rep loses or closes leads back to the start, and the next one works",
  { tag: "@night" },
  async ({ page, stack }) => {
    await usersConsent(stack);
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    const lost = await openSignIn(page, panel);
    const next = page.waitForEvent("popup");
    // Sooner than the panel says that the sign-in takes long.
    await panel.getByRole("button", { name: "Connect", exact: true }).click({ timeout: 20_000 });
    await lost.close();
    await (await next).close();
    await expect(panel.locator("c-sign-in-prompt").getByText("The window was closed.")).toBeVisible();
    await checkScreen(page, "sign-in-closed", "panel");
    const again = page.waitForEvent("popup");
    await panel.getByRole("button", { name: "Connect", exact: true }).click();
    await (await again).getByRole("button", { name: "Allow" }).click();
    await expect(panel.getByRole("button", { name: "Connection Menu" })).toBeVisible();
  },
);

test(
  "the panel notices that Salesforce never sends the window back",
  { tag: "@night" },
  async ({ page, stack }) => {
    await stack.practice("PATCH", "/settings", { appStatus: "uninstalled" });
    await page.clock.install();
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    const popup = await openSignIn(page, panel);
    await expect(popup.getByText("OAUTH_APPROVAL_ERROR_GENERIC")).toBeVisible();
    await page.clock.fastForward("01:00");
    await expect(panel.locator("c-sign-in-prompt").getByText("ask your admin to install it")).toBeVisible();
    await checkScreen(page, "sign-in-not-installed", "panel");
  },
);

test(
  "an access token that runs out in the middle of the form is replaced without the rep noticing",
  { tag: "@night" },
  async ({ page, stack }) => {
    const panel = await openForm(page, stack);
    endAccessTokens(stack.org.org, rep);
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  },
);

test(
  "a refresh token that somebody else used ends the session for both, and the form is kept",
  { tag: "@night" },
  async ({ page, stack }) => {
    const panel = await openForm(page, stack);
    await panel.getByLabel("Title").fill("Head of Everything");
    await useStolenRefreshToken(stack);
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Your session ended" })).toBeFocused();
    await signIn(page, panel);
    await expect(panel.getByLabel("Title")).toHaveValue("Head of Everything");
  },
);

test("a rep signs in once for all tabs, and signs out of all: the grant at Salesforce is gone", async ({
  page,
  stack,
}) => {
  await openLightning(page, stack.pageUrl, rep);
  const panel = await openPanel(page);
  await signIn(page, panel);
  const another = await page.context().newPage();
  await another.goto(stack.pageUrl);
  const anotherPanel = await openPanel(another);
  await expect(anotherPanel.getByRole("button", { name: "Connection Menu" })).toBeVisible();
  // What a script of the page can read has no secret in it.
  expect(await another.evaluate(() => JSON.stringify([document.cookie, sessionStorage]))).toBe('["",{}]');

  await panel.getByRole("button", { name: "Connection Menu" }).click();
  await panel.getByRole("menuitem", { name: "Connection" }).click();
  await expect(panel.getByRole("definition").filter({ hasText: rep })).toBeVisible();
  await panel.getByRole("button", { name: "Sign Out" }).click();
  await expect(panel.getByRole("button", { name: "Connect", exact: true })).toBeEnabled();
  await expect(panel.getByRole("heading", { name: "Connect Crosswalk to Salesforce" })).toBeFocused();
  await another.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(anotherPanel.getByRole("heading", { name: "Your session ended" })).toBeVisible();
  await expect(anotherPanel.locator("c-live-region")).toHaveText("Your session ended");

  const { org, clientId } = stack.org;
  const alive = org.db
    .prepare("SELECT count(*) AS grants FROM oauth_grant WHERE clientId = ? AND revoked = 0")
    .get(clientId);
  expect(alive).toEqual({ grants: 0 });
});

test(
  "a rep signs in as someone else, and Salesforce asks who although it knows the browser",
  { tag: "@night" },
  async ({ page, stack }) => {
    await stack.api("rep2@practice.example");
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await signIn(page, panel);
    await signInAsAnother(page, panel);
    await openConnection(panel);
    await expect(panel.getByText("Noor Haddad")).toBeVisible();
  },
);

test(
  "the tab that signed in goes on as whoever another tab has signed in since, and says who that is",
  { tag: "@night" },
  async ({ page, stack }) => {
    await stack.api("rep2@practice.example");
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await signIn(page, panel);
    const another = await page.context().newPage();
    await another.goto(stack.pageUrl);
    const anotherPanel = await openPanel(another);
    await openConnection(panel);
    await signInAsAnother(another, anotherPanel);
    await expect(panel.getByText("Noor Haddad")).toBeHidden();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await panel.getByRole("heading", { name: "Lead Lists", exact: true }).waitFor();
    await openConnection(panel);
    await expect(panel.getByText("Noor Haddad")).toBeVisible();
  },
);

async function openConnection(panel: Locator): Promise<void> {
  await panel.getByRole("button", { name: "Connection Menu" }).click();
  await panel.getByRole("menuitem", { name: "Connection" }).click();
}

/** Signs out, and in again as a user whom Salesforce asks for. */
async function signInAsAnother(page: Page, panel: Locator): Promise<void> {
  await panel.getByRole("button", { name: "Connection Menu" }).click();
  await panel.getByRole("menuitem", { name: "Sign Out" }).click();
  const popup = page.waitForEvent("popup");
  await panel.getByRole("button", { name: "Use a Different User" }).click();
  await logIn(await popup, "rep2@practice.example");
  await panel.getByRole("heading", { name: "No lead lists yet" }).waitFor();
}

async function openForm(page: Page, stack: PageStack) {
  await creationIsOn(stack);
  await quinnIsListed(await stack.api(rep));
  await openLightning(page, stack.pageUrl, rep);
  const panel = await openPanel(page);
  await signIn(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");
  await expect(panel.getByRole("combobox", { name: "Opportunity" })).toBeVisible();
  return panel;
}

/**
 * Salesforce rotates refresh tokens: the thief's use makes the rep's own an old one, whose use ends the
 * grant.
 */
async function useStolenRefreshToken(stack: PageStack): Promise<void> {
  const grant = await firstOf(stack.app.database.select().from(grants).orderBy(desc(grants.createdAt)));
  if (!grant) throw new Error("nobody is signed in");
  const token = stack.app.vault.open(grant.sealedRefreshToken, `grant:${grant.id}:refresh`);
  const { clientId, clientSecret, url, org } = stack.org;
  const body = new URLSearchParams({
    grant_type: "refresh_token",
    refresh_token: token,
    client_id: clientId,
    client_secret: clientSecret,
  });
  expect((await fetch(`${url}/services/oauth2/token`, { method: "POST", body })).status).toBe(200);
  endAccessTokens(org, rep);
}
