import type { Locator } from "@playwright/test";
import { creationIsOn, quinn } from "./steps/given.ts";
import { leadsAreListed, people } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openLead, openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const rep = "rep@practice.example";

test(
  "a tab shows what another one has added once the rep comes back, or presses Add there",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    const others = people(2, () => ({ company: "Northwind Energy" }));
    await leadsAreListed(await stack.api(rep), "Fair", [quinn, ...others]);
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await signIn(page, panel);
    await openLead(panel, "Fair", "Quinn Testley");
    const another = await page.context().newPage();
    await another.goto(stack.pageUrl);
    const anotherPanel = await openPanel(another);
    const add = anotherPanel.getByRole("button", { name: "Add to CRM" });
    await expect(add).toBeEnabled();

    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: "Quinn Testley was added to CRM" })).toBeVisible();
    await another.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(anotherPanel.getByRole("link", { name: "Quinn Testley" }).first()).toBeVisible();
    await expect(add).toBeHidden();
    await expect(anotherPanel.getByText("999 left").last()).toBeVisible();
    await anotherPanel.getByRole("button", { name: "Back to Leads" }).click();
    await expect(anotherPanel.getByRole("button", { name: "In CRM 1" })).toBeVisible();
    await expect(anotherPanel.getByRole("button", { name: /^Quinn Testley In CRM/ })).toBeVisible();

    // Both tabs are seen at once, in two windows: nothing tells the other one before it asks.
    await panel
      .getByRole("button", { name: /^Next Lead/ })
      .last()
      .click();
    const next = await panel.getByRole("heading", { level: 2 }).nth(1).textContent();
    await anotherPanel.getByRole("button", { name: new RegExp(`^${next}`) }).click();
    await expect(add).toBeEnabled();
    await panel.getByRole("button", { name: "Add to CRM" }).click();
    await expect(panel.getByRole("heading", { name: `${next} was added to CRM` })).toBeVisible();
    await add.click();
    // On a slow machine the refusal is seen before the toast that takes its place.
    await expect(another.getByText("This lead is already in your CRM").first()).toBeVisible();
    await expect(anotherPanel.getByRole("heading", { name: "New Contact" })).toBeHidden();
    await expect(anotherPanel.getByRole("link", { name: next ?? "" }).first()).toBeVisible();
  },
);

test(
  "the page of a batch, and what an undo would remove there, follow another tab that undoes it",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    const user = await stack.api(rep);
    await leadsAreListed(
      user,
      "Fair",
      people(3, () => ({ company: "Northwind Energy" })),
    );
    const lists = await user.get<{ items: { id: string }[] }>("/v1/lead-lists");
    await user.post("/v1/batches", { listId: lists.body.items[0]?.id, all: true });
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await signIn(page, panel);
    await openBatch(panel);
    const another = await page.context().newPage();
    await another.goto(stack.pageUrl);
    const anotherPanel = await openPanel(another);
    await openBatch(anotherPanel);
    await anotherPanel.getByRole("button", { name: "Undo Batch" }).click();
    await expect(anotherPanel.getByRole("heading", { name: /^Delete 3 contacts/ })).toBeVisible();

    await panel.getByRole("button", { name: "Undo Batch" }).click();
    await expect(panel.getByRole("heading", { name: /^Delete 3 contacts/ })).toBeVisible();
    await panel.getByRole("button", { name: "Undo Batch" }).click();
    await expect(panel.getByRole("heading", { name: "Deleted: 3" })).toBeVisible();
    await another.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(anotherPanel.getByRole("heading", { name: "Deleted: 3" })).toBeVisible();
    await expect(anotherPanel.getByRole("heading", { name: /^Delete 3 contacts/ })).toBeHidden();
  },
);

async function openBatch(panel: Locator): Promise<void> {
  await panel.getByRole("button", { name: "Batches" }).click();
  await panel.getByRole("button", { name: /^Fair/ }).click();
  await expect(panel.getByRole("heading", { name: "Completed", exact: true })).toBeVisible();
}
