import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { leadsAreListed } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const lead = (firstName: string, lastName: string, company: string, reach: object) => ({
  ...{ firstName, lastName, company },
  ...reach,
});
const anna = { profileUrl: "https://www.linkedin.com/in/anna-beispiel", email: "anna@nordwind.example" };
const tom = { email: "tom@suedwind.example" };
const julia = (slug: string) => ({ profileUrl: `https://www.linkedin.com/in/${slug}` });
const leads = [
  lead("Anna", "Beispiel", "Nordwind", anna),
  lead("Julia", "Huber", "Nordwind", julia("julia-huber")),
  lead("Tom", "Muster", "Suedwind", tom),
];
const others = [
  lead("A.", "Beispiel", "Nordwind GmbH", { email: anna.email }),
  lead("Julia", "Huber", "Nordwind", julia("julia-huber-2")),
  lead("Thomas", "Muster", "Suedwind", tom),
];

test(
  "an admin finds three people, ticks who is meant, erases them, and takes a certificate",
  { tag: "@night" },
  async ({ page, stack }) => {
    const rep = await stack.api("rep@practice.example");
    const colleague = await stack.api("rep2@practice.example");
    await leadsAreListed(rep, "Friends of Anna Beispiel", leads);
    await leadsAreListed(colleague, "Autumn", others);
    await page.setViewportSize({ width: 1280, height: 800 });
    const section = await openErasing(page, stack.pageUrl);

    await test.step("by profile: one lead is ticked, the one with an initial is a candidate", async () => {
      await section.getByLabel("Profile URL").fill(anna.profileUrl);
      await page.keyboard.press("Enter");
      await expect(section.getByRole("checkbox")).toHaveCount(2);
      await expect(section.getByRole("checkbox", { name: /Anna Beispiel/ })).toBeChecked();
      await section.getByText("A. Beispiel", { exact: true }).click();
      await section.getByRole("button", { name: "Continue" }).click();
      await expect(section.getByText("Friends of Anna Beispiel", { exact: true })).toBeVisible();
      await section.getByText("Blank these texts").click();
      await checkScreen(page, "erase-review", "main");
      const file = page.waitForEvent("download");
      await section.getByRole("button", { name: "Download What Is Kept" }).click();
      const kept = JSON.parse(readFileSync(await (await file).path(), "utf8")) as { leads: object[] };
      expect(kept.leads).toHaveLength(2);
      await erase(section);
      await checkScreen(page, "erase-certificate", "main");
      const saved = page.waitForEvent("download");
      await section.getByRole("button", { name: "Download Certificate" }).click();
      const certificate = readFileSync(await (await saved).path(), "utf8");
      expect(certificate).toContain("admin@practice.example");
      expect(certificate).not.toMatch(/anna|beispiel|nordwind/i);
    });

    await test.step("by name and company: both are candidates, and the namesake stays", async () => {
      await section.getByLabel("Name").fill("Julia Huber");
      await section.getByLabel("Company").fill("Nordwind");
      await section.getByRole("button", { name: "Find" }).click();
      await expect(section.getByRole("checkbox", { checked: false })).toHaveCount(2);
      await section.getByRole("checkbox").first().focus();
      await page.keyboard.press("Space");
      await section.getByRole("button", { name: "Continue" }).click();
      await erase(section);
    });

    await test.step("by e-mail address, which two names have: both are ticked by hand", async () => {
      await section.getByLabel("Email").fill(tom.email);
      await section.getByRole("button", { name: "Find" }).click();
      for (const name of ["Tom Muster", "Thomas Muster"])
        await section.getByText(name, { exact: true }).click();
      await section.getByRole("button", { name: "Continue" }).click();
      await erase(section);
    });

    const left = async (name: string) => {
      const answers = [rep, colleague].map((user) => user.get<{ total: number }>(`/v1/leads?q=${name}`));
      return (await Promise.all(answers)).map(({ body }) => body.total);
    };
    expect([await left("Beispiel"), await left("Muster")]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect((await left("Huber")).sort()).toEqual([0, 1]);
    const lists = await rep.get<{ items: { name: string }[] }>("/v1/lead-lists");
    expect(JSON.stringify(lists.body)).not.toContain("Beispiel");
    const again = await rep.post<{ report: object }>("/v1/lead-lists", {
      name: "Again",
      leads: [...leads, ...others],
    });
    expect(again.body.report).toMatchObject({ erased: 5 });
  },
);

async function openErasing(page: Page, pageUrl: string): Promise<Locator> {
  await openLightning(page, pageUrl, "admin@practice.example");
  await page
    .getByRole("navigation", { name: "App" })
    .getByRole("link", { name: "Crosswalk Settings" })
    .click();
  const main = page.getByRole("main");
  await signIn(page, main);
  await main.getByRole("tab", { name: "Advanced" }).click();
  return main.getByRole("region", { name: "Erase a Person" });
}

async function erase(section: Locator): Promise<void> {
  await section.getByRole("button", { name: "Erase", exact: true }).click();
  const question = section.getByRole("group", { name: "Erase this person?" });
  await question.getByRole("button", { name: "Erase", exact: true }).click();
  await expect(section.getByRole("button", { name: "Download Certificate" })).toBeVisible();
}
