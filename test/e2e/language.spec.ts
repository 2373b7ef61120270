import { fillQuota } from "../support/fillQuota.ts";
import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn, quinnIsListed } from "./steps/given.ts";
import { logIn } from "./steps/logIn.ts";
import { expect, test } from "./steps/test.ts";

const rep = "rep@practice.example";

test("a rep whose language is German reads the panel, a refusal and its numbers in German", async ({
  page,
  stack,
}) => {
  await creationIsOn(stack);
  await quinnIsListed(await stack.api(rep));
  stack.org.org.db
    .prepare("UPDATE User SET LanguageLocaleKey = 'de', LocaleSidKey = 'de_DE' WHERE Username = ?")
    .run(rep);
  fillQuota(stack, rep);
  await page.goto(stack.pageUrl);
  await logIn(page, rep);
  await page.getByRole("region", { name: "Utility Bar" }).getByRole("button", { name: "Crosswalk" }).click();
  const panel = page.getByRole("dialog", { name: "Crosswalk" });
  await panel.getByRole("button", { name: "Bei Salesforce anmelden" }).click();
  await panel.getByRole("button", { name: "Suppliers" }).click();
  await panel.getByRole("button", { name: "Quinn Testley" }).click();
  const message = panel.getByRole("alert", { name: "Monatliches Kontaktkontingent erreicht" });
  await expect(message).toContainText("Sie haben in diesem Monat 1.000 von 1.000 Kontakten erstellt.");
  await expect(message).toContainText(
    "Warten Sie, bis das Kontingent am 01.12.2026 (UTC) zurückgesetzt wird.",
  );
  await checkScreen(page, "language-german", "panel");
});
