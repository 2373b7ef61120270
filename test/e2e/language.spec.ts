import { readFileSync } from "node:fs";
import { fillQuota } from "../support/fillQuota.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { checkScreen } from "./steps/checkScreen.ts";
import { englishIn } from "./steps/englishIn.ts";
import { connectionsFile, creationIsOn, quinn, quinnIsListed } from "./steps/given.ts";
import { leadsAreListed } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const rep = "rep@practice.example";
const admin = "admin@practice.example";

test("a rep whose language is German reads the panel, a refusal and its numbers in German", async ({
  page,
  stack,
}) => {
  await creationIsOn(stack);
  await quinnIsListed(await stack.api(rep));
  speakGerman(stack, rep);
  await fillQuota(stack, rep);
  await openLightning(page, stack.pageUrl, rep);
  const panel = await openPanel(page);
  await panel.getByRole("button", { name: "Verbinden", exact: true }).click();
  await panel.getByRole("button", { name: "Suppliers" }).click();
  await panel.getByRole("button", { name: "Quinn Testley" }).click();
  await expect(
    panel.getByText(`Monatliches Limit erreicht. Sie können am 01.${nextMonth()}, 00:00 weitermachen.`),
  ).toBeVisible();
  await checkScreen(page, "language-german", "panel");
});

test(
  "what is left of the quota leaves the name of a lead its room, in French too",
  { tag: "@night" },
  async ({ page, stack }) => {
    await page.setViewportSize({ width: 380, height: 800 });
    await creationIsOn(stack);
    await quinnIsListed(await stack.api(rep));
    speak(stack, rep, "fr");
    await fillQuota(stack, rep);
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await panel.locator("c-sign-in-prompt [data-sign-in] button").click();
    await panel.getByRole("button", { name: "Suppliers" }).click();
    await panel.getByRole("button", { name: "Quinn Testley" }).click();
    await expect(panel.getByText(/^0 restant/).last()).toBeVisible();
    const name = panel.getByRole("heading", { name: "Quinn Testley", exact: true });
    const lines = await name.evaluate((heading) => {
      const range = document.createRange();
      range.selectNodeContents(heading.firstElementChild ?? heading);
      return range.getClientRects().length;
    });
    expect(lines).toBe(1);
    await checkScreen(page, "language-french-used-up", "panel");
  },
);

test(
  "a rep whose language is German reads in German what became of a file, who a lead may be, and what the form says",
  { tag: "@night" },
  async ({ page, stack }) => {
    await page.setViewportSize({ width: 380, height: 800 });
    await creationIsOn(stack);
    const fair = { ...quinn, company: "Northwind" };
    await leadsAreListed(await stack.api(rep), "Fair", [fair]);
    speakGerman(stack, rep);
    await stack.practice("PATCH", `/users/${rep}`, {
      fieldPermissions: { "Contact.Email": { readable: true, editable: false } },
    });
    await openLightning(page, stack.pageUrl, rep);
    const panel = await openPanel(page);
    await panel.getByRole("button", { name: "Verbinden", exact: true }).click();

    await test.step("import a file", async () => {
      await panel.getByRole("button", { name: "Importieren" }).click();
      // The report is shown where a row has failed.
      const rows = `${readFileSync(connectionsFile, "utf8").trimEnd()}\nOne,row,of,too,many,fields,in,it\n`;
      await panel
        .getByLabel("Lead-Datei")
        .setInputFiles({ name: "Connections.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
      await expect(panel.getByText("Ingrid Halvorsen")).toBeVisible();
      expect(await englishIn(panel)).toEqual([]);
      await checkScreen(page, "german-preview", "panel");
      await panel.getByRole("button", { name: "Importieren" }).last().click();
      const problems = panel.locator("c-import-report").getByRole("list");
      await expect(problems).toContainText("Gleiches Profil wie eine frühere Zeile in dieser Datei");
      await expect(problems).toContainText("Kein Name");
      expect(await englishIn(panel)).toEqual([]);
      await checkScreen(page, "german-import", "panel");
      await panel.getByRole("button", { name: "Liste öffnen" }).click();
    });

    await test.step("see who a lead may be, and why", async () => {
      await panel.getByRole("button", { name: /Bob Ferris/ }).click();
      await expect(panel.getByRole("listitem", { name: "Gleicher Vor- und Nachname" })).toBeVisible();
      expect(await englishIn(panel)).toEqual([]);
      await checkScreen(page, "german-matches", "panel");
    });

    await test.step("read the form's hints", async () => {
      await panel.getByRole("button", { name: "Zurück zu den Leads" }).click();
      await panel.getByRole("button", { name: "Zurück zu den Lead-Listen" }).click();
      await panel.getByRole("button", { name: "Fair" }).click();
      await panel.getByRole("button", { name: "Quinn Testley" }).click();
      await panel.getByRole("button", { name: /^Weitere Felder/ }).click();
      await expect(
        panel.getByText("Sie sind nicht berechtigt, Email (Contact.Email) zu bearbeiten."),
      ).toBeVisible();
      await panel.getByRole("combobox", { name: "Accountname" }).click();
      await expect(panel.getByRole("option", { name: /Ähnlicher Name/ }).first()).toBeVisible();
      expect(await englishIn(panel)).toEqual([]);
      await checkScreen(page, "german-form", "panel");
    });
  },
);

test(
  "an admin whose language is German reads the diagnosis in German",
  { tag: "@night" },
  async ({ page, stack }) => {
    // Narrower, Salesforce's own tabs fold into a menu, whose list is none to axe.
    await page.setViewportSize({ width: 640, height: 800 });
    await stack.api(admin);
    speakGerman(stack, admin);
    await openLightning(page, stack.pageUrl, admin);
    await page
      .getByRole("navigation", { name: "App" })
      .getByRole("link", { name: "Crosswalk Settings" })
      .click();
    const main = page.getByRole("main");
    await main.getByRole("button", { name: "Verbinden", exact: true }).click();
    for (const tab of ["Benutzer", "Nutzung", "Erweitert", "Support"]) {
      await main.getByRole("tab", { name: tab }).click();
      await checkScreen(page, `german-${tab}`, "main");
      expect(await englishIn(main.locator("c-crosswalk-settings"))).toEqual([]);
    }
    await main.getByRole("button", { name: "Diagnose starten" }).click();
    const failed = main.getByRole("listitem").filter({ hasText: "Die Kontakterstellung ist deaktiviert." });
    await expect(failed).toContainText("Aktivieren Sie „Kontakte erstellen“ in den Crosswalk-Einstellungen.");
    await main.getByRole("button", { name: /^Bestanden/ }).click();
    await expect(
      main.getByRole("listitem").filter({ hasText: "„Bearbeiten“ für Title (Contact.Title)" }),
    ).toBeVisible();
    expect(await englishIn(main.locator("c-crosswalk-settings"))).toEqual([]);
    await checkScreen(page, "german-diagnosis", "main");
  },
);

/** The user has chosen German in their settings of Salesforce. */
function speakGerman(stack: PageStack, username: string): void {
  speak(stack, username, "de");
}

function speak(stack: PageStack, username: string, language: string): void {
  stack.org.org.db
    .prepare("UPDATE User SET LanguageLocaleKey = ?, LocaleSidKey = ? WHERE Username = ?")
    .run(language, `${language}_${language.toUpperCase()}`, username);
}

/** The month after this one in the org's time zone, as MM.YYYY. */
function nextMonth(): string {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date());
  const [year = 0, month = 0] = today.split("-").map(Number);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return `${String(next.month).padStart(2, "0")}.${next.year}`;
}
