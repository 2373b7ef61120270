import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { movableClock } from "../support/movableClock.ts";
import type { Refusal, RefusalSituation, Shown } from "../refusals/refusal.ts";
import { createRefusalRunner, rep, type RefusalRunner } from "../refusals/refusalRunner.ts";
import { refusalTable } from "../refusals/refusalTable.ts";
import { putSignInBack, signInRefusals, signInRep } from "../refusals/signInRefusals.ts";
import { splitByKind } from "../support/splitByKind.ts";
import { startPageStack, type PageStack } from "../support/startPageStack.ts";
import { checkScreen } from "./steps/checkScreen.ts";
import { logIn, openLightning } from "./steps/logIn.ts";
import { openPanel, openSignIn, signIn } from "./steps/panel.ts";

interface Fixtures {
  stack: PageStack;
  runner: RefusalRunner;
}

/**
 * Rows share a stack, whose clock runs on between them, so that what one row changed is not remembered in the
 * next.
 */
const test = base.extend<Fixtures & { clock: ReturnType<typeof movableClock> }>({
  clock: async ({ browserName: _any }, use) => use(movableClock()),
  stack: async ({ clock }, use) => {
    const stack = await startPageStack({}, clock.now);
    await use(stack);
    await stack.close();
  },
  runner: async ({ stack, clock }, use) =>
    use(await createRefusalRunner(stack, clock, (username) => stack.api(username))),
});

const shown = refusalTable.flatMap((refusal, index) =>
  refusal.shown ? [{ ...refusal, shown: refusal.shown, index }] : [],
);
type Row = (typeof shown)[number];

/** Groups of rows that are left to the night whole. */
const nightGroups = ["by duplicate rules", "by rights and settings", "by Salesforce in trouble"];
const isForNight = (group: string): boolean => nightGroups.some((name) => group.startsWith(name));

/**
 * By day the first row of each way of showing, at night the others: only their words are others, and each
 * row's answer is tested over the API (refusals.test.ts).
 */
const [firstOfWay, others] = splitByKind(shown, ({ shown: { where, offers, ends } }) =>
  [where, offers, ends].join(),
);
const contactRefusals = [
  { when: "", tag: "@day", of: firstOfWay },
  { when: ", in other cases", tag: "@night", of: others },
].flatMap(({ of, when, tag }) =>
  [...Map.groupBy(of, ({ part, username = rep }) => `${part}, of ${username}`)].map(([group, rows]) => ({
    ...{ group, when, rows },
    tag: isForNight(group) ? "@night" : tag,
  })),
);

for (const { group, when, tag, rows } of contactRefusals) {
  test(
    `a contact refused ${group}${when}: the panel says so and keeps what was typed, and nothing is created`,
    { tag },
    async ({ page, stack, runner }) => {
      test.slow();
      const username = rows[0]?.username ?? rep;
      const leads = await runner.addLeads(
        await stack.api(username),
        "Suppliers",
        rows.map(({ index }) => runner.leadFor(index)),
      );
      await openLightning(page, stack.pageUrl, username);
      const panel = await openPanel(page);
      await signIn(page, panel);
      await panel.getByRole("button", { name: "Suppliers" }).click();
      for (const [place, row] of rows.entries()) {
        await test.step(`where ${row.when}`, async () => {
          const lead = leads[place];
          if (!lead) throw new Error("no lead");
          await meet(page, panel, runner, row, await runner.situationFor(row, lead));
          await panel.getByRole("button", { name: "Back to Leads" }).click();
        });
      }
    },
  );
}

for (const [username, rows] of Map.groupBy(signInRefusals, ({ username = signInRep }) => username)) {
  test(
    `a sign-in of ${username} that Salesforce refuses: the panel says why, and the next step`,
    { tag: "@night" },
    async ({ page, stack }) => {
      test.slow();
      await openLightning(page, stack.pageUrl, username);
      const panel = await openPanel(page);
      for (const row of rows) {
        await test.step(`where ${row.when}`, async () => {
          await row.given(stack);
          await panel.getByRole("button", { name: "Connect", exact: true }).click();
          const message = panel.getByRole("group", { name: row.title });
          await message.waitFor();
          await expect(message).toContainText(row.answer.action);
          await checkScreen(page, `sign-in-refused-${row.when}`, "panel");
          await putSignInBack(stack, row);
        });
      }
    },
  );
}

