import { expect, type Locator, type Page } from "@playwright/test";

const tabsMax = 120;

/** Moves the focus with Tab, as somebody without a mouse does, until it is on the element. */
export async function tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const page = target.page();
  await target.waitFor();
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `${key} does not reach it`).toBeFocused({ timeout: 1 });
}

/** Goes to a button or link with Tab and presses Enter. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await expect(target).toBeEnabled();
  await target.page().keyboard.press("Enter");
}

/** Goes to a text field with Tab, empties it, and types. */
export async function type(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  const { keyboard } = target.page();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type(text);
}

/** Opens a picklist with the keyboard and goes down to the option. */
export async function choose(page: Page, picklist: Locator, option: string | RegExp): Promise<void> {
  await tabTo(picklist);
  await page.keyboard.press("Enter");
  await goToOption(page, page.getByRole("option", { name: option, exact: true }));
  await page.keyboard.press("Enter");
}

/** Presses the down arrow until the combobox that has the focus names the option as its active one. */
export async function goToOption(page: Page, option: Locator): Promise<void> {
  await option.first().waitFor();
  const id = await option.first().getAttribute("id");
  const combobox = page.locator(":focus");
  for (let steps = 0; steps < tabsMax; steps += 1) {
    await isPainted(page);
    if ((await combobox.getAttribute("aria-activedescendant")) === id) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The down arrow does not reach ${option.toString()}.`);
}

/** Resolves once what the last key did is on the screen: whoever looks sooner sees the option before. */
async function isPainted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

async function isFocused(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(":focus")).count()) > 0;
}
