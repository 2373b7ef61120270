import type { Locator } from "@playwright/test";
import { fillQuota } from "../connector/fillQuota.ts";
import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, leadSource, quinnIsListed } from "./steps/given.ts";
import { expectUnchanged, readLedger } from "./steps/ledger.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signInAgain } from "./steps/panel.ts";
import type { Stand } from "./stand/startStand.ts";
import { expect, test } from "./stand/test.ts";

interface Refusal {
  when: string;
  /** The rep where not said. */
  username?: string;
  /** What is so before the lead is opened. */
  given?: (stand: Stand) => unknown;
  /** What the rep changes in the form before pressing the button; absent where the refusal comes before that. */
  fillIn?: (panel: Locator) => Promise<void>;
  /** What happens once the form is open. */
  meanwhile?: (stand: Stand) => unknown;
  title: string;
  /** Further texts of the message: what happened, whose problem it is, the next step. */
  says: (string | RegExp)[];
}

const asItIs = () => Promise.resolve();

const seenBeforehand: Refusal[] = [
  {
    when: "creation is turned off",
    given: (stand) => setCreation(stand, { createContacts: false }),
    title: "Creating contacts is turned off",
    says: ["An admin of your org can resolve this.", /Crosswalk page/],
  },
  {
    when: "the org has deactivated the Lead Source",
    given: ({ connector }) => {
      const values = connector.org.org.schema.field("Contact", "LeadSource")?.picklistValues ?? [];
      for (const value of values) if (value.value === leadSource) value.active = false;
    },
    title: "No usable Lead Source",
    says: [leadSource, "An admin of your org can resolve this."],
  },
  {
    when: "the user may only read",
    username: "readonly@practice.example",
    title: "Salesforce refused access",
    says: [/Contact/, "An admin of your org can resolve this."],
  },
  {
    when: "the user may not edit a field that is required",
    username: "nofls@practice.example",
    title: "Salesforce refused access",
    says: [/Title/, "An admin of your org can resolve this."],
  },
  {
    when: "the month's quota is used up",
    given: ({ connector }) => fillQuota(connector, "rep@practice.example"),
    title: "Monthly quota used up",
    says: [/1,000/],
  },
];

const seenAfterwards: Refusal[] = [
  {
    when: "a required field is empty",
    fillIn: (panel) => panel.getByLabel("Title").fill(""),
    title: "Some fields need your attention",
    says: ["Title: Complete this field."],
  },
  {
    when: "the e-mail address is none",
    fillIn: (panel) => panel.getByLabel("Email").fill("quinn at testley"),
    title: "Some fields need your attention",
    says: [/Email: Enter an email address/],
  },
  {
    when: "a validation rule of the org objects",
    given: ({ connector }) =>
      connector.practice("POST", "/objects/Contact/validation-rules", {
        name: "Title_Known",
        field: "Title",
        when: "Title = 'Wizard'",
        message: "Wizards are entered by their guild.",
      }),
    fillIn: (panel) => panel.getByLabel("Title").fill("Wizard"),
    title: "The contact was not accepted",
    says: ["Wizards are entered by their guild."],
  },
  {
    when: "the API allowance is used up",
    fillIn: asItIs,
    meanwhile: ({ connector }) => connector.practice("PATCH", "/settings", { perUserApiLimit: 0 }),
    title: "Salesforce's API allowance is used up",
    says: [/rolling 24 hours/],
  },
  {
    when: "Salesforce is down",
    fillIn: asItIs,
    meanwhile: ({ connector }) =>
      connector.practice("POST", "/faults", {
        method: "POST",
        path: "/composite",
        times: 5,
        action: "error",
      }),
    title: "Salesforce cannot be reached",
    says: [/Nothing was lost/, "The cause is on Salesforce's side."],
  },
];

for (const refusal of seenBeforehand) {
  test(`where ${refusal.when}, the rep reads so before filling the form`, async ({ page, stand }) => {
    const { panel, expectNothingCreated } = await openForm(page, stand, refusal);
    await expectMessage(panel, refusal);
    await expect(panel.getByRole("button", { name: "Add to CRM" })).toBeDisabled();
    await checkScreen(page, `refusal-${refusal.when}`, "panel");
    await expectNothingCreated();
  });
}

for (const refusal of seenAfterwards) {
  test(`where ${refusal.when}, the rep is told what to do and the form is kept`, async ({ page, stand }) => {
    const { panel, expectNothingCreated } = await openForm(page, stand, refusal);
    await expect(panel.getByRole("combobox", { name: "Opportunity" })).toBeVisible();
    await refusal.fillIn?.(panel);
    const typed = await panel.getByLabel("Title").inputValue();
    await refusal.meanwhile?.(stand);
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expectMessage(panel, refusal);
    await expect(panel.getByRole("alert", { name: refusal.title }).getByRole("heading")).toBeFocused();
    await expect(panel.getByLabel("Title")).toHaveValue(typed);
    await checkScreen(page, `refusal-${refusal.when}`, "panel");
    await stand.connector.practice("PATCH", "/settings", { perUserApiLimit: null });
    await expectNothingCreated();
  });
}

async function openForm(page: Parameters<typeof openPanel>[0], stand: Stand, refusal: Refusal) {
  const username = refusal.username ?? "rep@practice.example";
  await creationIsOn(stand);
  const user = await stand.api(username);
  await quinnIsListed(user);
  await refusal.given?.(stand);
  const before = await readLedger(stand, user);
  await openLightning(page, stand.pageUrl, username);
  const panel = await openPanel(page);
  await signInAgain(page, panel);
  await openLead(panel, "Suppliers", "Quinn Testley");
  return { panel, expectNothingCreated: () => expectUnchanged(stand, user, before) };
}

async function expectMessage(panel: Locator, { title, says }: Refusal): Promise<void> {
  const message = panel.getByRole("alert", { name: title });
  await expect(message).toBeVisible();
  for (const text of says) await expect(message).toContainText(text);
}

async function setCreation(stand: Stand, changes: { createContacts: boolean }): Promise<void> {
  const admin = await stand.api("admin@practice.example");
  const { body } = await admin.get<Record<string, unknown>>("/v1/settings");
  await admin.put("/v1/settings", { ...body, ...changes });
}
