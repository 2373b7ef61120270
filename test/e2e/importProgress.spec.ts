import { request } from "node:http";
import type { Page } from "@playwright/test";
import { besideImport } from "../support/besideImport.ts";
import { checkScreen } from "./steps/checkScreen.ts";
import { press } from "./steps/keyboard.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const rows = Array.from({ length: 3_000 }, (_, index) => `Ada${index},Quist${index},Quist Marine\n`);
const file = {
  name: "Fair.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`First Name,Last Name,Company\n${rows.join("")}`),
};
const few = { ...file, buffer: Buffer.from(`First Name,Last Name,Company\n${rows.slice(0, 20).join("")}`) };

test(
  "a rep sees how far an import is, cancels it by mouse or keyboard, and finds it again after a reload",
  { tag: "@night" },
  async ({ page, stack }) => {
    // The import waits in the middle of the file for what the rep does.
    let goOn = (): void => undefined;
    const hold = () =>
      besideImport(stack.app, {
        async afterRows(rowsGiven) {
          if (rowsGiven === 1_500) await new Promise<void>((resolve) => (goOn = resolve));
        },
      });
    const endHold = hold();
    await page.setViewportSize({ width: 380, height: 800 });
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    const progress = panel.getByRole("progressbar", { name: "Fair" });
    const cancel = panel.getByRole("button", { name: "Cancel" });
    const canceled = panel.locator("c-lead-lists").getByText("Import canceled.");
    const rep = await stack.api("rep@practice.example");
    const isNothingLeft = async () => {
      expect((await rep.get("/v1/lead-lists")).body).toMatchObject({ items: [] });
      expect((await rep.get("/v1/imports")).body).toEqual({ items: [] });
    };

    await test.step("see how far it is, and cancel it with the mouse", async () => {
      await panel.getByRole("button", { name: "Import" }).first().click();
      await panel.getByLabel("Lead File").setInputFiles(file);
      await panel.getByRole("button", { name: "Import" }).last().click();
      await expect(panel.getByRole("group", { name: "Fair" })).toBeVisible();
      await expect(progress).toHaveAttribute("aria-valuenow", /^[1-9]\d$/);
      await expect(panel.getByText(/^\d\d% · leads: 1,\d{3}$/)).toBeVisible();
      await checkScreen(page, "import-progress", "panel");
      await cancel.click();
      await expect(canceled).toBeInViewport();
      goOn();
      await isNothingLeft();
      await checkScreen(page, "import-canceled", "panel");
    });

    await test.step("import the same file again, and cancel it with the keyboard", async () => {
      await press(panel.getByRole("button", { name: "Import" }).last());
      await expect(progress).toHaveAttribute("aria-valuenow", /^[1-9]\d$/);
      await press(cancel);
      await canceled.waitFor();
      goOn();
      await isNothingLeft();
    });

    await test.step("reload the page in the middle, and see it end", async () => {
      await panel.getByRole("button", { name: "Import" }).last().click();
      await expect(progress).toHaveAttribute("aria-valuenow", /^[1-9]\d$/);
      await page.reload();
      await openPanel(page);
      await expect(progress).toHaveAttribute("aria-valuenow", /^[1-9]\d$/);
      await checkScreen(page, "import-goes-on", "panel");
      goOn();
      await expect(panel.locator("c-lead-lists").getByText("Fair was imported.")).toBeVisible();
      await expect(panel.getByRole("button", { name: "Fair 3,000 leads" })).toBeVisible();
      await checkScreen(page, "import-ended", "panel");
    });
    endHold();

    await test.step("import by keyboard, and have the focus in the list that opens", async () => {
      await press(panel.getByRole("button", { name: "Import" }).first());
      await panel.getByLabel("Lead File").setInputFiles({ ...few, name: "Few.csv" });
      await press(panel.getByRole("button", { name: "Import" }).last());
      await expect(panel.getByRole("heading", { name: "Few" })).toBeFocused();
      await panel.getByRole("button", { name: "Back to Lead Lists" }).press("Enter");
    });

    await test.step("lose the answer of an import, and find its list once", async () => {
      const uploads = "**/v1/lead-lists?*";
      await page.route(uploads, async (route) => {
        if (route.request().method() !== "POST") return route.continue();
        await route.fetch();
        await route.abort("connectionreset");
      });
      await press(panel.getByRole("button", { name: "Import" }).first());
      await panel.getByLabel("Lead File").setInputFiles({ ...few, name: "Again.csv" });
      await press(panel.getByRole("button", { name: "Import" }).last());
      await expect(panel.locator("c-lead-lists").getByText("Again was imported.")).toBeFocused();
      await expect(panel.getByText("Can't reach the connector")).toBeHidden();
      await expect(panel.getByRole("button", { name: /^Again/ })).toHaveCount(1);
      await checkScreen(page, "import-answer-lost", "panel");
      await page.unroute(uploads);
    });

    await test.step("lose the connection during the upload, and find the form with the file still there", async () => {
      const { breakOff } = await breakUploads(page);
      await panel.getByRole("button", { name: "Import" }).first().click();
      await panel.getByLabel("Lead File").setInputFiles(file);
      await panel.getByRole("button", { name: "Import" }).last().click();
      await page.waitForResponse(
        async (response) =>
          response.url().endsWith("/v1/imports") && (await response.text()).includes('"name":""'),
      );
      await expect(panel.getByText("Uploading…")).toBeVisible();
      await checkScreen(page, "import-uploads", "panel");
      const search = page.getByRole("searchbox", { name: "Search Salesforce" });
      await search.focus();
      await breakOff();
      await expect(panel.locator("c-lead-lists").getByText("The file wasn't imported.")).toBeInViewport();
      await expect(panel.getByText("Can't reach the connector")).toBeHidden();
      await expect(panel.getByLabel("List Name")).toHaveValue("Fair");
      await expect(panel.getByRole("button", { name: "Import" }).last()).toBeEnabled();
      await expect(search).toBeFocused();
      await checkScreen(page, "import-lost", "panel");
    });
  },
);

/** Passes on the beginning of each upload, until the answered function breaks it off. */
async function breakUploads(page: Page): Promise<{ breakOff: () => Promise<void> }> {
  const { promise: begun, resolve } = Promise.withResolvers<() => Promise<void>>();
  await page.route("**/v1/lead-lists?*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const { "content-length": _ofWhole, ...headers } = await route.request().allHeaders();
    const cookies = await page.context().cookies(route.request().url());
    headers["cookie"] = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const upload = request(route.request().url(), { method: "POST", headers });
    upload.on("error", () => undefined);
    upload.write("First Name,Last Name\n");
    resolve(async () => {
      upload.destroy();
      await route.abort("connectionreset");
    });
  });
  return { breakOff: async () => (await begun)() };
}
