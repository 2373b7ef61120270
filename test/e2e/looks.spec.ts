import type { Locator, Page } from "@playwright/test";
import { checkScreen } from "./steps/checkScreen.ts";
import { creationIsOn } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import type { PageStack } from "../support/startPageStack.ts";
import { expect, test } from "./steps/test.ts";

const rep = "rep@practice.example";

/** People whose names are hard on a layout: written from the right, without a space to break at, or mixed. */
const leads = [
  {
    firstName: "نور",
    lastName: "الحداد",
    title: "مديرة المشتريات",
    company: "شركة الطاقة الشمالية",
    location: "Dubai, United Arab Emirates",
  },
  {
    firstName: "נועה",
    lastName: "ברקוביץ",
    title: "סמנכ״לית רכש",
    company: "Northwind Energy",
    location: "Tel Aviv, Israel",
  },
  {
    firstName: "Wolfeschlegelsteinhausenbergerdorff",
    lastName: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    title:
      "Senior Vice President of Procurement, Sustainability, Supply Chain Transformation and Special Projects",
    company: "Northwind Energy",
    location: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, Wales, United Kingdom",
  },
];

for (const { name, language } of [
  { name: "left-to-right", language: "en_US" },
  { name: "right-to-left", language: "ar" },
]) {
  test(
    `long names and names from the right fit a panel of 380 pixels on a ${name} page`,
    { tag: "@night" },
    async ({ page, stack }) => {
      const panel = await openList(page, stack, language);
      await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
      await check(page, panel, `looks-${name}-list`);
      for (const [index, lastName] of ["الحداد", "ברקוביץ", "Donaudampf"].entries()) {
        await panel.getByRole("button", { name: new RegExp(lastName) }).click();
        await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
        await check(page, panel, `looks-${name}-lead-${index}`);
        const chevron = panel.locator("c-disclosure lightning-icon").first();
        const turned = "matrix(-1, 0, 0, 1, 0, 0)";
        await expect(chevron).toHaveCSS("transform", language === "ar" ? turned : "none");
        await panel.getByRole("button", { name: "Back to Leads" }).click();
      }
    },
  );
}

test(
  "the full stop of a name stays behind it on a right-to-left page",
  { tag: "@night" },
  async ({ page, stack }) => {
    const name = { firstName: "Noor", lastName: "Quist Jr." };
    const work = { title: "Planner", company: "Northwind Energy Inc.", location: "Amman, Jordan" };
    const panel = await openList(page, stack, "ar", [{ ...name, ...work }]);
    const row = panel.getByRole("button", { name: /Noor Quist Jr/ });
    expect(await lastOnTheRight(row.getByText("Noor Quist Jr.", { exact: true }))).toBe(true);
    expect(await lastOnTheRight(row.getByText(/Inc\.$/))).toBe(true);
    await row.click();
    expect(await lastOnTheRight(panel.getByRole("heading", { name: "Noor Quist Jr." }))).toBe(true);
    expect(await lastOnTheRight(panel.getByText(/Inc\.$/).first())).toBe(true);
  },
);

test.describe("at 200 % zoom", () => {
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

  test(
    "a lead is read, filled in and refused without scrolling sideways",
    { tag: "@night" },
    async ({ page, stack }) => {
      const panel = await openList(page, stack, "en_US");
      await check(page, panel, "looks-zoomed-list");
      await panel.getByRole("button", { name: /ברקוביץ/ }).click();
      await expect(panel.getByRole("heading", { name: "New Contact" })).toBeVisible();
      await panel.getByLabel("Title").fill("");
      await panel.getByLabel("Last Name").fill("");
      await panel.getByRole("button", { name: "Add to CRM" }).click();
      await expect(panel.getByRole("heading", { name: "Review the following fields" })).toBeFocused();
      await check(page, panel, "looks-zoomed-refused");
      await panel.getByRole("button", { name: "Title: Complete this field." }).click();
      await expect(panel.getByLabel("Title")).toBeFocused();
      await expect(panel.getByLabel("Title")).toBeInViewport();
    },
  );

  test(
    "what the keyboard reaches in a review is never behind the bar with its buttons",
    { tag: "@night" },
    async ({ page, stack }) => {
      const panel = await openList(page, stack, "en_US");
      await panel.getByRole("button", { name: "Select All 3" }).click();
      // The connector says who all are.
      await expect(panel.getByRole("button", { name: "Review" })).toBeVisible();
      await page.keyboard.press("Alt+Enter");
      const add = panel.getByRole("button", { name: /^Add \d+ to CRM/ });
      await expect(panel.getByText("Also add to opportunities")).toBeVisible();
      await panel.getByRole("button", { name: "Back to Leads" }).last().focus();
      const bar = await add.locator("..").boundingBox();
      for (let stop = 0; stop < 4; stop += 1) {
        await page.keyboard.press("Tab");
        const bottom = await page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element?.getBoundingClientRect().bottom ?? Infinity;
        });
        expect(bottom, `bottom of stop ${stop}`).toBeLessThanOrEqual(Math.ceil(bar?.y ?? 0));
      }
    },
  );
});

/** Whether nothing of a text is further right than its last character. */
async function lastOnTheRight(text: Locator): Promise<boolean> {
  return text.evaluate((element) => {
    const last = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    if (!(last instanceof Text)) return false;
    const range = document.createRange();
    range.setStart(last, last.data.trimEnd().length - 1);
    range.setEnd(last, last.data.trimEnd().length);
    const { right } = range.getBoundingClientRect();
    range.selectNodeContents(last);
    return range.getBoundingClientRect().right === right;
  });
}

async function openList(page: Page, stack: PageStack, language: string, listed = leads): Promise<Locator> {
  await creationIsOn(stack);
  const user = await stack.api(rep);
  await user.post("/v1/lead-lists", { name: "Everywhere", leads: listed });
  stack.org.org.db.prepare("UPDATE User SET LanguageLocaleKey = ? WHERE Username = ?").run(language, rep);
  await openLightning(page, stack.pageUrl, rep);
  const panel = await openPanel(page);
  await signIn(page, panel);
  await panel.getByRole("button", { name: "Everywhere" }).click();
  const last = new RegExp(listed.at(-1)?.lastName ?? "");
  await expect(panel.getByRole("grid").getByRole("button", { name: last })).toBeVisible();
  return panel;
}

/** axe finds nothing wrong, and nothing is wider than the panel. */
async function check(page: Page, panel: Locator, name: string): Promise<void> {
  await checkScreen(page, name, "panel");
  const overhang = await panel.evaluate((element) => {
    const body = element.querySelector(".slds-utility-panel__body") ?? element;
    return body.scrollWidth - body.clientWidth;
  });
  expect(overhang, `pixels that ${name} is too wide`).toBeLessThanOrEqual(0);
}
