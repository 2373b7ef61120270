import { fillQuota } from "../support/fillQuota.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const rep = "rep@practice.example";

// A rep who travels: the browser is in Tokyo, their Salesforce user in Los Angeles, the org in Berlin.
test.use({ timezoneId: "Asia/Tokyo" });

test(
  "a rep reads when the quota resets in their own time zone, the same in the header and the refusal",
  { tag: "@night" },
  async ({ page, stack }) => {
    livesInLosAngeles(stack);
    await creationIsOn(stack);
    const user = await stack.api(rep);
    await quinnIsListed(user);
    await fillQuota(stack, rep);
    const { body } = await user.get<{ quota: { resetsAt: string; timeZone: string } }>("/v1/connection");
    expect(body.quota.timeZone).toBe("Europe/Berlin");
    const format = { dateStyle: "medium", timeStyle: "short", timeZone: "America/Los_Angeles" } as const;
    const moment = new Date(body.quota.resetsAt).toLocaleString("en-US", format);

    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await signIn(page, panel);
    const day = new Date(body.quota.resetsAt).toLocaleString("en-US", {
      month: "short",
      day: "numeric",
      timeZone: format.timeZone,
    });
    await expect(panel.getByText(`0 left, resets ${day}`)).toHaveAttribute(
      "title",
      `Contacts you can still create this month. Resets ${moment}.`,
    );
    await panel.getByRole("button", { name: "Suppliers" }).click();
    await panel.getByRole("button", { name: "Quinn Testley" }).click();
    await expect(panel.getByRole("heading", { name: "No contacts left this month" })).toBeVisible();
    await expect(panel.getByText(`You can add contacts again from ${moment}.`)).toBeVisible();
    await expect(panel.getByRole("button", { name: "Add to CRM" })).toBeHidden();
  },
);

test(
  "a rep reads until when a contact can be undone in their own time zone",
  { tag: "@night" },
  async ({ page, stack }) => {
    livesInLosAngeles(stack);
    await creationIsOn(stack);
    await quinnIsListed(await stack.api(rep));
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await signIn(page, panel);
    await openLead(panel, "Suppliers", "Quinn Testley");
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    const help = await panel.getByText("You can undo on this page until").textContent();
    const until = /until (.*) unless/.exec(help ?? "")?.[1] ?? "";
    const inLosAngeles = new Date().toLocaleString("en-US", { timeZone: "America/Los_Angeles" });
    const leftMs = new Date(until.replace(/\s/g, " ")).getTime() - new Date(inLosAngeles).getTime();
    expect(leftMs).toBeGreaterThan(8 * 60_000);
    expect(leftMs).toBeLessThanOrEqual(10 * 60_000);
  },
);

function livesInLosAngeles(stack: PageStack) {
  stack.org.org.db.prepare(`UPDATE "User" SET TimeZoneSidKey = 'America/Los_Angeles'`).run();
}
