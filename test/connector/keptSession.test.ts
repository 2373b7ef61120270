import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sessions } from "../../connector/database/schema/sessions.ts";
import { Browser } from "@crosswalk/practice-org/testing";
import { createApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { completeSignIn } from "../support/signInAs.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;
const clock = movableClock();
beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(() => clock.reset());

const viewer = "005000000000001AAA";
const somebodyElse = "005000000000002AAA";

/** The tabs of one browser, whose cookies no script reads. */
class Tabs {
  private readonly cookies = new Map<string, string>();
  readonly given: string[] = [];
  private readonly url: string;
  constructor({ url }: Stack) {
    this.url = url;
  }

  take(setCookies: string[]): void {
    for (const cookie of setCookies) {
      this.given.push(cookie);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async ask(method: string, path: string, headers: Record<string, string | undefined> = {}, body?: unknown) {
    const sent = { origin: panelOrigin, cookie: this.cookie, "crosswalk-viewer": viewer, ...headers };
    const named = Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const answer = await createApiClient(this.url).request(method, path, body, Object.fromEntries(named));
    this.take(answer.headers.getSetCookie());
    return answer;
  }
}

async function signIn(tabs: Tabs, username = "rep@practice.example") {
  const headers = { "crosswalk-viewer": viewer };
  const options = { headers, browser: new Browser() };
  const { id, codeVerifier, message, setCookies } = await completeSignIn(stack, username, options);
  tabs.take(setCookies);
  return tabs.ask("POST", "/v1/sessions", {}, { signInId: id, code: message?.code, codeVerifier });
}

describe("a session that the browser keeps", () => {
  it("is there in each tab, and no page can read it", async () => {
    const tabs = new Tabs(stack);
    const { status, body } = await signIn(tabs);
    expect([status, Object.keys(body).sort()]).toEqual([201, ["expiresAt", "userId"]]);
    for (const cookie of tabs.given) expect(cookie).toMatch(/; HttpOnly/i);
    const { body: current } = await tabs.ask("GET", "/v1/sessions/current");
    expect(current).toEqual({ userId: body["userId"], expiresAt: body["expiresAt"] });
    expect((await tabs.ask("GET", "/v1/connection")).status).toBe(200);
  });

  it("is nobody's without the page's origin and its viewer", async () => {
    const tabs = new Tabs(stack);
    await signIn(tabs);
    const others: Record<string, string | undefined>[] = [
      { origin: undefined },
      { origin: "https://evil.example" },
      { origin: "null" },
      { "crosswalk-viewer": undefined },
      { "crosswalk-viewer": "" },
    ];
    for (const headers of others) {
      expect((await tabs.ask("GET", "/v1/connection", headers)).status, JSON.stringify(headers)).toBe(401);
    }
    // The secret is no token, wherever somebody found it.
    const [, secret] = /crosswalk-session=([\w-]+)/.exec(tabs.cookie) ?? [];
    const bearer = createApiClient(stack.url, { token: secret ?? null, origin: panelOrigin });
    expect((await bearer.get("/v1/connection")).status).toBe(401);
    expect((await tabs.ask("GET", "/v1/connection")).status).toBe(200);
  });

  it("ends once the panel of the next user of the browser asks", async () => {
    const tabs = new Tabs(stack);
    await signIn(tabs);
    const next = { "crosswalk-viewer": somebodyElse };
    const elsewhere = { ...next, origin: "https://evil.example" };
    expect((await tabs.ask("GET", "/v1/sessions/current", elsewhere)).status).toBe(401);
    expect((await tabs.ask("GET", "/v1/sessions/current")).status).toBe(200);
    expect((await tabs.ask("GET", "/v1/sessions/current", next)).status).toBe(401);
    const { status, body } = await tabs.ask("GET", "/v1/sessions/current");
    expect([status, body["code"]]).toEqual([401, "session-expired"]);
  });

  it("ends for all tabs at sign-out, and the browser forgets it", async () => {
    const tabs = new Tabs(stack);
    await signIn(tabs);
    const kept = tabs.cookie;
    expect((await tabs.ask("DELETE", "/v1/sessions/current")).status).toBe(204);
    expect(tabs.cookie).not.toContain("crosswalk-session");
    const { status, body } = await tabs.ask("GET", "/v1/sessions/current", { cookie: kept });
    expect([status, body["code"]]).toEqual([401, "session-expired"]);
  });

  it("lasts a working day, used or not", async () => {
    const tabs = new Tabs(stack);
    await signIn(tabs);
    clock.advance({ hours: 11 });
    expect((await tabs.ask("GET", "/v1/sessions/current")).status).toBe(200);
    clock.advance({ hours: 1 });
    expect((await tabs.ask("GET", "/v1/sessions/current")).status).toBe(401);
  });

  it("takes the place of the one before, which ends", async () => {
    const tabs = new Tabs(stack);
    await signIn(tabs);
    const former = tabs.cookie;
    await signIn(tabs, "rep2@practice.example");
    expect((await tabs.ask("GET", "/v1/connection", { cookie: former })).status).toBe(401);
    expect((await tabs.ask("GET", "/v1/connection")).status).toBe(200);
  });

  it("takes the place of no other session, whose token the cookie may hold", async () => {
    const tabs = new Tabs(stack);
    const other = await stack.signIn("rep2@practice.example");
    tabs.take([`crosswalk-session=${other.token}; Path=/`]);
    expect((await signIn(tabs)).status).toBe(201);
    expect((await other.get("/v1/connection")).status).toBe(200);
  });

  it("does nothing for a tab that shows somebody else's, whom another tab signed out", async () => {
    const tabs = new Tabs(stack);
    const { body: former } = await signIn(tabs);
    const { body: now } = await signIn(tabs, "rep2@practice.example");
    const shows = (userId: unknown) => ({ "crosswalk-user": String(userId) });
    for (const method of ["POST", "DELETE"]) {
      const path = method === "POST" ? "/v1/leads" : "/v1/sessions/current";
      expect((await tabs.ask(method, path, shows(former["userId"]))).status, method).toBe(401);
    }
    expect((await tabs.ask("GET", "/v1/connection", shows(now["userId"]))).status).toBe(200);
  });

  it("is not begun where the browser gives no cookie back: the panel gets a token", async () => {
    const tabs = new Tabs(stack);
    const { id, codeVerifier, message } = await completeSignIn(stack, "rep@practice.example", {
      headers: { "crosswalk-viewer": viewer },
    });
    const { body } = await tabs.ask(
      "POST",
      "/v1/sessions",
      {},
      { signInId: id, code: message?.code, codeVerifier },
    );
    expect(body).toMatchObject({ token: expect.stringMatching(/^[\w-]{43}$/) as string });
    expect(tabs.given).toEqual([]);
    const rows = await stack.app.database.select({ viewer: sessions.viewer }).from(sessions);
    expect(rows.at(-1)).toEqual({ viewer: null });
  });
});

it("over HTTPS the browser keeps it apart by the page's site, for this host alone", async () => {
  const behindProxy = await startStack({
    orgs: stack.orgs,
    environment: { PUBLIC_URL: "https://connector.northwind.example" },
  });
  try {
    const started = await createApiClient(behindProxy.url).request(
      "POST",
      "/v1/sign-ins",
      { codeChallenge: "x".repeat(43) },
      { origin: panelOrigin, "crosswalk-viewer": viewer },
    );
    const [cookie] = started.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-crosswalk-keeps=1; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
  } finally {
    await behindProxy.close();
  }
});
