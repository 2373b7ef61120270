import { createHmac } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApiClient } from "../support/apiClient.ts";
import { Browser } from "@crosswalk/practice-org/testing";
import { grants } from "../../connector/database/schema/sessions.ts";
import { runPaths } from "../../connector/salesforce/runPaths.ts";
import { readFurtherPages, runQueries } from "../../connector/salesforce/runQueries.ts";
import { RestSession } from "../../connector/salesforce/session.ts";
import { ask } from "../../connector/salesforce/team/members.ts";
import { continueTrace } from "../../connector/work/trace.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

/** A login host that answers as told, for what no Salesforce would answer. */
interface LoginHost {
  url: string;
  answer: Record<string, string>;
  /** What its identity service says of everybody; null where it knows nobody. */
  identity: Record<string, unknown> | null;
  /** The page with which it answers each query; null where it answers none. */
  page: Record<string, unknown> | null;
  /** The Authorization header that it takes no more. */
  ended: string;
  /** What else than a query was asked in a composite request. */
  further: string[];
  /** Authorization headers of whatever else was asked of it. */
  tokensSeen: string[];
  revoked: string[];
  close(): void;
}

async function startLoginHost(): Promise<LoginHost> {
  const app = new Hono();
  const host: LoginHost = {
    url: "",
    answer: {},
    identity: null,
    page: null,
    ended: "",
    further: [],
    tokensSeen: [],
    revoked: [],
    close: () => server.close(),
  };
  app.post("/services/oauth2/token", (c) => c.json(host.answer));
  app.post("/services/oauth2/revoke", async (c) => {
    host.revoked.push(new URLSearchParams(await c.req.text()).get("token") ?? "");
    return c.body(null, 200);
  });
  app.get("/id/*", (c, next) => (host.identity ? Promise.resolve(c.json(host.identity)) : next()));
  app.get("/services/data/:version/query", (c, next) =>
    host.page ? Promise.resolve(c.json(host.page)) : next(),
  );
  app.post("/services/data/:version/composite", async (c, next) => {
    if (!host.page) return next();
    const { compositeRequest } = await c.req.json<{ compositeRequest: { url: string }[] }>();
    host.further.push(...compositeRequest.map(({ url }) => url).filter((url) => !url.includes("/query?")));
    const answers = compositeRequest.map((each) => ({ ...each, httpStatusCode: 200, body: host.page }));
    return c.json({ compositeResponse: answers });
  });
  app.all("*", (c) => {
    const token = c.req.header("authorization") ?? "";
    host.tokensSeen.push(token);
    if (token === host.ended)
      return c.json([{ message: "Session expired", errorCode: "INVALID_SESSION_ID" }], 401);
    return c.json([{ message: "The requested resource does not exist", errorCode: "NOT_FOUND" }], 404);
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "localhost" });
  await new Promise((resolve) => server.once("listening", resolve));
  host.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return host;
}

let login: LoginHost;
let stranger: LoginHost;
/** Another org of Salesforce's. */
let neighbour: LoginHost;
let stack: Stack;

beforeAll(async () => {
  [login, stranger, neighbour] = await Promise.all([startLoginHost(), startLoginHost(), startLoginHost()]);
  const hosts = [login, neighbour].map(({ url }) => new URL(url).host).join(",");
  stack = await startStack({
    environment: { SALESFORCE_LOGIN_URL: login.url, SALESFORCE_INSTANCE_HOSTS: hosts },
  });
});
afterAll(async () => {
  await stack.close();
  for (const host of [login, stranger, neighbour]) host.close();
});
beforeEach(() => {
  for (const host of [login, stranger, neighbour])
    Object.assign(host, { identity: null, page: null, ended: "", further: [], tokensSeen: [], revoked: [] });
});

const userId = "005Pr0000000001MAA";

function signed(parts: { id?: string; instance_url?: string; secret?: string }): Record<string, string> {
  const issuedAt = String(Date.now());
  const id = parts.id ?? `${login.url}/id/${stack.org.orgId}/${userId}`;
  const secret = parts.secret ?? stack.org.clientSecret;
  return {
    access_token: "00DPr!access",
    refresh_token: "5Aep-refresh",
    token_type: "Bearer",
    instance_url: parts.instance_url ?? login.url,
    id,
    issued_at: issuedAt,
    signature: createHmac("sha256", secret)
      .update(id + issuedAt)
      .digest("base64"),
  };
}

async function signInWith(answer: Record<string, string>) {
  login.answer = answer;
  const client = createApiClient(stack.url, { origin: panelOrigin });
  const { body } = await client.post<{ id: string; authorizeUrl: string }>("/v1/sign-ins", {
    codeChallenge: "c".repeat(43),
  });
  const browser = new Browser();
  const authorize = new URL((await browser.open(body.authorizeUrl)).url);
  const state = authorize.searchParams.get("state") ?? "";
  login.tokensSeen = [];
  await browser.open(`${stack.url}/oauth/callback?${new URLSearchParams({ state, code: "aPrx" })}`);
  return (await client.get(`/v1/sign-ins/${body.id}`)).body;
}

