import { leadSource } from "../support/turnOnCreation.ts";
import { creationIsOn, connectionsFile, usersConsent } from "./steps/given.ts";
import { choose, goToOption, press, tabTo, type } from "./steps/keyboard.ts";
import { expect, test } from "./steps/test.ts";

test("a rep turns a LinkedIn connection into a contact with a role on an opportunity, by keyboard alone", async ({
  page,
  stack,
}) => {
  await creationIsOn(stack);
  await usersConsent(stack);
  const { keyboard } = page;

  await test.step("log in to Salesforce", async () => {
    await page.goto(stack.pageUrl);
    await type(page.getByLabel("Username"), "rep@practice.example");
    await type(page.getByLabel("Password"), "practice");
    await keyboard.press("Enter");
  });

  const utilityBar = page.getByRole("region", { name: "Utility Bar" });
  const panel = page.getByRole("dialog", { name: "Crosswalk" });
  await test.step("open the panel and sign in by consenting", async () => {
    await press(utilityBar.getByRole("button", { name: "Crosswalk" }));
    const opened = page.waitForEvent("popup");
    await press(panel.getByRole("button", { name: "Connect", exact: true }));
    const popup = await opened;
    await press(popup.getByRole("button", { name: "Allow" }));
    await expect(panel.getByRole("heading", { name: "Lead Lists", exact: true })).toBeVisible();
  });

  await test.step("import Connections.csv", async () => {
    await press(panel.getByRole("button", { name: "Import" }));
    const chosen = page.waitForEvent("filechooser");
    await press(panel.getByLabel("Lead File"));
    await (await chosen).setFiles(connectionsFile);
    await expect(panel.getByText("Ingrid Halvorsen")).toBeVisible();
    await press(panel.getByRole("button", { name: "Import" }).last());
    await expect(page.getByText("Connections was imported")).toBeVisible();
  });

  await test.step("find a lead that the CRM does not know", async () => {
    await type(panel.getByLabel("Search Leads"), "Annika");
    // Tab is quicker than the search, and would go past a row of somebody else.
    await expect(panel.getByRole("row")).toHaveCount(1);
    await press(panel.getByRole("button", { name: /Annika Meyer/ }));
    await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
    await expect(panel.getByLabel("First Name")).toHaveValue("Annika");
    await expect(panel.getByLabel("Title")).toHaveValue("Programme Director");
  });

  await test.step("choose account, opportunity and role", async () => {
    const account = panel.getByRole("combobox", { name: "Account Name" });
    await type(account, "Northwind Ener");
    await goToOption(page, panel.getByRole("option", { name: /^Northwind Energy Energy/ }));
    await keyboard.press("Enter");
    await expect(account).toHaveValue("Northwind Energy");
    await expect(panel.getByRole("combobox", { name: "Mailing Country" })).toHaveValue("Germany");
    await expect(panel.getByText("From Northwind Energy", { exact: true })).toBeVisible();
    await choose(page, panel.getByRole("combobox", { name: "Opportunity" }), /Northwind Energy - Renewal/);
    await expect(panel.getByRole("combobox", { name: "Opportunity" })).toContainText("Renewal");
    await choose(page, panel.getByRole("combobox", { name: "Role" }), "Decision Maker");
  });

  await test.step("create the contact", async () => {
    await press(panel.getByRole("button", { name: "Add to CRM" }));
    await expect(panel.getByRole("heading", { name: "Annika Meyer was added to CRM" })).toBeVisible();
    await expect(panel.getByText("999 left", { exact: true }).last()).toBeVisible();
  });

  await test.step("see it where Salesforce shows it", async () => {
    await press(panel.getByRole("link", { name: "Annika Meyer" }));
    await expect(page).toHaveURL(/\/lightning\/r\/Contact\/003\w{15}\/view$/);
    const main = page.getByRole("main");
    await expect(main.getByRole("heading", { name: "Contact Annika Meyer" })).toBeVisible();
    await expect(main.getByText(leadSource, { exact: true })).toBeVisible();
    const roles = main.getByRole("region", { name: "Opportunities" });
    await expect(roles.getByRole("row", { name: /Northwind Energy - Renewal Decision Maker/ })).toBeVisible();
    await tabTo(roles.getByRole("link", { name: "Northwind Energy - Renewal" }), "Shift+Tab");
    await keyboard.press("Enter");
    await expect(
      main
        .getByRole("region", { name: "Contact Roles" })
        .getByRole("row", { name: /Annika Meyer Decision Maker/ }),
    ).toBeVisible();
  });
});
