import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signInAttempts, signIns } from "../../connector/database/schema/sessions.ts";
import { createApiClient } from "../support/apiClient.ts";
import { Browser, type Page } from "@crosswalk/practice-org/testing";
import { eventually } from "../support/eventually.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { isOnPostgres } from "../support/testDatabase.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { selectRows } from "../support/plainSql.ts";

/**
 * A sign-in belongs to one browser: whoever else holds its link, its state or its id learns nothing and
 * changes nothing.
 */

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());
beforeEach(() => stack.practice("POST", "/reset", {}));

const rep = "rep@practice.example";
const admin = "admin@practice.example";
const codePattern = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/;

interface Started {
  id: string;
  authorizeUrl: string;
  codeVerifier: string;
}

/** What anybody can do with curl. */
async function start(origin: string | null = panelOrigin): Promise<Started> {
  const codeVerifier = randomBytes(48).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const { body } = await createApiClient(stack.url, { origin: origin ?? undefined }).post<{
    id: string;
    authorizeUrl: string;
  }>("/v1/sign-ins", { codeChallenge });
  return { ...body, codeVerifier };
}

/** Opens a sign-in's link and goes through Salesforce's pages as far as they are asked for. */
async function goThrough(browser: Browser, authorizeUrl: string, username: string): Promise<Page> {
  let page = await browser.open(authorizeUrl);
  if (page.html.includes('name="pw"')) page = await browser.submit(page, { username, pw: "practice" });
  if (page.html.includes("Allow Access?")) page = await browser.submit(page, { save: "Allow" });
  return page;
}

/**
 * Opens the link as far as Salesforce's login page, where the browser holds the cookie, and gives the state
 * sent along.
 */
async function openAtSalesforce(browser: Browser, { authorizeUrl }: Started): Promise<string> {
  await browser.open(authorizeUrl);
  const authorize = browser.visited.findLast(({ pathname }) => pathname.endsWith("/oauth2/authorize"));
  return authorize?.searchParams.get("state") ?? "";
}

/** The cookies that start pages have given a browser, by name. */
function secretsOf(browser: Browser): [string, string][] {
  return [...browser.cookiesOf(stack.url)].filter(([name]) => name.startsWith("crosswalk-sign-in-"));
}

function callback(browser: Browser, parameters: Record<string, string>): Promise<Page> {
  return browser.open(`${stack.url}/oauth/callback?${new URLSearchParams(parameters).toString()}`);
}

const statusOf = async (id: string) => (await stack.anonymous.get(`/v1/sign-ins/${id}`)).body["status"];
const shownCode = (page: Page) => codePattern.exec(page.html)?.[0];

function swap({ id, codeVerifier }: Started, code: string) {
  return stack.anonymous.post("/v1/sessions", { signInId: id, code, codeVerifier });
}

/** Grants that the practice org still honours for the connector's app. */
function livingGrants(): number {
  const { grants } = stack.org.org.db
    .prepare("SELECT count(*) AS grants FROM oauth_grant WHERE clientId = ? AND revoked = 0")
    .get(stack.org.clientId) as { grants: number };
  return grants;
}

