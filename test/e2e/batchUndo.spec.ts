import { checkState } from "./steps/checkState.ts";
import { creationIsOn } from "./steps/given.ts";
import { leadsAreListed, people } from "./steps/leadLists.ts";
import { readLedger } from "./steps/ledger.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test("a rep undoes a batch by keyboard: what a colleague has touched stays, and is named", async ({
  page,
  stack,
}) => {
  await creationIsOn(stack);
  const rep = await stack.api("rep@practice.example");
  await leadsAreListed(
    rep,
    "Fair 2026",
    people(12, () => ({ company: "Northwind Energy" })),
  );
  const before = await readLedger(stack, rep);
  const lists = await rep.get<{ items: { id: string }[] }>("/v1/lead-lists");
  const { body } = await rep.post<{ id: string }>("/v1/batches", {
    listId: lists.body.items[0]?.id,
    all: true,
  });
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await panel.getByRole("button", { name: "Batches" }).click();
  await panel.getByRole("button", { name: /^Fair 2026/ }).click();
  await expect(panel.getByRole("heading", { name: "Completed", exact: true })).toBeVisible();
  const rows = await rep.get<{ items: { contactId: string }[] }>(`/v1/batches/${body.id}/rows`);
  const touched = rows.body.items[3]?.contactId ?? "";
  stack.org.org.db
    .prepare(
      "UPDATE Contact SET Title = 'Buyer', LastModifiedDate = ?, LastModifiedById = (SELECT Id FROM User WHERE Username = 'rep2@practice.example') WHERE Id = ?",
    )
    .run(new Date(Date.now() + 60_000).toISOString(), touched);

  const undo = panel.getByRole("button", { name: "Undo Batch" });
  await undo.focus();
  await page.keyboard.press("Enter");
  await expect(
    panel.getByRole("heading", { name: "Delete 11 contacts and their opportunity roles?" }),
  ).toBeFocused();
  await expect(panel.getByText(/has edited the contact since/)).toBeVisible();
  await checkState(page, "batch-20-undo-preview");
  const remove = panel.getByRole("button", { name: "Undo Batch" });
  await remove.focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "Deleted: 11, not deleted: 1" })).toBeVisible();
  await checkState(page, "batch-21-undone");
  expect(await readLedger(stack, rep)).toEqual({
    ...before,
    contacts: before.contacts + 1,
    quotaUsed: before.quotaUsed + 1,
  });
  const { items } = (
    await rep.get<{ items: { crm: { status: string } }[] }>(`/v1/lead-lists/${lists.body.items[0]?.id}/leads`)
  ).body;
  expect(items.filter(({ crm }) => crm.status === "linked")).toHaveLength(1);
});
