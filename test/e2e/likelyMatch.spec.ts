import { checkState } from "./steps/checkState.ts";
import { creationIsOn, quinn } from "./steps/given.ts";
import { leadsAreListed } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test(
  "a rep links a lead whom Salesforce knows: Link comes first, and the record is there at once",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    const user = await stack.api("rep@practice.example");
    const { body } = await user.get<{ user: { id: string } }>("/v1/connection");
    const account = stack.org.org.db
      .prepare<[], { id: string }>("SELECT Id AS id FROM Account WHERE Name = 'Northwind Energy'")
      .get();
    await stack.practice("POST", "/records/Contact", [
      {
        FirstName: quinn.firstName,
        LastName: quinn.lastName,
        Title: "Buyer",
        Email: "quinn.testley@northwind.example",
        AccountId: account?.id,
        OwnerId: body.user.id,
      },
    ]);
    const email = "quinn.testley@northwind.example";
    await leadsAreListed(user, "Suppliers", [
      { ...quinn, email },
      { ...quinn, firstName: "Morgan", profileUrl: "https://www.linkedin.com/in/morgan-testley" },
    ]);
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    await panel.getByRole("button", { name: "Suppliers" }).click();
    await panel.getByRole("button", { name: "Quinn Testley" }).click();
    const matches = panel.getByRole("region", { name: "Possible Matches" });
    const link = matches.getByRole("button", { name: /^Link/ }).first();
    const badge = panel.locator("c-lead-summary c-crm-badge");

    await test.step("see what both have in common, and where they differ", async () => {
      await expect(link).toHaveClass(/slds-button_brand/);
      await expect(matches.getByRole("list", { name: "Same in Both" }).first()).toHaveText(/Name.*Email/s);
      await expect(matches.getByRole("row", { name: "Title Head of Supply Buyer" }).first()).toBeVisible();
      await expect(panel.getByRole("heading", { name: "New Contact" })).toBeHidden();
      await checkState(page, "likely-match");
    });

    await test.step("unfold the form, and fold it again", async () => {
      const anyway = panel.getByRole("button", { name: "Add Anyway" });
      await anyway.click();
      await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
      await checkState(page, "likely-match-unfolded");
      await anyway.click();
      await expect(panel.getByRole("heading", { name: "New Contact" })).toBeHidden();
    });

    await test.step("reject the record, and take that back", async () => {
      await expect(badge).toHaveText("Likely");
      await matches
        .getByRole("button", { name: /^Not a Match/ })
        .first()
        .click();
      const undo = panel.getByRole("button", { name: /^Undo/ });
      await expect(undo).toBeFocused();
      await expect(badge).not.toHaveText("Likely");
      await checkState(page, "match-rejected");
      await page.keyboard.press("Enter");
      await expect(badge).toHaveText("Likely");
      await expect(link).toBeVisible();
    });

    await test.step("link it with a key, and see its record", async () => {
      await page.keyboard.press("Alt+Enter");
      await expect(panel.getByRole("link", { name: "Northwind Energy", exact: true })).toBeVisible();
      await expect(panel.getByText("Open Opportunities")).toBeVisible();
      await expect(panel.getByRole("button", { name: "Next Lead: Morgan Testley" }).last()).toBeFocused();
      await checkState(page, "linked-record");
    });

    await test.step("add the contact to the account's opportunity, and see the role", async () => {
      await panel.getByRole("button", { name: "Add to an Opportunity" }).click();
      const opportunities = panel.getByRole("combobox", { name: "Opportunity" });
      await expect(opportunities).toBeFocused();
      await opportunities.click();
      await panel.getByRole("option", { name: /New Platform/ }).click();
      await checkState(page, "role-form");
      await page.keyboard.press("Alt+Enter");
      await expect(
        panel.getByRole("link", { name: /^Quinn Testley was added to Northwind Energy/ }),
      ).toBeVisible();
      await expect(panel.getByText("Opportunity Contact Role", { exact: true })).toBeVisible();
      await checkState(page, "role-added");
      const roles = stack.org.org.db
        .prepare<[string], { id: string }>(
          "SELECT r.Id AS id FROM OpportunityContactRole r JOIN Contact c ON c.Id = r.ContactId WHERE c.LastName = ?",
        )
        .all(quinn.lastName);
      expect(roles).toHaveLength(1);
    });
  },
);

for (const { language, place } of [
  { language: "fr", place: "Lieu" },
  { language: "ja", place: "場所" },
]) {
  test(
    `the name of no field is broken where a lead and a record are compared: ${language}`,
    { tag: "@night" },
    async ({ page, stack }) => {
      await page.setViewportSize({ width: 380, height: 760 });
      const rep = "rep@practice.example";
      const ingrid = {
        firstName: "Ingrid",
        lastName: "Halvorsen",
        email: "ingrid.halvorsen@halvorsen.example",
      };
      const lead = { ...ingrid, company: "Halvorsen Maritime AS", location: "Berlin, Germany" };
      await leadsAreListed(await stack.api(rep), "Suppliers", [lead]);
      stack.org.org.db.prepare("UPDATE User SET LanguageLocaleKey = ? WHERE Username = ?").run(language, rep);
      await openLightning(page, stack.pageUrl, rep);
      const panel = await openPanel(page);
      await panel.locator("c-sign-in-prompt [data-sign-in] button").click();
      await panel.getByRole("button", { name: "Suppliers" }).click();
      await panel.getByRole("button", { name: /^Ingrid/ }).click();
      const name = panel.getByRole("rowheader", { name: place, exact: true });
      await expect(name).toBeVisible();
      const lines = await name.evaluate((header) => {
        const range = document.createRange();
        range.selectNodeContents(header);
        return range.getClientRects().length;
      });
      expect(lines).toBe(1);
    },
  );
}