describe("a start link that an attacker sends to somebody who is signed in to Salesforce", () => {
  /** The victim is an admin with a Salesforce session, so that no page asks anything. */
  async function victimFollows(attack: Started): Promise<Page> {
    const browser = new Browser();
    await stack.signIn(admin, { browser });
    return browser.open(attack.authorizeUrl);
  }

  it.each([
    ["another code", { code: "anything" }],
    ["an error", { error: "access_denied" }],
    ["neither code nor error", {}],
  ])("shows the attacker no code for a callback with %s", async (_, parameters) => {
    const attack = await start();
    const seen = await victimFollows(attack);
    expect(seen.url).toContain("/oauth/callback");
    const state = new URL(seen.url).searchParams.get("state") ?? "";
    const page = await callback(new Browser(), { state, ...parameters });
    expect(page.status).toBe(400);
    expect(shownCode(page)).toBeUndefined();
    expect(await statusOf(attack.id)).toBe("completed");
  });

  it("shows the attacker no code for the victim's own callback address", async () => {
    const attack = await start();
    const seen = await victimFollows(attack);
    const page = await new Browser().open(seen.url);
    expect(page.status).toBe(400);
    expect(shownCode(page)).toBeUndefined();
  });

  it("shows the attacker no code when they sign in through the same link themselves", async () => {
    const attack = await start();
    await victimFollows(attack);
    const before = livingGrants();
    const page = await goThrough(new Browser(), attack.authorizeUrl, rep);
    expect(page.status).toBe(400);
    expect(shownCode(page)).toBeUndefined();
    expect(livingGrants()).toBe(before);
  });

  it("gives the victim a page that names the panel the code is for, before the code", async () => {
    const attack = await start();
    const { html } = await victimFollows(attack);
    expect(html).toContain(panelOrigin);
    expect(html.indexOf(panelOrigin)).toBeLessThan(html.search(/<output>/));
    expect(html).toContain("Did someone send you the link");
  });

  it("says that no Lightning page asked, where none did", async () => {
    const attack = await start(null);
    const { html } = await victimFollows(attack);
    expect(html).toContain("not a Lightning page");
  });
});

describe("a callback", () => {
  it("is refused without the cookie, and the sign-in goes on in its own browser", async () => {
    const started = await start();
    const browser = new Browser();
    const state = await openAtSalesforce(browser, started);
    for (const parameters of [{ code: "guess" }, { error: "access_denied" }] as Record<string, string>[]) {
      expect((await callback(new Browser(), { state, ...parameters })).status).toBe(400);
      expect(await statusOf(started.id)).toBe("pending");
    }
    const page = await goThrough(browser, started.authorizeUrl, rep);
    expect((await swap(started, shownCode(page) ?? "")).status).toBe(201);
  });

  it("is refused with another sign-in's cookie", async () => {
    const [one, other] = [await start(), await start()];
    const state = await openAtSalesforce(new Browser(), one);
    const stranger = new Browser();
    await openAtSalesforce(stranger, other);
    const page = await callback(stranger, { state, code: "guess" });
    expect(page.status).toBe(400);
    expect(page.html).toContain("another browser");
    expect(await statusOf(one.id)).toBe("pending");
  });

  it("is refused with another sign-in's secret under this sign-in's cookie name", async () => {
    const [one, other] = [await start(), await start()];
    const victim = new Browser();
    const state = await openAtSalesforce(victim, one);
    const stranger = new Browser();
    await openAtSalesforce(stranger, other);
    const [[name] = [""]] = secretsOf(victim);
    const [[, secret] = ["", ""]] = secretsOf(stranger);
    stranger.plant(stack.url, name, secret);
    expect((await callback(stranger, { state, code: "guess" })).status).toBe(400);
    expect(await statusOf(one.id)).toBe("pending");
  });

  it("shows no code and ends the sign-in of its own browser when Salesforce refuses its code", async () => {
    const started = await start();
    const browser = new Browser();
    const state = await openAtSalesforce(browser, started);
    const page = await callback(browser, { state, code: "forged" });
    expect(page.status).toBe(403);
    expect(shownCode(page)).toBeUndefined();
    expect(await statusOf(started.id)).toBe("failed");
  });

  it("shows no code and changes nothing with a forged code after the sign-in is completed", async () => {
    const started = await start();
    const browser = new Browser();
    const done = await goThrough(browser, started.authorizeUrl, rep);
    const state = new URL(done.url).searchParams.get("state") ?? "";
    for (const parameters of [{ code: "forged" }, { error: "access_denied" }] as Record<string, string>[]) {
      const page = await callback(browser, { state, ...parameters });
      expect(page.status).toBe(403);
      expect(shownCode(page)).toBeUndefined();
    }
    expect(await statusOf(started.id)).toBe("completed");
    expect((await swap(started, shownCode(done) ?? "")).status).toBe(201);
  });

  it("shows the same code when it is loaded again in its own browser, and exchanges nothing twice", async () => {
    const started = await start();
    const browser = new Browser();
    const done = await goThrough(browser, started.authorizeUrl, rep);
    const again = await browser.open(done.url);
    expect(again.status).toBe(200);
    expect(shownCode(again)).toBe(shownCode(done));
    expect((await swap(started, shownCode(done) ?? "")).status).toBe(201);
  });

  it("is refused once the panel has its session", async () => {
    const started = await start();
    const browser = new Browser();
    const done = await goThrough(browser, started.authorizeUrl, rep);
    await swap(started, shownCode(done) ?? "");
    expect((await browser.open(done.url)).html).toContain("This sign-in link is no longer valid.");
    expect((await browser.open(started.authorizeUrl)).html).toContain(
      "This sign-in link is no longer valid.",
    );
  });
});