/** Opens the lead, does what the row says, and expects what it shows. */
async function meet(
  page: Page,
  panel: Locator,
  runner: RefusalRunner,
  row: Row,
  situation: RefusalSituation,
) {
  const { where } = row.shown;
  await row.given?.(situation);
  await panel.getByRole("button", { name: new RegExp(`${situation.lead.lastName}\\b`) }).click();
  const form = panel.getByRole("heading", { name: "New Contact" });
  // The form is folded where somebody in Salesforce is likely the same person.
  const fold = panel.getByRole("button", { name: "Add Anyway" });
  await form.or(fold).first().waitFor();
  if (!(await form.isVisible())) await fold.click();
  await form.waitFor();
  await expect(
    panel.locator("c-opportunity-picker c-loading-rows, c-lead-matches c-loading-rows"),
  ).toHaveCount(0);
  const before = runner.ledger(situation.username);
  if (where !== "beforehand" && where !== "opportunity") {
    await fillIn(page, panel, row, situation);
    await row.meanwhile?.(situation);
    await panel.getByRole("button", { name: "Add to CRM" }).click();
  }
  await expectShown(panel, row.shown);
  await checkScreen(page, `refusal-${row.when}`, "panel");
  await runner.settle();
  if (row.shown.ends) await panel.getByRole("group", { name: row.shown.ends }).waitFor();
  expect(runner.ledger(situation.username)).toEqual(before);
  await runner.putBack(row, situation);
  if (where === "sign-in") await signInOnceMore(page, panel, situation.username);
  if (where !== "beforehand" && where !== "taken") await expectKept(panel, row, situation);
}

const labels: Record<string, string> = {
  FirstName: "First Name",
  LastName: "Last Name",
  Title: "Title",
  MailingCountry: "Mailing Country",
  Email: "Email",
};

/** A required field's label begins with an asterisk. */
const fieldOf = (panel: Locator, name: string) => inputOf(panel, labels[name] ?? name);

/** Not the list that belongs to it. */
const inputOf = (panel: Locator, label: string) =>
  panel.getByLabel(new RegExp(String.raw`^\*?${label}$`)).and(panel.locator("input"));

async function fillIn(page: Page, panel: Locator, row: Row, situation: RefusalSituation): Promise<void> {
  const changes = Object.entries(changesOf(row, situation));
  const more = panel.getByRole("button", { name: /^More Fields/, expanded: false });
  if (changes.some(([name]) => name === "Email")) await more.click();
  for (const [name, value] of changes) {
    await fieldOf(panel, name).fill(value);
  }
  if (!row.withRole) return;
  await panel.getByRole("combobox", { name: "Opportunity" }).click();
  await page.getByRole("option").nth(1).click();
  await panel.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: "Decision Maker", exact: true }).click();
}

function changesOf({ contact }: Refusal, { lead }: RefusalSituation): Record<string, string> {
  return typeof contact === "function" ? contact(lead) : (contact ?? {});
}

async function expectShown(panel: Locator, shown: Shown): Promise<void> {
  const { where, title, says, offers = [] } = shown;
  if (where === "field") return expectAtField(panel, shown);
  if (where === "taken") return expectTaken(panel, shown);
  const message =
    where === "sign-in" ? panel.locator("c-sign-in-prompt") : panel.getByRole("group", { name: title });
  await message.waitFor();
  for (const text of says) await expect(message).toContainText(text);
  if (where !== "beforehand" && where !== "opportunity") {
    await expect(message.getByRole("heading", { name: title })).toBeFocused();
  }
  for (const name of offers) await expect(panel.getByRole("button", { name }).first()).toBeEnabled();
  if (where === "form") await expect(panel.getByRole("button", { name: "Add to CRM" })).toBeEnabled();
  if (where === "beforehand") await expect(panel.getByRole("button", { name: "Add to CRM" })).toHaveCount(0);
}

async function expectAtField(panel: Locator, { title, says }: Shown): Promise<void> {
  for (const text of says) await panel.getByText(text).first().waitFor();
  await expect(inputOf(panel, title)).toBeFocused();
  await expect(panel.locator("c-contact-form c-error-panel")).toHaveCount(0);
  await expect(panel.getByRole("button", { name: "Add to CRM" })).toBeEnabled();
}

async function expectTaken(panel: Locator, { title, says }: Shown): Promise<void> {
  await panel.page().getByText(title).first().waitFor();
  await expect(panel.getByRole("heading", { name: "New Contact" })).toBeHidden();
  for (const text of says) await panel.getByText(text).first().waitFor();
}

/** Whatever was refused, what was typed is still there. */
async function expectKept(panel: Locator, row: Row, situation: RefusalSituation): Promise<void> {
  for (const [name, value] of Object.entries(changesOf(row, situation))) {
    await expect(fieldOf(panel, name)).toHaveValue(value);
  }
}

/** Salesforce may have forgotten the browser too. */
async function signInOnceMore(page: Page, panel: Locator, username: string): Promise<void> {
  const popup = await openSignIn(page, panel);
  const prompt = panel.locator("c-sign-in-prompt");
  const isBack = () => prompt.isHidden();
  // The window may close by itself while it is looked at.
  const isAsked = () =>
    popup
      .getByLabel("Username")
      .isVisible()
      .catch(() => false);
  await expect.poll(async () => (await isBack()) || (await isAsked())).toBe(true);
  if (!(await isBack())) await logIn(popup, username);
  await prompt.waitFor({ state: "detached" });
}
