import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser, type Page } from "@crosswalk/practice-org/testing";
import { startPracticeOrgs } from "@crosswalk/practice-org";
import { startLightning, type Lightning } from "./startLightning.ts";

const connectorUrl = "http://localhost:4002";
let orgs: Awaited<ReturnType<typeof startPracticeOrgs>>;
let lightning: Lightning;

beforeAll(async () => {
  orgs = await startPracticeOrgs();
  lightning = await startLightning({ orgUrl: orgs.main.url, connectorUrl });
});
afterAll(async () => {
  await lightning.close();
  await orgs.close();
});

describe("the practice Lightning page", () => {
  it("sends a visitor who is not signed in to the org's login page, and then back to the page they asked for", async () => {
    const { browser, page } = await logIn("rep@practice.example", "/lightning/o/Account/list");
    expect(page.url).toBe(`${lightning.url}/lightning/o/Account/list`);
    expect(contextOf(page)).toMatchObject({ user: { username: "rep@practice.example" } });
    expect((await browser.open(`${lightning.url}/lightning/page/home`)).url).toContain(lightning.url);
  });

  it("keeps the access token from the browser", async () => {
    const { page } = await logIn("rep@practice.example");
    expect(page.html).not.toContain(`${orgs.main.orgId.slice(0, 15)}!`);
  });

  it("lets its scripts call itself and the connector, and nobody else", async () => {
    const { page } = await logIn("rep@practice.example");
    expect(page.headers.get("content-security-policy")).toContain(`connect-src 'self' ${connectorUrl};`);
  });

  it("has the design system of the theme that was chosen, and Lightning's until then", async () => {
    const { browser, page } = await logIn("rep@practice.example");
    const stylesOf = ({ html }: Page) => /<link rel="stylesheet" href="(.*?)">/.exec(html)?.[1];
    expect(stylesOf(page)).toMatch(/salesforce-lightning-design-system/);
    const dark = await browser.open(`${lightning.url}/theme/cosmos-dark`);
    expect(stylesOf(dark)).toMatch(/slds2\.cosmos/);
    expect(dark.html).toContain('<body class="slds-color-scheme_dark">');
    const styles = await browser.open(lightning.url + stylesOf(dark));
    expect([styles.status, styles.html.includes("--slds-g-color-surface-1")]).toEqual([200, true]);
    expect(stylesOf(await browser.open(`${lightning.url}/theme/unknown`))).toBe(stylesOf(page));
  });

  it("reads records under the user's own permissions", async () => {
    const path = "/services/data/v67.0/query?q=SELECT+Id,Title+FROM+Contact+LIMIT+1";
    const rep = await logIn("rep@practice.example");
    expect(JSON.parse((await rep.browser.open(lightning.url + path)).html)).toMatchObject({ totalSize: 1 });
    const anonymous = await fetch(lightning.url + path);
    expect(anonymous.status).toBe(401);
  });

  it("opens for users who have no API access, as Lightning does", async () => {
    const { browser } = await logIn("noapi@practice.example");
    const answer = await browser.open(`${lightning.url}/services/data/v67.0/sobjects/Account/describe`);
    expect(answer.status).toBe(200);
  });

  it("makes no API calls: its reads are neither counted nor logged, and meet no faults", async () => {
    const control = `${orgs.main.url}/__practice`;
    await fetch(`${control}/requests`, { method: "DELETE" });
    const fault = { path: "/limits", times: 1, action: "error" };
    const setUp = await fetch(`${control}/faults`, { method: "POST", body: JSON.stringify(fault) });
    expect(setUp.ok).toBe(true);
    const { browser } = await logIn("rep@practice.example");
    const limits = await browser.open(`${lightning.url}/services/data/v67.0/limits`);
    const { DailyApiRequests } = JSON.parse(limits.html) as { DailyApiRequests: Record<string, number> };
    expect(DailyApiRequests["Remaining"]).toBe(DailyApiRequests["Max"]);
    expect(await (await fetch(`${control}/requests`)).json()).toEqual([]);
  });

  it("signs users of the other org in to their own org", async () => {
    const { page } = await logIn("rep@other.example");
    expect(contextOf(page)).toMatchObject({ orgId: orgs.other.orgId, orgUrl: orgs.other.url });
  });

  it("answers the package's Apex method with the connector's address, and knows no other", async () => {
    const { browser } = await logIn("rep@practice.example");
    const settings = await browser.open(`${lightning.url}/apex/CrosswalkSettings.getSettings`, {});
    expect(JSON.parse(settings.html)).toMatchObject({ connectorUrl });
    expect((await browser.open(`${lightning.url}/apex/Other.method`, {})).status).toBe(404);
  });

  it("ends the session at the org too when its user logs out, and is where the next login leads", async () => {
    orgs.main.org.lightningUrl = lightning.url;
    const { browser } = await logIn("rep@practice.example");
    const loggedOut = await browser.open(`${lightning.url}/secur/logout.jsp`);
    expect(loggedOut.html).toContain('name="pw"');
    const next = await browser.submit(loggedOut, { username: "rep2@practice.example", pw: "practice" });
    expect(next.url).toBe(`${lightning.url}/`);
    expect(contextOf(next)).toMatchObject({ user: { username: "rep2@practice.example" } });
  });

  it("refuses the answer to a sign-in that nobody started here", async () => {
    const answer = await fetch(`${lightning.url}/_ui/signed-in?code=stolen&state=unknown`);
    expect(answer.status).toBe(400);
  });
});

async function logIn(username: string, path = "/"): Promise<{ browser: Browser; page: Page }> {
  const browser = new Browser();
  const loginPage = await browser.open(lightning.url + path);
  return { browser, page: await browser.submit(loginPage, { username, pw: "practice" }) };
}

function contextOf(page: Page): unknown {
  const [, json = "{}"] = /id="page-context">(.*?)<\/script>/.exec(page.html) ?? [];
  return JSON.parse(json);
}