describe("a link that is opened in two browsers", () => {
  it("finishes in either, and the one that comes second with another user is refused and revoked", async () => {
    const started = await start();
    const [one, two] = [new Browser(), new Browser()];
    await openAtSalesforce(one, started);
    const done = await goThrough(two, started.authorizeUrl, rep);
    const before = livingGrants();
    const late = await goThrough(one, started.authorizeUrl, admin);
    expect(late.status).toBe(400);
    expect(late.html).toContain("Another user completed this sign-in");
    expect(livingGrants()).toBe(before);
    const { status, body } = await swap(started, shownCode(done) ?? "");
    expect(status).toBe(201);
    const client = createApiClient(stack.url, { token: String(body["token"]), origin: panelOrigin });
    expect((await client.get("/v1/connection")).body).toMatchObject({ user: { username: rep } });
  });

  it("shows the same code to the same user in both, and keeps one grant", async () => {
    const started = await start();
    const done = await goThrough(new Browser(), started.authorizeUrl, rep);
    const before = livingGrants();
    const late = await goThrough(new Browser(), started.authorizeUrl, rep);
    expect(shownCode(late)).toBe(shownCode(done));
    expect(livingGrants()).toBe(before);
    const { status, body } = await swap(started, shownCode(done) ?? "");
    expect(status).toBe(201);
    const client = createApiClient(stack.url, { token: String(body["token"]), origin: panelOrigin });
    expect((await client.get("/v1/accounts?q=north")).status).toBe(200);
  });

  it("cannot be opened without end", async () => {
    const started = await start();
    const statuses = new Set<number>();
    for (let opened = 0; opened < 25; opened += 1) {
      statuses.add((await fetch(started.authorizeUrl, { redirect: "manual" })).status);
    }
    expect([...statuses]).toEqual([302, 400]);
  });
});

describe("somebody who knows a sign-in's id", () => {
  it("cannot end it by swapping with wrong verifiers", async () => {
    const started = await start();
    const page = await goThrough(new Browser(), started.authorizeUrl, rep);
    for (let tried = 0; tried < 6; tried += 1) {
      expect((await swap({ ...started, codeVerifier: "t".repeat(43) }, "AAAA-AAAA-AAAA")).status).toBe(400);
    }
    expect((await swap(started, shownCode(page) ?? "")).status).toBe(201);
  });
});

describe("a cookie planted beforehand", () => {
  it("is not used: the start page makes a secret of its own", async () => {
    const started = await start();
    const probe = new Browser();
    await openAtSalesforce(probe, started);
    const browser = new Browser();
    for (const [name] of secretsOf(probe)) browser.plant(stack.url, name, "planted");
    const page = await goThrough(browser, started.authorizeUrl, rep);
    expect(page.status).toBe(200);
    expect(secretsOf(browser).filter(([, value]) => value !== "planted")).toHaveLength(1);
  });

  it("lets nobody finish another's sign-in in a victim's browser (login CSRF)", async () => {
    const attack = await start();
    const attacker = new Browser();
    const state = await openAtSalesforce(attacker, attack);
    const victim = new Browser();
    await openAtSalesforce(victim, await start());
    const page = await callback(victim, { state, code: "the attacker's own code" });
    expect(page.status).toBe(400);
    expect(shownCode(page)).toBeUndefined();
    expect(await statusOf(attack.id)).toBe("pending");
  });
});

