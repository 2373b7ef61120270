import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import {
  goodAnswers,
  loginPage,
  startAnsweringOrg,
  tokenRefusal,
  unknownCallback,
  unknownKey,
  type Answer,
  type Answers,
} from "./answeringOrg.fixture.ts";
import { useAppStand } from "./appStand.fixture.ts";
import { usualTools, type Tools } from "./orgsKeys.ts";
import { passingClock } from "./passingClock.fixture.ts";
import type { AppKeys } from "./proveApp.ts";
import { proveStep } from "./proveStep.ts";
import type { Registration } from "./registration.ts";
import { registrationWith, sessionWith } from "./registration.fixture.ts";

const stand = useAppStand();
const app = { key: "Key", secret: "Secret", callbackUrl: "http://localhost:4002/oauth/callback" };

interface Given {
  /** What the connector will have; the app's own where left out. */
  keys?: AppKeys;
  isOrgsOwn?: boolean;
  /** What the org gives over REST. */
  ofOrg?: AppKeys;
  instanceUrl?: string;
}

/** Proves at an org that answers so; `passing` is told of each wait. */
async function prove(
  answers: Answers,
  { keys = app, isOrgsOwn = false, ofOrg, ...given }: Given = {},
  more: Partial<Registration> = {},
  passing: () => void = () => {},
) {
  const lines: string[] = [];
  const instanceUrl = given.instanceUrl ?? (await startAnsweringOrg(answers, app));
  const registration = registrationWith({
    environmentFile: stand.environmentFile,
    readOrg: () => ({ id: stand.org.orgId, instanceUrl }),
    openOrg: async () => sessionWith({ ofOrg, instanceUrl }),
    ...more,
  });
  const clock = passingClock(passing);
  const tools: Tools = { ...usualTools, clock };
  const stopped: unknown = await proveStep(registration, { keys, isOrgsOwn }, tools)
    .run((line) => lines.push(line))
    .catch((error: unknown) => error);
  return { lines, stopped, waitedMs: clock.now() };
}

const failure = (message: string, nextStep = "") => ({
  name: "StepError",
  message: expect.stringContaining(message) as string,
  nextStep: expect.stringContaining(nextStep) as string,
});
const notProven = "All is deployed, but key, secret and callback are not proven";
const busy: Answer = [503, "busy"];
const noSign: Answer = [400, "<h1>Sorry</h1>"];

describe("the proof of an app", () => {
  it.each<[string, Answer]>([
    ["a login page", loginPage],
    ["a request to an identity provider", [302, "", "https://idp.example/sso?SAMLRequest=x"]],
  ])("is at once there where the org answers with %s, and refuses others", async (_, own) => {
    expect(await prove({ ...goodAnswers, own })).toMatchObject({ lines: ["Proven."], waitedMs: 0 });
  });

  it.each<[string, Partial<Answers>]>([
    ["answers every key and callback so", { otherKey: loginPage, otherCallback: loginPage }],
    ["answers every callback so", { otherCallback: loginPage }],
    ["refuses a made-up key by no known sign", { otherKey: noSign }],
    ["refuses a made-up callback for another reason", { otherCallback: [400, "error=access_denied&x=no"] }],
    ["takes any secret", { otherSecret: tokenRefusal("invalid_grant") }],
  ])("fails soon, and names the sign-in that tells, where the org %s", async (_, answers) => {
    const { stopped, waitedMs } = await prove({ ...goodAnswers, ...answers });

    expect(stopped).toMatchObject(failure(notProven, "--target-org acme --sign-in --environment-file"));
    expect(waitedMs).toBe(0);
  });

  it("needs no refusal of another secret where the org gave its own", async () => {
    const answers = { ...goodAnswers, otherSecret: tokenRefusal("invalid_grant") };
    expect((await prove(answers, { isOrgsOwn: true })).lines).toEqual(["Proven."]);
    expect((await prove(answers, { ofOrg: app })).lines.at(-1)).toBe("Proven.");
  });

  it("takes the org's other secret, or says at once that it has one", async () => {
    const keys = { ...app, secret: "OurSecret" };

    expect((await prove(goodAnswers, { keys, ofOrg: app })).lines.at(-1)).toBe("Proven.");
    const { stopped, waitedMs } = await prove(goodAnswers, { keys });
    expect(stopped).toMatchObject(failure("another pair: it answers invalid_client. The org does not give"));
    expect(waitedMs).toBe(0);
  });

  it.each<[string, Partial<Answers>, boolean]>([
    ["does not know a new app yet", { own: unknownKey }, true],
    ["refuses without a known sign", { own: noSign }, true],
    ["has a fault", { own: busy }, false],
    ["has a fault at a made-up key", { otherKey: busy }, false],
    ["does not know the app at a made-up callback", { otherCallback: unknownKey }, true],
    ["is asked too often at a made-up secret", { otherSecret: tokenRefusal("rate_limit_exceeded") }, false],
  ])("waits where the org %s, and says so", async (_, fault, isOfNewApp) => {
    const answers: Answers = { ...goodAnswers, ...fault };
    const { lines } = await prove(answers, {}, {}, () => {
      delete answers.otherSecret;
      Object.assign(answers, goodAnswers);
    });

    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^0 s: the org answers /);
    expect(lines[0]?.endsWith("30 minutes to know a new app.")).toBe(isOfNewApp);
    expect(lines[1]).toBe("Proven.");
  });

  it.each<[string, Partial<Answers>, string, string]>([
    [
      "another callback",
      { own: unknownCallback },
      "redirect_uri_mismatch",
      `Callback URL to ${app.callbackUrl}`,
    ],
    ["too few scopes", { own: [400, "error=invalid_scope&x=no"] }, "invalid_scope", "custom_permissions"],
    ["no known sign", { own: noSign }, "status 400", "Run this again later."],
    [
      "an app that is not installed",
      { token: [400, '{"error":"invalid_client","error_description":"app must be installed into org"}'] },
      ...(["invalid_client", "Run this again later."] as const),
    ],
  ])("gives up when the time is over, and says what to do: %s", async (_, answers, word, nextStep) => {
    const { stopped, waitedMs } = await prove({ ...goodAnswers, ...answers }, {}, { waitMinutes: 1 });

    expect(stopped).toMatchObject(failure(`After 1 min the org still answers ${word}`, nextStep));
    expect(waitedMs).toBe(60_000);
  });

  it("sends no secret to the host that the token address redirects to", async () => {
    let heard = "";
    const elsewhere = createServer((request, response) => {
      request.on("data", (part: Buffer) => (heard += part.toString()));
      request.on("end", () => response.writeHead(400).end('{"error":"invalid_grant"}'));
    }).listen(0, "127.0.0.1");
    await once(elsewhere, "listening");
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/token`;

    const { stopped } = await prove({ ...goodAnswers, token: [307, "", location] });

    expect(stopped).toMatchObject(failure("status 307 at its token address"));
    expect(heard).toBe("");
    elsewhere.close();
  });

  it("ends where the org cannot be reached at all, and says how to reach it", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const host = `127.0.0.1:${(closed.address() as AddressInfo).port}`;
    closed.close();
    await once(closed, "close");

    const { stopped, waitedMs } = await prove(goodAnswers, { instanceUrl: `http://${host}` });

    expect(stopped).toMatchObject(
      failure(`${notProven}: ${host} cannot be reached (ECONNREFUSED).`, "proxy"),
    );
    expect(waitedMs).toBe(0);
  });
});
