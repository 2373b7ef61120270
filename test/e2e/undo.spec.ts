import { endGrants } from "@crosswalk/practice-org";
import type { Locator, Page, Request } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { checkState } from "./steps/checkState.ts";
import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { readLedger } from "./steps/ledger.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

const rep = "rep@practice.example";
const night = { tag: "@night" };

test("a contact is taken back within ten minutes; it counts no longer", async ({ page, stack }) => {
  const { panel, user, before } = await addQuinn(page, stack);
  const goOn = await holdUndo(page);
  await undoButton(panel).focus();
  await expect(panel.getByText("999 left", { exact: true }).last()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(panel.getByText("Removing…")).toBeFocused();
  await checkState(page, "undoing");
  goOn();
  await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
  await expect(panel.getByRole("heading", { name: "Quinn Testley", exact: true })).toBeFocused();
  await expect(page.getByText("Quinn Testley was removed from CRM")).toBeVisible();
  expect(await readLedger(stack, user)).toEqual(before);
  await expect(panel.getByText("1,000 left", { exact: true }).last()).toBeVisible();
});

test(
  "a contact that somebody has changed since is not taken back, and the rep reads why",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { panel, user, before } = await addQuinn(page, stack);
    colleagueEdits(stack);
    await undoButton(panel).click();
    const message = panel.getByRole("group", { name: "The contact wasn't removed" });
    await expect(message).toContainText("The contact was edited after it was created");
    await expect(message).toContainText("To remove the contact, delete it in Salesforce.");
    await expect(panel.getByRole("heading", { name: "The contact wasn't removed" })).toBeFocused();
    await expect(undoButton(panel)).toBeHidden();
    await checkScreen(page, "undo-refused", "panel");
    await page.reload();
    await openPanel(page);
    await expect(message).toContainText("The contact was edited after it was created");
    await expect(undoButton(panel)).toBeHidden();
    expect(await readLedger(stack, user)).toMatchObject({ contacts: before.contacts + 1 });
  },
);

test(
  "a rep who goes on while a contact is removed learns how that ended, and the list knows it",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { panel } = await addQuinn(page, stack);
    const goOn = await holdUndo(page);
    await undoButton(panel).click();
    await panel.getByRole("button", { name: "Back to List" }).click();
    await expect(quinnIn(panel)).toContainText("In CRM");
    goOn();
    await expect(page.getByText("Quinn Testley was removed from CRM")).toBeVisible();
    await expect(quinnIn(panel)).toContainText("New");
  },
);

test(
  "a rep who goes on while a contact is refused to be removed learns why",
  night,
  async ({ page, stack }) => {
    const { panel } = await addQuinn(page, stack);
    colleagueEdits(stack);
    const goOn = await holdUndo(page);
    await undoButton(panel).click();
    await panel.getByRole("button", { name: "Back to List" }).click();
    goOn();
    await expect(page.getByText("Quinn Testley: The contact wasn't removed")).toBeVisible();
    await checkScreen(page, "undo-refused-later", "panel");
    await expect(quinnIn(panel)).toContainText("In CRM");
  },
);

test(
  "a rep who comes back to a lead in time takes its contact back, also on a page that was reloaded",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { panel, user, before } = await addQuinn(page, stack);
    await page.reload();
    await openPanel(page);
    await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
    await checkScreen(page, "undo-later", "panel");
    await undoButton(panel).click();
    await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
    expect(await readLedger(stack, user)).toMatchObject({ contacts: before.contacts });
  },
);

test(
  "a rep who reloads the page while a contact is removed learns how that ended",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { panel } = await addQuinn(page, stack);
    const fault = { method: "DELETE", path: "/sobjects/Contact/", action: "delay", ms: 8_000, times: 1 };
    await stack.practice("POST", "/faults", fault);
    await undoButton(panel).click();
    await expect(panel.getByText("Removing…")).toBeFocused();
    await page.reload();
    await openPanel(page);
    await expect(panel.getByText("Removing…")).toBeVisible();
    await expect(undoButton(panel)).toBeHidden();
    await expect(page.getByText("Quinn Testley was removed from CRM")).toBeVisible({ timeout: 20_000 });
    await expect(panel.getByText("1,000 left", { exact: true }).last()).toBeVisible();
    await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
  },
);

