import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./stand/test.ts";

test("a rep signs in by consenting once, and sees who they are and which org they use", async ({
  page,
  stand,
}) => {
  await openLightning(page, stand.pageUrl, "rep@practice.example");
  const panel = await openPanel(page);
  await signIn(page, panel);
  await expect(panel.getByText("Robin Keller")).toBeVisible();
  await expect(panel.getByText(stand.connector.org.org.name)).toBeVisible();
});