describe("an answer to the sign-in", () => {
  it("is not used for anything without Salesforce's signature", async () => {
    expect(await signInWith(signed({ secret: "another secret" }))).toMatchObject({
      status: "failed",
      code: "salesforce-unavailable",
      reason: "sign-in-unsigned",
    });
    expect(login.tokensSeen).toEqual([]);
  });

  it("a token answer whose signed identity was changed is not used", async () => {
    const answer = signed({});
    const id = answer["id"]?.replace(stack.org.orgId, stack.otherOrg.orgId) ?? "";
    expect(await signInWith({ ...answer, id })).toMatchObject({ code: "salesforce-unavailable" });
    expect(login.tokensSeen).toEqual([]);
  });

  it("a token answer that names a host which is not Salesforce's gets no token there, and is revoked at the login host", async () => {
    const status = await signInWith(signed({ instance_url: stranger.url }));
    expect(status).toMatchObject({ status: "failed", code: "wrong-org" });
    expect(stranger.tokensSeen).toEqual([]);
    expect(stranger.revoked).toEqual([]);
    expect(login.revoked).toEqual(["5Aep-refresh"]);
  });

  it("is recognized as another org's by the signed id alone, in 15 or 18 characters", async () => {
    const orgId = stack.otherOrg.orgId.slice(0, 15);
    const id = `${login.url}/id/${orgId}/${userId}`;
    expect(await signInWith(signed({ id, instance_url: stranger.url }))).toMatchObject({
      code: "wrong-org",
      orgUsed: { id: stack.otherOrg.orgId },
      orgExpected: { id: stack.org.orgId },
    });
  });

  it("a token answer is refused that lacks any part of one", async () => {
    for (const missing of ["access_token", "instance_url", "id", "issued_at", "signature"]) {
      const { [missing]: _gone, ...answer } = signed({});
      expect(await signInWith(answer)).toMatchObject({ code: "salesforce-unavailable" });
    }
  });

  it("a token answer that names another user than the identity service does is refused", async () => {
    login.identity = {
      user_id: "005Pr0000000002MAA",
      organization_id: stack.org.orgId,
      username: "somebody.else@practice.example",
    };
    const status = await signInWith(signed({}));
    expect(status).toMatchObject({ status: "failed", code: "wrong-org" });
    expect(login.revoked).toEqual(["5Aep-refresh"]);
    login.identity["user_id"] = userId;
    expect(await signInWith(signed({}))).toMatchObject({ status: "completed" });
  });

  it("is refused without a user behind it, once the identity service does not know them", async () => {
    expect(await signInWith(signed({}))).toMatchObject({ status: "failed" });
    expect(login.revoked).toEqual(["5Aep-refresh"]);
  });
});

it("an answer that renews a sign-in moves its tokens to no other host, not even one of Salesforce's", async () => {
  login.identity = { user_id: userId, organization_id: stack.org.orgId, username: "rep@practice.example" };
  expect(await signInWith(signed({}))).toMatchObject({ status: "completed" });
  const grant = await firstOf(stack.app.database.select().from(grants));
  if (!grant) throw new Error("nobody is signed in");
  const session = stack.app.salesforceApp.connect(grant, { trace: continueTrace(undefined) });
  login.ended = "Bearer 00DPr!access";
  login.answer = { ...signed({ instance_url: neighbour.url }), access_token: "00DPr!renewed" };
  login.tokensSeen = [];
  for (const path of ["/one", "/other"])
    await expect(session.request("GET", path)).rejects.toMatchObject({ code: "not-found" });
  expect(login.tokensSeen).toEqual([login.ended, "Bearer 00DPr!renewed", "Bearer 00DPr!renewed"]);
  expect(neighbour.tokensSeen).toEqual([]);
});

describe("the next page that the answer to a query names", () => {
  const tokens = { accessToken: "00DPr!access", refreshToken: "5Aep-refresh", version: 1 };
  const session = () =>
    new RestSession({
      instanceUrl: login.url,
      apiVersion: "67.0",
      timeoutMs: 5_000,
      timeUp: new AbortController().signal,
      readTokens: () => Promise.resolve({ ...tokens, instanceUrl: login.url }),
      refresh: () => Promise.reject(new Error("nobody refuses the token")),
      seen: { allowance: null, time: null },
      trace: continueTrace(undefined),
      beforeExchange: () => undefined,
      observe: () => undefined,
    });
  const ways: [string, () => Promise<unknown>][] = [
    ["a query", () => session().query("SELECT Id FROM Contact")],
    [
      "several queries",
      async () => readFurtherPages(session(), await runQueries(session(), ["SELECT Id FROM Contact"]), 1),
    ],
    ["queries by their paths", () => runPaths(session(), ["/query?q=SELECT"])],
    ["questions about the team", () => ask(session(), { who: ["SELECT"] }, { callsLeft: 1, isCut: false })],
  ];
  const elsewhere: [string, (host: string) => string][] = [
    ["another host's", (host) => `http://${host}/services/data/v67.0/query/01g-2`],
    ["another host's, without its scheme", (host) => `//${host}/services/data/v67.0/query/01g-2`],
    [
      "another host's, behind a user",
      (host) => `http://${new URL(login.url).host}@${host}/services/data/v67.0/q`,
    ],
    ["that of no data", () => "/services/data/v67.0/../../apexrest/steal"],
    ["no address", () => "http://"],
  ];

  it.each(ways.flatMap(([way, read]) => elsewhere.map(([what, url]) => [way, what, read, url] as const)))(
    "the one of %s is not asked for where it is %s",
    async (_way, _what, read, url) => {
      const nextRecordsUrl = url(new URL(stranger.url).host);
      login.page = { totalSize: 2, done: false, records: [{ Id: "1" }], nextRecordsUrl };
      await expect(read()).rejects.toMatchObject({ members: { reason: "answer-unreadable" } });
      expect([...stranger.tokensSeen, ...login.tokensSeen, ...login.further]).toEqual([]);
    },
  );
});
