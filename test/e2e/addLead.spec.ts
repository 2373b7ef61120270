import { checkState } from "./steps/checkState.ts";
import { creationIsOn } from "./steps/given.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test("somebody without a file is pasted, corrected and opened with the keyboard, rows with the mouse, and found again", async ({
  page,
  stack,
}) => {
  await creationIsOn(stack);
  await openLightning(page, stack.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  const add = panel.getByRole("button", { name: "Add a Lead" });
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(panel.getByLabel("Who is it?")).toBeFocused();
  await page.keyboard.insertText("https://www.linkedin.com/in/quinn-testley-1b2c3d4e/");
  await expect(panel.getByText("The name is guessed from the address.")).toBeVisible();
  await expect(panel.getByLabel("Last Name")).toHaveValue("Testley");
  await expect(panel.getByRole("button", { name: "Add", exact: true })).toBeInViewport({ ratio: 1 });
  await checkState(page, "add-lead");
  await panel.getByLabel("Company").fill("Quietwater Mills");
  await page.keyboard.press("Alt+Enter");
  await expect(panel.getByRole("heading", { name: "Quinn Testley" })).toBeVisible();
  await panel.getByRole("button", { name: "Back to Leads" }).click();
  await expect(panel.getByRole("heading", { name: "Added by Hand" })).toBeVisible();
  await panel.getByRole("button", { name: "Back to Lead Lists" }).click();

  await add.click();
  await page.keyboard.insertText("Ines Testley\tQuietwater Mills\nIvo Testley\tNorth\nNobody\tX\n\tY");
  await panel.getByRole("button", { name: /^Nobody/ }).click();
  const leaveOut = panel.getByRole("button", { name: "Leave Out" });
  await expect(leaveOut).toBeInViewport({ ratio: 1 });
  await leaveOut.click();
  await expect(panel.getByRole("button", { name: /^Ivo Testley/ })).toBeFocused();
  await checkState(page, "add-leads");
  await panel.getByRole("button", { name: "Add", exact: true }).click();
  await expect(panel.getByRole("button", { name: "Ivo Testley" })).toBeVisible();
  await expect(panel.getByRole("button", { name: "Quinn Testley" })).toBeVisible();

  await panel.getByRole("button", { name: "Back to Lead Lists" }).click();
  await panel.getByRole("searchbox", { name: "Search All Lists" }).fill("test north");
  await panel.getByRole("button", { name: /Ivo Testley.*Added by Hand/ }).waitFor();
  await checkState(page, "search-all-lists");
  await panel.getByRole("button", { name: /Ivo Testley/ }).click();
  await expect(panel.getByRole("heading", { name: "Ivo Testley" })).toBeVisible();
});
