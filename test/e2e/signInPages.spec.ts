import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { expect, test } from "@playwright/test";
import { findViolations } from "./steps/findViolations.ts";

let org: RunningOrg;

test.beforeAll(async () => {
  org = await startPracticeOrg({
    settings: { app: { kind: "local", permittedUsers: "self", activeAfterSeconds: 0 } },
  });
});
test.afterAll(() => org.close());

const authorize = (parameters: Record<string, string> = {}) =>
  `${org.url}/services/oauth2/authorize?${new URLSearchParams({
    response_type: "code",
    client_id: org.clientId,
    redirect_uri: `${org.url}/services/oauth2/success`,
    ...parameters,
  }).toString()}`;

for (const width of [380, 1280]) {
  test(
    `the org's sign-in pages are accessible, fit ${width} pixels and work by keyboard alone`,
    { tag: "@night" },
    async ({ page }) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.setViewportSize({ width, height: 800 });
      const check = async (name: string) => {
        expect((await findViolations(page)).violations).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(overflow, `${name} scrolls sideways`).toBe(false);
        await page.screenshot({ path: test.info().outputPath(`${name}-${width}.png`) });
      };

      await page.goto(authorize({ client_id: "nobody" }));
      await check("error");
      await page.goto(`${org.url}/setup/secur/RemoteAccessErrorPage.apexp?error=invalid_client`);
      await check("not-installed");
      await page.goto(`${org.url}/practice-sso?un=nobody@practice.example`);
      await check("identity-provider");

      await page.goto(authorize({ redirect_uri: org.redirectUris[0] ?? "" }));
      await check("login");
      await page.keyboard.type("rep@practice.example");
      await page.keyboard.press("Tab");
      await page.keyboard.type("wrong");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("alert")).toContainText("check your username");
      await check("login-refused");
      await page.keyboard.type("practice");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "Allow Access?" })).toBeVisible();
      await check("consent");

      await page.goto(authorize({ redirect_uri: org.redirectUris[0] ?? "", prompt: "select_account" }));
      await expect(page.getByRole("heading", { name: "Choose a Username" })).toBeVisible();
      await check("accounts");
      await page.goto(`${org.url}/home/home.jsp`);
      await check("home");
      await page.goto(`${org.url}/services/oauth2/success`);
      await check("success");
      expect(complaints.filter((text) => !text.includes("400"))).toEqual([]);
    },
  );
}
