import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn } from "./steps/given.ts";
import { leadsAreListed } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const rep = "rep@practice.example";
const person = (firstName: string, company: string, title = "Sales Manager") => ({
  ...{ firstName, lastName: "Testley", title, company, location: "Berlin, Germany" },
  profileUrl: `https://www.linkedin.com/in/${firstName.toLowerCase()}-testley`,
});

test(
  "a rep sees by keyboard who has left, in a narrow panel, and comes back to them from the lead",
  { tag: "@night" },
  async ({ page, stack }) => {
    await creationIsOn(stack);
    const user = await stack.api(rep);
    await leadsAreListed(user, "Spring", [
      person("Quinn", "Contoso"),
      person("Morgan", "Contoso"),
      person("Robin", "Fabrikam"),
    ]);
    await leadsAreListed(user, "Autumn", [
      person("Quinn", "Northwind Energy"),
      person("Morgan", "Contoso GmbH", "Sales Director"),
      person("Sasha", "Fabrikam"),
      person("Robin", "Fabrikam"),
    ]);
    await page.setViewportSize({ width: 380, height: 640 });
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await signIn(page, panel);
    await panel.getByRole("button", { name: "Autumn" }).click();
    const changed = panel.getByRole("button", { name: /^What Changed/ });
    await expect(changed).toContainText("Left the Company: 1, New Title: 1, Added to List: 1");
    await checkScreen(page, "changes-line", "panel");
    await changed.focus();
    await page.keyboard.press("Enter");
    const left = panel.getByRole("list", { name: "Left the Company" });
    await expect(left).toContainText("Contoso → Northwind Energy");
    await expect(left.getByRole("link", { name: "Account: Northwind Energy" })).toBeVisible();
    await checkScreen(page, "changes-open", "panel");
    await left.getByRole("button", { name: "Quinn Testley" }).focus();
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
    await expect(panel.getByRole("combobox", { name: "Account Name" })).toHaveValue("Northwind Energy");
    await panel.getByRole("button", { name: /^Back/ }).first().click();
    await expect(left.getByRole("button", { name: "Quinn Testley", exact: true })).toBeFocused();
  },
);