describe("the start page", () => {
  it("sets a cookie that scripts cannot read and other sites cannot send, and goes on to Salesforce", async () => {
    const { authorizeUrl } = await start();
    expect(new URL(authorizeUrl).origin).toBe(stack.url);
    const response = await fetch(authorizeUrl, { redirect: "manual" });
    expect(response.status).toBe(302);
    expect(new URL(response.headers.get("location") ?? "").origin).toBe(stack.org.url);
    const [cookie = "", ...more] = response.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).toContain("Path=/");
    expect(cookie).toMatch(/Max-Age=(600|59\d)\b/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("gives a cookie and a state of its own to each browser that opens it", async () => {
    const { authorizeUrl } = await start();
    const answers = await Promise.all([0, 1].map(() => fetch(authorizeUrl, { redirect: "manual" })));
    const states = answers.map(({ headers }) =>
      new URL(headers.get("location") ?? "").searchParams.get("state"),
    );
    const cookies = answers.map(({ headers }) => headers.getSetCookie()[0]?.split(";")[0]);
    expect(new Set(states).size).toBe(2);
    expect(new Set(cookies).size).toBe(2);
  });

  it("keeps neither the cookie's secret nor the state nor the panel's code in the clear", async () => {
    const started = await start();
    const browser = new Browser();
    const state = await openAtSalesforce(browser, started);
    const done = await goThrough(browser, started.authorizeUrl, rep);
    const rows = JSON.stringify(await stack.app.database.select().from(signIns));
    const dump =
      rows + JSON.stringify(await selectRows(stack.app.database, "SELECT * FROM sign_in_attempts"));
    for (const secret of [state, shownCode(done) ?? "-", ...secretsOf(browser).map(([, value]) => value)]) {
      expect(dump).not.toContain(secret);
    }
  });

  it("is not opened by a request that only looks, however often", async () => {
    const started = await start();
    for (let looked = 0; looked < 25; looked += 1) {
      expect((await fetch(started.authorizeUrl, { method: "HEAD", redirect: "manual" })).status).toBe(405);
    }
    const page = await goThrough(new Browser(), started.authorizeUrl, rep);
    expect((await swap(started, shownCode(page) ?? "")).status).toBe(201);
  });

  it("lets no browser gather more cookies than a request can hold", { tags: ["night"] }, async () => {
    const browser = new Browser();
    for (let opened = 0; opened < 30; opened += 1) await browser.open((await start()).authorizeUrl);
    expect(secretsOf(browser).length).toBeLessThanOrEqual(10);
    const started = await start();
    expect((await goThrough(browser, started.authorizeUrl, rep)).status).toBe(200);
  });

  it("refuses a sign-in that it does not know", async () => {
    const page = await new Browser().open(`${stack.url}/oauth/start/nobody`);
    expect(page.status).toBe(400);
    expect(page.html).toContain("This sign-in link is no longer valid.");
  });
});

describe("over HTTPS", () => {
  let secure: Stack;
  beforeAll(async () => {
    secure = await startStack({ environment: { PUBLIC_URL: "https://crosswalk.example" } });
  });
  afterAll(() => secure.close());

  it("the cookie is bound to this host alone, so that no neighbouring host can plant one", async () => {
    const { body } = await secure.anonymous.post<{ authorizeUrl: string }>("/v1/sign-ins", {
      codeChallenge: "c".repeat(43),
    });
    const url = new URL(new URL(body.authorizeUrl).pathname, secure.url);
    const response = await fetch(url, { redirect: "manual" });
    const cookie = response.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(/^__Host-/);
    expect(cookie).toContain("Secure");
    expect(cookie).not.toContain("Domain");

    const state = new URL(response.headers.get("location") ?? "").searchParams.get("state") ?? "";
    const [pair = ""] = cookie.split(";");
    const asked = (header: string) =>
      fetch(`${secure.url}/oauth/callback?state=${state}&error=access_denied`, {
        headers: { cookie: header },
      });
    expect(await (await asked(pair.replace("__Host-", ""))).text()).toContain("another browser");
    expect(await (await asked(pair)).text()).toContain("click Allow");
  });
});

describe.skipIf(!isOnPostgres)("with two connectors behind one address", () => {
  let second: Stack;
  beforeAll(async () => {
    second = await startStack({
      orgs: stack.orgs,
      databaseFile: stack.app.config.databaseAddress,
      environment: { PUBLIC_URL: stack.url, TOKEN_KEYS: stack.environment["TOKEN_KEYS"] },
    });
  });
  afterAll(() => second.stop());

  const browserAtSecond = () =>
    new Browser({
      reroute: (url) =>
        new URL(url.pathname === "/oauth/callback" ? second.url + url.pathname + url.search : url),
    });
  const callbackOf = ({ visited }: Browser) =>
    visited.find(({ pathname }) => pathname === "/oauth/callback")?.href ?? "";

  /** The callback that a browser sent to the second connector, repeated at the first. */
  function repeatAtFirst(browser: Browser): Promise<Response> {
    const atFirst = new URL(callbackOf(browser));
    atFirst.port = new URL(stack.url).port;
    const cookie = [...browser.cookiesOf(stack.url)].map((pair) => pair.join("=")).join("; ");
    return fetch(atFirst, { headers: { cookie } });
  }

  it("a sign-in that starts at one finishes at the other, and a repeated callback at either shows its outcome", async () => {
    const started = await start();
    const browser = browserAtSecond();
    const done = await goThrough(browser, started.authorizeUrl, rep);
    expect(done.url).toContain(second.url);
    const again = await repeatAtFirst(browser);
    expect(codePattern.exec(await again.text())?.[0]).toBe(shownCode(done));
    expect((await swap(started, shownCode(done) ?? "")).status).toBe(201);
  });

  it("a callback that is repeated at one while the other exchanges its code waits for the outcome", async () => {
    const started = await start();
    const browser = browserAtSecond();
    const before = livingGrants();
    const slow = { path: "/services/oauth2/token", times: 1, action: "delay", ms: 700 };
    await stack.practice("POST", "/faults", slow);
    const first = goThrough(browser, started.authorizeUrl, rep);
    await eventually(() => expect(callbackOf(browser)).not.toBe(""));
    // The second connector has claimed the code, and nobody knows yet whether Salesforce accepts it.
    await eventually(async () => expect(await attemptsOf(started)).toEqual(["claimed"]));
    const again = await repeatAtFirst(browser);
    expect(again.status).toBe(200);
    expect(await attemptsOf(started)).toEqual(["accepted"]);
    expect(codePattern.exec(await again.text())?.[0]).toBe(shownCode(await first));
    expect(livingGrants()).toBe(before + 1);
    expect((await swap(started, shownCode(await first) ?? "")).status).toBe(201);
  });

  it(
    "a callback that is repeated meanwhile is refused where the exchange is",
    { tags: ["night"] },
    async () => {
      const started = await start();
      const browser = browserAtSecond();
      // The user is examined after the exchange: a fault of the exchange itself would be known at once.
      const slow = { path: "/services/oauth2/token", times: 1, action: "delay", ms: 700 };
      await stack.practice("POST", "/faults", slow);
      await stack.practice("POST", "/faults", { path: "/id/", times: 9, action: "error", status: 403 });
      const first = goThrough(browser, started.authorizeUrl, rep);
      await eventually(async () => expect(await attemptsOf(started)).toEqual(["claimed"]));
      const again = await repeatAtFirst(browser);
      expect(again.status).toBe(400);
      expect(await again.text()).not.toMatch(codePattern);
      expect(await attemptsOf(started)).toEqual(["refused"]);
      expect(shownCode(await first)).toBeUndefined();
    },
  );
});

const attemptsOf = async ({ id }: Started) =>
  (
    await stack.app.database
      .select({ status: signInAttempts.status })
      .from(signInAttempts)
      .where(eq(signInAttempts.signInId, id))
  ).map(({ status }) => status);
