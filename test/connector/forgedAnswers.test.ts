import { createHmac } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApiClient } from "../support/apiClient.ts";
import { Browser } from "@crosswalk/practice-org/testing";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startStack, type Stack } from "../support/startStack.ts";

/** A login host that answers as told, for what no Salesforce would answer. */
interface LoginHost {
  url: string;
  answer: Record<string, string>;
  /** What its identity service says of everybody; null where it knows nobody. */
  identity: Record<string, unknown> | null;
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
  app.all("*", (c) => {
    host.tokensSeen.push(c.req.header("authorization") ?? "");
    return c.json([{ message: "The requested resource does not exist", errorCode: "NOT_FOUND" }], 404);
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "localhost" });
  await new Promise((resolve) => server.once("listening", resolve));
  host.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return host;
}

let login: LoginHost;
let stranger: LoginHost;
let stack: Stack;

beforeAll(async () => {
  [login, stranger] = await Promise.all([startLoginHost(), startLoginHost()]);
  stack = await startStack({
    environment: { SALESFORCE_LOGIN_URL: login.url, SALESFORCE_INSTANCE_HOSTS: new URL(login.url).host },
  });
});
afterAll(async () => {
  await stack.close();
  login.close();
  stranger.close();
});
beforeEach(() => {
  for (const host of [login, stranger]) Object.assign(host, { identity: null, tokensSeen: [], revoked: [] });
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