test(
  "a rep who opens a lead again while its contact is removed sees that it is gone",
  { tag: "@night" },
  async ({ page, stack }) => {
    const { panel } = await addQuinn(page, stack);
    const goOn = await holdUndo(page);
    await undoButton(panel).click();
    await panel.getByRole("button", { name: "Back to List" }).click();
    const answered = Promise.withResolvers<undefined>();
    const isAsked = page.waitForRequest((request) => isQuestion(request));
    await page.route("**/v1/contacts/*", async (route) => {
      if (!isQuestion(route.request())) return route.fallback();
      const response = await route.fetch();
      await answered.promise;
      return route.fulfill({ response });
    });
    await panel.getByRole("button", { name: "Quinn Testley" }).click();
    await isAsked;
    goOn();
    await expect(page.getByText("Quinn Testley was removed from CRM")).toBeVisible();
    answered.resolve(undefined);
    await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
    await expect(undoButton(panel)).toBeHidden();
    await panel.getByRole("button", { name: "Back" }).first().click();
    await expect(quinnIn(panel)).toContainText("New");
  },
);

test(
  "the offer to undo ends after ten minutes, and the focus stays in the panel",
  night,
  async ({ page, stack }) => {
    await page.clock.install();
    const { panel } = await addQuinn(page, stack);
    await undoButton(panel).focus();
    await page.clock.fastForward("10:00");
    await expect(undoButton(panel)).toBeHidden();
    await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeFocused();
  },
);

test(
  "a rep reads that it isn't known whether a contact was removed, and then that it was",
  night,
  async ({ page, stack }) => {
    const { panel } = await addQuinn(page, stack);
    const fault = { method: "DELETE", path: "/sobjects/Contact/", action: "reset-before" };
    await stack.practice("POST", "/faults", { ...fault, times: 1 });
    await undoButton(panel).click();
    const heading = panel.getByRole("heading", { name: "It isn't known whether the contact was removed" });
    await expect(heading).toBeFocused();
    await expect(
      panel.locator("c-error-panel").getByText("Click Undo again, or open the contact."),
    ).toBeInViewport({ ratio: 1 });
    await checkScreen(page, "undo-in-doubt", "panel");
    // As if Salesforce had got it after all.
    stack.org.org.db.prepare("UPDATE Contact SET IsDeleted = 1 WHERE LastName = 'Testley'").run();
    await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
    await expect(page.getByText("Quinn Testley was removed from CRM")).toBeVisible();
    await expect(panel.getByRole("heading", { name: "Quinn Testley", exact: true })).toBeFocused();
  },
);

test(
  "a rep whose session has ended signs in again, and undoes the contact",
  night,
  async ({ page, stack }) => {
    const { panel } = await addQuinn(page, stack);
    endGrants(stack.org.org, rep);
    await undoButton(panel).click();
    await expect(panel.getByRole("heading", { name: "Your session ended" })).toBeFocused();
    await signIn(page, panel);
    await expect(undoButton(panel)).toBeVisible();
    await expect(panel.getByText("Your Salesforce session expired")).toBeHidden();
    await undoButton(panel).click();
    await expect(page.getByText("Quinn Testley was removed from CRM")).toBeVisible();
  },
);

/** Whether the panel asks how its creation stands. */
const isQuestion = (request: Request) =>
  request.method() === "GET" && request.url().includes("/v1/contacts/");

const undoButton = (panel: Locator) => panel.getByRole("button", { name: "Undo" });

const quinnIn = (panel: Locator) => panel.getByRole("row", { name: /Quinn Testley/ });

function colleagueEdits({ org }: PageStack) {
  org.org.db
    .prepare("UPDATE Contact SET LastModifiedDate = '2099-01-01T00:00:00.000Z' WHERE LastName = 'Testley'")
    .run();
}

/** Holds the next undo back until the answered function is called. */
async function holdUndo(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<undefined>();
  await page.route("**/v1/contacts/*", async (route) => {
    if (route.request().method() === "DELETE") await held.promise;
    await route.continue();
  });
  return () => held.resolve(undefined);
}

async function addQuinn(page: Page, stack: PageStack) {
  await creationIsOn(stack);
  const user = await stack.api(rep);
  await quinnIsListed(user);
  const before = await readLedger(stack, user);
  await openLightning(page, stack.pageUrl, rep);
  const panel = await openPanel(page);
  await signIn(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");
  await panel.getByRole("button", { name: "Add to CRM" }).click();
  await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
  return { panel, user, before };
}
