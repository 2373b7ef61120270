import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keptEvents } from "../../connector/database/schema/events.ts";
import { grants, sessions, signInRefusals } from "../../connector/database/schema/sessions.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import { sweep } from "../../connector/signIn/signOut.ts";
import { createApiClient, type ApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;
const clock = movableClock();
const logged: string[] = [];

beforeAll(async () => {
  stack = await startStack({ clock: clock.now, onLog: (line) => logged.push(line) });
});
afterAll(() => stack.close());
beforeEach(async () => {
  clock.reset();
  await stack.app.database.delete(grants);
  stack.org.org.db.prepare("UPDATE oauth_grant SET revoked = 1").run();
  await stack.practice("POST", "/reset", {});
});

const rep = "rep@practice.example";

async function codeOf(client: ApiClient): Promise<[number, unknown]> {
  const { status, body } = await client.get("/v1/connection");
  return [status, body["code"]];
}

function livingGrants(): number {
  const { count } = stack.org.org.db
    .prepare("SELECT count(*) AS count FROM oauth_grant WHERE revoked = 0")
    .get() as { count: number };
  return count;
}

describe("a session", () => {
  it("is needed for everything but signing in", async () => {
    const { status, body, headers } = await stack.anonymous.get("/v1/connection");
    expect(status).toBe(401);
    expect(body).toMatchObject({
      type: "urn:crosswalk:problem:not-signed-in",
      code: "not-signed-in",
      status: 401,
      whose: "rep",
      action: "Sign in to Salesforce.",
      requestId: headers.get("x-request-id"),
    });
    expect(headers.get("content-type")).toContain("application/problem+json");
    for (const token of ["x".repeat(43), "short", `${"x".repeat(43)} y`]) {
      expect(await codeOf(createApiClient(stack.url, { token }))).toEqual([401, "not-signed-in"]);
    }
  });

  it("ends after an hour without use, and is kept alive by use", async () => {
    const client = await stack.signIn(rep);
    clock.advance({ minutes: 59 });
    expect(await codeOf(client)).toEqual([200, undefined]);
    clock.advance({ minutes: 59 });
    expect(await codeOf(client)).toEqual([200, undefined]);
    clock.advance({ minutes: 61 });
    expect(await codeOf(client)).toEqual([401, "session-expired"]);
  });

  it("ends after twelve hours, used or not", async () => {
    const client = await stack.signIn(rep);
    for (let half = 0; half < 23; half += 1) {
      clock.advance({ minutes: 31 });
      expect(await codeOf(client)).toEqual([200, undefined]);
    }
    clock.advance({ minutes: 8 });
    expect(await codeOf(client)).toEqual([401, "session-expired"]);
    // What needs no tokens of Salesforce's is refused, too.
    expect((await client.get("/v1/lead-lists")).status).toBe(401);
  });

  it("works only for pages of the origin it was made for", async () => {
    const { token } = await stack.signIn(rep);
    const elsewhere = createApiClient(stack.url, { token, origin: "https://evil.example" });
    expect(await codeOf(elsewhere)).toEqual([401, "not-signed-in"]);
    expect(await codeOf(createApiClient(stack.url, { token, origin: panelOrigin }))).toEqual([
      200,
      undefined,
    ]);
  });

  it("works for no browser page where a client without an origin made it", async () => {
    const { token } = await stack.signIn(rep, { origin: null });
    expect(await codeOf(createApiClient(stack.url, { token }))).toEqual([200, undefined]);
    const page = createApiClient(stack.url, { token, origin: panelOrigin });
    expect(await codeOf(page)).toEqual([401, "not-signed-in"]);
  });

  it("belongs to its own user where two users are signed in", async () => {
    const [one, other] = [await stack.signIn(rep), await stack.signIn("rep2@practice.example")];
    const users = await Promise.all(
      [one, other].map(async (client) => (await client.get("/v1/connection")).body),
    );
    expect(users).toMatchObject([
      { user: { username: rep } },
      { user: { username: "rep2@practice.example" } },
    ]);
  });
});

describe("a sign-out", () => {
  it("ends the session, revokes the grant at Salesforce and erases the tokens", async () => {
    const client = await stack.signIn(rep);
    expect(livingGrants()).toBe(1);
    expect((await client.delete("/v1/sessions/current")).status).toBe(204);
    expect(await codeOf(client)).toEqual([401, "session-expired"]);
    expect(livingGrants()).toBe(0);
    expect(await stack.app.database.select().from(grants)).toHaveLength(0);
  });

  it("leaves another panel signed in", async () => {
    const [one, other] = [await stack.signIn(rep), await stack.signIn(rep)];
    await one.delete("/v1/sessions/current");
    expect(await codeOf(one)).toEqual([401, "session-expired"]);
    expect(await codeOf(other)).toEqual([200, undefined]);
    const options = await other.get("/v1/settings/options");
    expect(options.status).toBe(200);
  });

  it("works while Salesforce cannot be reached", async () => {
    const client = await stack.signIn(rep);
    await stack.practice("POST", "/faults", { path: "oauth2/revoke", times: 1, action: "reset-before" });
    expect((await client.delete("/v1/sessions/current")).status).toBe(204);
    expect(await codeOf(client)).toEqual([401, "session-expired"]);
  });
});

describe("what has lapsed", () => {
  it.each([
    ["a sign-in that no panel took, after ten minutes", () => stack.tryToSignIn(rep), 10],
    ["the sign-in of a session, after twelve hours", () => stack.signIn(rep), 12 * 60],
  ])("is revoked and erased, and not before: %s", async (_, begin, minutes) => {
    await begin();
    const sweptAfter = async (passed: number) => {
      clock.advance({ minutes: passed });
      await sweep(stack.app);
      return [livingGrants(), (await stack.app.database.select().from(grants)).length];
    };
    expect(await sweptAfter(minutes - 5)).toEqual([1, 1]);
    expect(await sweptAfter(5)).toEqual([0, 0]);
  });

  it("is used for nothing more, also before it is swept", async () => {
    const { body } = await (await stack.signIn(rep)).get<{ user: { id: string } }>("/v1/connection");
    const owner = { userId: body.user.id, orgId: stack.org.orgId };
    const inBackground = () => contextForUser(stack.app, owner, "in the background");
    const { id: signInId, codeVerifier, message } = await stack.tryToSignIn("rep2@practice.example");
    const swapped = { signInId, codeVerifier, code: message?.code };
    const started = await stack.anonymous.post("/v1/sign-ins", { codeChallenge: "x".repeat(43) });
    const link = String(started.body["authorizeUrl"]);
    const open = async () => (await fetch(link, { redirect: "manual" })).status;
    clock.advance({ minutes: 9 });
    expect(await open()).toBe(302);
    clock.advance({ minutes: 1 });
    expect(await open()).toBe(400);
    expect((await stack.anonymous.post("/v1/sessions", swapped)).body["reason"]).toBe("sign-in-over");
    clock.advance({ hours: 11, minutes: 49 });
    await inBackground();
    clock.advance({ minutes: 1 });
    await expect(inBackground()).rejects.toMatchObject({ code: "session-expired" });
  });
});

describe("why a sign-in was refused", () => {
  it("is forgotten after 90 days, when its user may have left long ago", async () => {
    const kept = () => stack.app.database.select().from(signInRefusals);
    await stack.tryToSignIn("noapi@practice.example");
    clock.advance({ hours: 89 * 24 });
    await sweep(stack.app);
    expect(await kept()).toHaveLength(1);
    clock.advance({ hours: 2 * 24 });
    await sweep(stack.app);
    expect(await kept()).toEqual([]);
  });
});

describe("the log", () => {
  it("tells who signed in and out, and of a callback that another browser brought", async () => {
    const tried = await stack.tryToSignIn(rep);
    await fetch(tried.page.url);
    const client = await stack.signIn(rep);
    await client.delete("/v1/sessions/current");
    const messages = logged.map((line) => JSON.parse(line) as { msg: string });
    for (const event of [
      { msg: "refused a callback of another browser", signInId: tried.id },
      { event: "sign-in.completed", signInId: expect.any(String), grantId: expect.any(String) },
      { event: "sign-in.revoked", userId: expect.any(String), outcome: "revoked" },
    ]) {
      expect(messages).toContainEqual(expect.objectContaining(event));
    }
  });
});

describe("a sign-in that ends", () => {
  const outcomes = () =>
    logged
      .map((line) => JSON.parse(line) as { event?: string; outcome?: string })
      .flatMap(({ event, outcome }) => (event === "sign-in.revoked" ? [outcome] : []));
  const answerRevocationsWith = (fault: object) =>
    stack.practice("POST", "/faults", { path: "oauth2/revoke", times: 9, action: "error", ...fault });

  it.each([
    ["503, as in maintenance", { status: 503 }, "refused"],
    ["400 for another reason", { status: 400, body: { error: "unsupported_token_type" } }, "refused"],
    ["302, as a gateway", { status: 302, body: "" }, "refused"],
    ["400, as it knows no such token", { status: 400, body: { error: "invalid_token" } }, "revoked"],
  ])("is told as revoked where Salesforce says so, also at %s", async (_status, fault, outcome) => {
    const client = await stack.signIn(rep);
    await answerRevocationsWith(fault);
    await client.delete("/v1/sessions/current");
    expect(outcomes().at(-1)).toBe(outcome);
  });

  it("has the admin end it in Setup where Salesforce did not say that it is revoked", async () => {
    const client = await stack.signIn(rep);
    const admin = await stack.signIn("admin@practice.example");
    await stack.app.database.delete(keptEvents);
    await answerRevocationsWith({ status: 503 });
    await client.delete("/v1/sessions/current");
    const { body } = await admin.get(`/v1/timeline?user=${encodeURIComponent(rep)}`);
    const entries = body["entries"] as { event: string; text: string; action: string }[];
    expect(entries.find(({ event }) => event === "sign-in.revoked")).toMatchObject({
      text: expect.stringMatching(/deleted\. Salesforce hasn't confirmed/),
      action: expect.stringMatching(/in Setup, under Connected Apps OAuth Usage/),
    });
  });
});

describe("secrets", () => {
  it("stand nowhere in the database or the log in clear", async () => {
    const tried = await stack.tryToSignIn(rep);
    const client = await stack.signIn(rep);
    await client.get("/v1/settings/options");
    const state = new URL(tried.page.url).searchParams.get("state") ?? "";
    const callbackCode = new URL(tried.page.url).searchParams.get("code") ?? "";
    const rows = JSON.stringify([
      await stack.app.database.select().from(sessions),
      await stack.app.database.select().from(grants),
    ]);
    const written = rows + logged.join("\n");
    const accessTokens = /00D\w{12}![\w.]{20}/;
    expect(written).not.toMatch(accessTokens);
    for (const secret of [
      client.token ?? "",
      state,
      callbackCode,
      stack.org.clientSecret,
      tried.message?.code,
    ]) {
      expect(secret).not.toBe("");
      expect(written).not.toContain(secret);
    }
  });
});
