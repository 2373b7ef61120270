import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { checkState } from "./steps/checkState.ts";
import { creationIsOn } from "./steps/given.ts";
import { leadsAreListed, people } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test("a rep adds a list of 300 leads, cancels, resumes, mends what failed, and sees it add up", async ({
  page,
  stack,
}) => {
  test.slow();
  await creationIsOn(stack);
  const rep = await stack.api("rep@practice.example");
  await leadsAreListed(rep, "Fair 2026", [
    ...people(296, (index) => ({
      company: index < 200 ? "Northwind Energy" : index < 280 ? "Contoso Pharma" : "Zzyzx Laboratories",
      ...(index >= 290 && { location: "" }),
      ...(index < 5 && { email: `bad.${index}@northwind.example` }),
    })),
    {
      firstName: "Tobias",
      lastName: "Brandt",
      title: "Head of Procurement",
      company: "Northwind Energy",
      profileUrl: "https://www.linkedin.com/in/tobias-brandt-example",
    },
  ]);
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await panel.getByRole("button", { name: "Fair 2026" }).click();
  await expect(panel.getByRole("grid", { name: "Fair 2026" })).toBeVisible();
  // The first rows have been compared with Salesforce by then, and nobody asks for the others.
  await expect(panel.getByText("Not checked: 97")).toBeVisible();
  await checkState(page, "batch-01-list");
  await panel.getByRole("button", { name: "Select All 297" }).click();
  await expect(panel.locator("c-selection-bar").getByText("297 selected")).toBeVisible();
  await checkState(page, "batch-02-selected");
  await panel.getByRole("button", { name: "Review" }).click();
  await expect(panel.getByRole("region", { name: "Companies" })).toBeVisible();
  const check = (name: string) => checkScreen(page, `batch-${name}`, "panel");
  await expect(panel.getByRole("button", { name: "For All Leads" })).toBeVisible();
  await checkState(page, "batch-03-review");

  await test.step("complete what is missing, for many at once", async () => {
    const country = panel.getByRole("combobox", { name: "Mailing Country" });
    await country.fill("Austria");
    await country.press("Tab");
    await panel.locator("c-review-defaults").getByText("Also add to opportunities").click();
    const role = panel.locator("c-review-defaults").getByRole("combobox", { name: "Role" });
    await role.click();
    await page.getByRole("option", { name: "Influencer", exact: true }).click();
    await panel.getByRole("button", { name: /^No Account/ }).click();
    for (const company of ["Contoso Pharma", "Zzyzx Laboratories"]) {
      const group = groupOf(panel, company);
      await group.getByRole("button", { name: new RegExp(`^${company}`) }).click();
      await group.getByRole("combobox", { name: "Account Name" }).fill("Northwind Ener");
      await group.getByRole("option", { name: /^Northwind Energy Energy/ }).click();
    }
    const northwind = groupOf(panel, "Northwind Energy");
    await northwind.getByRole("button", { name: /^Northwind Energy/ }).click();
    await northwind.getByRole("combobox", { name: "Opportunity" }).click();
    await page.getByRole("option", { name: /Northwind Energy - Renewal/ }).click();
    await expect(northwind.getByRole("combobox", { name: "Role" })).toHaveText("Influencer");
    await checkState(page, "batch-04-completed");
    await panel.getByRole("button", { name: "Skipped 1" }).click();
    await expect(panel.getByRole("button", { name: "Link 1" })).toBeVisible();
    await checkState(page, "batch-05-skipped");
  });

  await test.step("find the review again after a reload", async () => {
    await page.reload();
    await openPanel(page);
    await panel.getByRole("heading", { name: "Fair 2026" }).waitFor();
    await checkState(page, "batch-06-review-begun");
    await panel.getByRole("button", { name: "Continue" }).click();
    await expect(panel.getByRole("button", { name: "Add 296 to CRM, 200 to Opportunities" })).toBeEnabled();
  });

  const slowDown = (base: number) =>
    stack.practice("PATCH", "/settings", { latencyMs: { base, perRecord: 0 } });
  await slowDown(3_000);
  await stack.practice("POST", "/objects/Contact/validation-rules", {
    name: "No_Bad_Mail",
    field: "Email",
    when: "Email LIKE 'bad.%'",
    message: "Such addresses are not allowed.",
  });
  const state = panel.locator("h3[data-state]");
  await test.step("start, and cancel on the way", async () => {
    await panel.getByRole("button", { name: "Add 296 to CRM, 200 to Opportunities" }).click();
    // The first request takes so long that it is on its way, and the others are not, when the button is
    // pressed.
    const inFlight = async () =>
      (await rep.get<{ items: { inFlight: number }[] }>("/v1/batches")).body.items[0]?.inFlight;
    await expect.poll(inFlight, { timeout: 60_000 }).toBeGreaterThan(0);
    await panel.getByRole("button", { name: "Cancel Batch" }).click();
    await expect(state).toHaveText("Canceled");
    await slowDown(0);
    await expect.poll(async () => (await counts(panel))["created"], { timeout: 30_000 }).toBeGreaterThan(0);
    expect((await counts(panel))["cancelled"]).toBeGreaterThan(0);
    await check("07-cancelled");
  });

  await test.step("find it again from the list of batches, and resume", async () => {
    await panel.getByRole("button", { name: "Back", exact: true }).click();
    await expect(panel.getByText("Batch: Canceled")).toBeVisible();
    await panel.getByRole("button", { name: "Back to Lead Lists" }).click();
    await panel.getByRole("button", { name: "Batches" }).click();
    await check("09-batches");
    await panel.getByRole("button", { name: /Fair 2026/ }).click();
    await slowDown(2_000);
    await panel.getByRole("button", { name: "Resume" }).click();
    await expect(state).toHaveText("In progress");
    await check("08-running");
    await slowDown(0);
    await expect(state).toHaveText("Completed", { timeout: 60_000 });
    expect(await counts(panel)).toEqual({ created: 291, failed: 5 });
    await checkState(page, "batch-10-finished");
  });

  await test.step("mend one that failed in place, and the others together", async () => {
    await panel.getByRole("button", { name: "Failed 5" }).click();
    const failed = panel.getByRole("listitem").filter({ hasText: "Such addresses are not allowed." });
    await expect(failed).toHaveCount(5);
    await checkState(page, "batch-11-failed");
    await failed.first().getByRole("button", { name: /^Edit/ }).click();
    const form = panel.locator("c-batch-row-fix");
    const email = form.getByLabel("Email");
    await expect(email).toHaveValue("bad.0@northwind.example");
    await expect(email).toBeFocused();
    await checkState(page, "batch-12-mending");
    await email.fill("good.0@northwind.example");
    await form.getByRole("button", { name: "Try Again" }).click();
    await expect(panel.locator('[data-count="failed"] .count')).toHaveText("4");
    await expect(panel.locator('[data-count="running"]')).toHaveCount(0);
    await expect(state).toHaveText("Completed");
    const cause = panel.locator("c-batch-failure");
    await expect(cause.getByRole("heading")).toHaveText("4 leads: Email");
    // An address is one person's: there is none for all of them.
    const addresses = cause.getByRole("textbox", { name: "Email" });
    await expect(addresses).toHaveCount(4);
    for (let index = 0; index < 4; index++) await addresses.nth(index).fill(`good.${index}@contoso.example`);
    await checkState(page, "batch-14-mending-together");
    await cause.getByRole("button", { name: /^Try Again/ }).click();
    await expect(panel.locator('[data-count="created"] .count')).toHaveText("296");
    await expect(state).toHaveText("Completed");
    expect(await counts(panel)).toEqual({ created: 296 });
    await checkState(page, "batch-13-all-created");
  });

  await test.step("take the outcomes away as a file", async () => {
    const downloading = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Download" }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    const text = await readFile(await file.path(), "utf8");
    expect(text).toMatch(/^\ufeff/);
    expect(text.trimEnd().split("\r\n")).toHaveLength(1 + 296);
  });
});

function groupOf(panel: Locator, company: string): Locator {
  const heading = panel.page().getByRole("button", { name: new RegExp(`^${company}`) });
  return panel.locator(`c-review-group`).filter({ has: heading });
}

/** What the batch says of itself. */
async function counts(panel: Locator): Promise<Record<string, number>> {
  const entries = await panel
    .locator("[data-count]")
    .evaluateAll((items) =>
      items.map((item) => [
        item.getAttribute("data-count"),
        Number(item.querySelector(".count")?.textContent),
      ]),
    );
  return Object.fromEntries(entries) as Record<string, number>;
}
