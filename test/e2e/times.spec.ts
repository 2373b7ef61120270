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
      `Left of your monthly limit. Resets ${moment}.`,
    );
    await panel.getByRole("button", { name: "Suppliers" }).click();
    await panel.getByRole("button", { name: "Quinn Testley" }).click();
    const limit = `Monthly limit reached. You can continue on ${moment}.`;
    await expect(panel.getByText(limit)).toBeVisible();
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
    const help = await panel.getByText("You can undo until").textContent();
    const until = /until (.*), unless/.exec(help ?? "")?.[1] ?? "";
    const inLosAngeles = new Intl.DateTimeFormat("en-US", {
      timeStyle: "short",
      timeZone: "America/Los_Angeles",
    });
    const near = [8, 9, 10].map((minutes) => inLosAngeles.format(Date.now() + minutes * 60_000));
    expect(near).toContain(until);
  },
);

function livesInLosAngeles(stack: PageStack) {
  stack.org.org.db.prepare(`UPDATE "User" SET TimeZoneSidKey = 'America/Los_Angeles'`).run();
}
