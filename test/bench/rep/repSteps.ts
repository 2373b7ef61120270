import type { Locator } from "@playwright/test";
import type { RepBrowser } from "./repBrowser.ts";
import type { Source } from "./repFiles.ts";

export function button(within: Locator, name: string | RegExp): Locator {
  return within.getByRole("button", { name, exact: true });
}

/** Opens the panel and signs in: the app is consented to, so that the window comes and goes. */
export async function openAndSignIn({ panel, opener, click }: RepBrowser): Promise<void> {
  await click(opener);
  await click(button(panel, "Connect"));
  await button(panel, "Add a Lead").waitFor();
}

/** From the lists until the new list shows its leads. The system's own window of files is not counted. */
export async function bringIn(rep: RepBrowser, source: Source, text: string): Promise<void> {
  const { page, panel, click } = rep;
  if (source === "pasted rows") {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await click(button(panel, "Add a Lead"));
    await page.keyboard.press("ControlOrMeta+v");
    await panel.getByRole("button", { name: "Add", exact: true, disabled: false }).waitFor();
    await page.keyboard.press("Alt+Enter");
  } else {
    await chooseFile(rep, text);
    await click(button(panel, "Import").last());
  }
  await panel.getByRole("grid").getByRole("row").nth(1).waitFor();
}

async function chooseFile({ page, panel, click }: RepBrowser, text: string): Promise<void> {
  await click(button(panel, "Import"));
  // The field itself is hidden beneath what SLDS draws instead.
  const drawn = panel.locator("c-lead-import .slds-file-selector__body");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), click(drawn)]);
  await chooser.setFiles({ name: "Leads.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
}

/** Later, in another page: the panel is closed, and opens where the rep left it. */
export async function comeBack({ page, opener }: RepBrowser): Promise<void> {
  await page.reload();
  await opener.waitFor();
}

export function addButton({ panel }: RepBrowser): Locator {
  return button(panel, "Add to CRM");
}

export async function isAdded({ panel }: RepBrowser): Promise<void> {
  await panel.getByRole("heading", { name: /was added to CRM$/ }).waitFor();
}
