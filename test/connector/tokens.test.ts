import { desc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { grants } from "../../connector/database/schema/sessions.ts";
import { eventually } from "../support/eventually.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { endAccessTokens, endGrants } from "@crosswalk/practice-org";
import { firstOf } from "../../connector/database/rows.ts";

let stack: Stack;
const clock = movableClock();

beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(async () => {
  clock.reset();
  await stack.app.database.delete(grants);
  await stack.practice("POST", "/reset", {});
  await stack.practice("DELETE", "/faults");
});

const rep = "rep@practice.example";

async function newestGrant() {
  const grant = await firstOf(stack.app.database.select().from(grants).orderBy(desc(grants.createdAt)));
  if (!grant) throw new Error("nobody is signed in");
  return grant;
}

/** A call that reaches Salesforce: accounts are never cached. */
const accountsPath = "/v1/accounts?q=north";

const answerIdentity = (answer: object) =>
  stack.practice("POST", "/faults", { path: "^/id/", times: 99, action: "error", ...answer });

interface LoggedRequest {
  path: string;
  status: number;
}

async function callsOf(path: RegExp): Promise<LoggedRequest[]> {
  const log = await stack.practice<LoggedRequest[] | { requests: LoggedRequest[] }>("GET", "/requests");
  const requests = Array.isArray(log) ? log : log.requests;
  return requests.filter((request) => path.test(request.path));
}

it("the tokens of a sign-in are opened once a request, however often it needs them", async () => {
  const client = await stack.signIn(rep);
  const leads = [{ firstName: "Ada", lastName: "Quist", company: "Northwind Traders" }];
  const { body: list } = await client.post<{ id: string }>("/v1/lead-lists", { name: "One", leads });
  const opened = vi.spyOn(stack.app.vault, "tryToOpen");
  expect((await client.post(`/v1/lead-lists/${list.id}/match-report`)).status).toBe(200);
  const times = opened.mock.calls.length;
  opened.mockRestore();
  expect(times).toBe(["access token", "refresh token"].length);
});

describe("an access token that Salesforce no longer takes", () => {
  it("is refreshed once, and the call made again, without the rep noticing", async () => {
    const client = await stack.signIn(rep);
    endAccessTokens(stack.org.org, rep);
    await stack.practice("DELETE", "/requests");
    expect((await client.get(accountsPath)).status).toBe(200);
    const calls = await callsOf(/./);
    expect(calls[0]?.status).toBe(401);
    expect(calls.slice(1).every(({ status }) => status === 200)).toBe(true);
  });

  it("is refreshed by one request, however many calls need it, so that rotation does not end the grant", async () => {
    const client = await stack.signIn(rep);
    for (let round = 0; round < 3; round += 1) {
      endAccessTokens(stack.org.org, rep);
      const answers = await Promise.all(Array.from({ length: 12 }, () => client.get(accountsPath)));
      expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    }
  });

  it("is refreshed where the org does not rotate refresh tokens, too", async () => {
    await stack.practice("PATCH", "/settings", { refreshTokenRotation: false });
    const client = await stack.signIn(rep);
    for (let round = 0; round < 2; round += 1) {
      endAccessTokens(stack.org.org, rep);
      expect((await client.get(accountsPath)).status).toBe(200);
    }
  });

  it("ends the session where the grant was revoked by an admin, in two calls and not thousands", async () => {
    const client = await stack.signIn(rep);
    endGrants(stack.org.org, rep);
    await stack.practice("DELETE", "/requests");
    const { status, body } = await client.get(accountsPath);
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "session-expired", action: expect.stringContaining("Sign in") });
    expect((await callsOf(/./)).length).toBeLessThanOrEqual(1);
    expect((await client.get("/v1/connection")).body).toMatchObject({ code: "session-expired" });
  });

  it("ends the session where somebody else used the refresh token, which ends the grant for the thief too", async () => {
    const client = await stack.signIn(rep);
    const { id } = await newestGrant();
    const stolen = stack.app.vault.open((await newestGrant()).sealedRefreshToken, `grant:${id}:refresh`);
    const useStolen = () =>
      fetch(`${stack.org.url}/services/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "refresh_token",
          refresh_token: stolen,
          client_id: stack.org.clientId,
          client_secret: stack.org.clientSecret,
        }),
      });
    const thief = await useStolen();
    expect(thief.status).toBe(200);
    endAccessTokens(stack.org.org, rep);
    expect((await client.get(accountsPath)).body).toMatchObject({ code: "session-expired" });
    const { access_token } = (await thief.json()) as { access_token: string };
    const limits = await fetch(`${stack.org.url}/services/data/v67.0/limits`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(limits.status).toBe(401);
    expect(await stack.app.database.select().from(grants)).toEqual([]);
  });

  it("is refreshed by the next call where Salesforce could not be reached for it", async () => {
    const client = await stack.signIn(rep);
    endAccessTokens(stack.org.org, rep);
    await stack.practice("POST", "/faults", {
      path: "oauth2/token",
      times: 1,
      action: "error",
      status: 503,
    });
    expect((await client.get(accountsPath)).body).toMatchObject({ code: "salesforce-unavailable" });
    expect((await client.get(accountsPath)).status).toBe(200);
  });

  it("leaves nothing valid in Salesforce where its user signs out while it is refreshed", async () => {
    const client = await stack.signIn(rep);
    const alive = () =>
      stack.org.org.db.prepare("SELECT count(*) AS count FROM oauth_grant WHERE revoked = 0").get();
    const { count: before } = alive() as { count: number };
    endAccessTokens(stack.org.org, rep);
    await stack.practice("POST", "/faults", { path: "oauth2/token", times: 1, action: "drip", ms: 30 });
    const refreshed = client.get(accountsPath);
    await eventually(async () => {
      expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]);
    });
    expect((await client.delete("/v1/sessions/current")).status).toBe(204);
    expect((await refreshed).status).toBe(401);
    expect(alive()).toEqual({ count: before - 1 });
  });

  it("is refreshed by a later call where Salesforce still works on an earlier refresh", async () => {
    const client = await stack.signIn(rep);
    endAccessTokens(stack.org.org, rep);
    await stack.practice("POST", "/faults", {
      ...{ path: "oauth2/token", times: 1, action: "error", status: 400 },
      body: { error: "invalid_grant", error_description: "token request is already being processed" },
    });
    expect((await client.get(accountsPath)).body).toMatchObject({ code: "salesforce-unavailable" });
    expect((await client.get(accountsPath)).status).toBe(200);
  });

  it("ends the session where the answer to its refresh is lost, and is not refreshed again and again", async () => {
    const client = await stack.signIn(rep);
    endAccessTokens(stack.org.org, rep);
    await stack.practice("POST", "/faults", { path: "oauth2/token", times: 1, action: "reset-after" });
    expect((await client.get(accountsPath)).body).toMatchObject({ code: "salesforce-unavailable" });
    expect((await client.get(accountsPath)).body).toMatchObject({ code: "session-expired" });
  });

  it.each([
    ["takes the token no more", () => stack.practice("PATCH", `/users/${rep}`, { frozen: true })],
    [
      "names them as inactive",
      () => {
        const user = { user_id: "005Pr0000000001MAA", organization_id: stack.org.orgId, username: rep };
        return answerIdentity({ status: 200, body: { ...user, active: false } });
      },
    ],
  ])("ends the session of a user who only reads, within 15 minutes, where Salesforce %s", async (_, end) => {
    const client = await stack.signIn(rep);
    await end();
    clock.advance({ minutes: 14 });
    expect((await client.get("/v1/lead-lists")).status).toBe(200);
    clock.advance({ minutes: 2 });
    expect(await client.get("/v1/lead-lists")).toMatchObject({
      status: 401,
      body: { code: "session-expired", reason: "user-inactive" },
    });
  });

  it("is not asked about more than once a minute where Salesforce does not answer: the session goes on", async () => {
    const client = await stack.signIn(rep);
    await answerIdentity({ status: 503, body: "down" });
    clock.advance({ minutes: 16 });
    for (const minutes of [0, 0, 2]) {
      clock.advance({ minutes });
      expect((await client.get("/v1/lead-lists")).status).toBe(200);
    }
    expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 99 - 2 }]);
  });

  it("ends the session of a user who was frozen, and says why", async () => {
    const client = await stack.signIn(rep);
    await stack.practice("PATCH", `/users/${rep}`, { frozen: true });
    const { status, body } = await client.get(accountsPath);
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "session-expired" });
  });

  it.each([
    ["address", { ipRestricted: true }, { ipRestricted: false }],
    ["hour", { loginHours: { from: "00:00", to: "00:00" } }, { loginHours: null }],
  ])("is not given to a user whose %s is not allowed, until it is", async (_, restriction, lifted) => {
    const client = await stack.signIn(rep);
    endAccessTokens(stack.org.org, rep);
    await stack.practice("PATCH", `/users/${rep}`, restriction);
    expect((await client.get(accountsPath)).body).toMatchObject({
      code: "api-disabled",
      reason: "sign-in-refused-now",
      whose: "admin",
    });
    await stack.practice("PATCH", `/users/${rep}`, lifted);
    expect((await client.get(accountsPath)).status).toBe(200);
  });

  it("is asked for once and no more where Salesforce refuses the fresh one as well", async () => {
    const client = await stack.signIn(rep);
    await stack.practice("DELETE", "/requests");
    await stack.practice("POST", "/faults", {
      path: "/services/data/",
      times: 50,
      action: "error",
      status: 401,
      body: [{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }],
    });
    expect((await client.get(accountsPath)).body).toMatchObject({ code: "session-expired" });
    expect((await callsOf(/./)).length).toBeLessThanOrEqual(2);
  });
});

describe("Salesforce in trouble", () => {
  it.each([
    [
      "failing",
      { action: "error", status: 503, body: [{ errorCode: "SERVER_UNAVAILABLE", message: "down" }] },
      503,
    ],
    ["sending a page of its edge", { action: "error", status: 502, body: "<html>Bad Gateway</html>" }, 502],
    ["cutting the connection", { action: "reset-before" }, 503],
    ["not answering at all", { action: "hang" }, 503],
    ["answering too late", { action: "delay", ms: 8000 }, 503],
  ])("is said to be unavailable after one try when it is %s", async (_, fault, expected) => {
    const client = await stack.signIn(rep);
    await stack.practice("POST", "/faults", { path: "/services/data/", times: 5, ...fault });
    stack.waitForSalesforce(500);
    const { status, body } = await client.get(accountsPath);
    stack.waitForSalesforce();
    expect(status).toBe(expected);
    expect(body).toMatchObject({ code: "salesforce-unavailable", whose: "salesforce" });
    expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 4 }]);
    expect(JSON.stringify(body)).not.toContain("Bad Gateway");
  });

  it("says so when its daily allowance is used up", async () => {
    const client = await stack.signIn(rep);
    await stack.practice("PATCH", "/settings", { dailyApiLimit: 1 });
    await client.get(accountsPath);
    const { status, body } = await client.get(accountsPath);
    expect(status).toBe(429);
    expect(body).toMatchObject({ code: "api-limit-reached" });
  });
});
