import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import {
  loginPage,
  startAnsweringOrg,
  tokenRefusal,
  unknownCallback,
  unknownKey,
  type Answer,
  type Answers,
} from "./answeringOrg.fixture.ts";
import { useAppStand } from "./appStand.fixture.ts";
import { writeKeys } from "./environmentFile.ts";
import { parseEnvironment } from "./parseEnvironment.ts";
import { proveStep } from "./proveStep.ts";
import { answerToApp, judgeKeys, type AppKeys } from "./proveApp.ts";
import type { Registration } from "./registration.ts";
import { passingClock } from "./passingClock.fixture.ts";
import { registrationWith } from "./registration.fixture.ts";
import { runPlan } from "./step.ts";

const stand = useAppStand();
const keep = (keys: AppKeys) => writeKeys(stand.environmentFile, keys);

const app = () => ({
  ...stand.right(),
  loginUrl: stand.org.url,
  callbackUrl: "http://localhost:4002/oauth/callback",
});

/** The step, with what it said, and a clock that only `passing` moves. */
function step(
  more: Partial<Registration> = {},
  ofOrg?: AppKeys | (() => AppKeys | undefined),
  passing: () => void = () => {},
) {
  const lines: string[] = [];
  const registration = registrationWith({
    environmentFile: stand.environmentFile,
    readOrg: () => ({ id: stand.org.orgId, instanceUrl: stand.org.url }),
    ...more,
  });
  const clock = passingClock(passing);
  const tools = {
    clock,
    readOrgsKeys: async () => (typeof ofOrg === "function" ? ofOrg() : ofOrg),
  };
  const proof = proveStep(registration, { keepsConsumer: async () => false }, tools);
  return { lines, clock, step: proof, run: () => proof.run((line) => lines.push(line)) };
}

/** The step at an org that answers so. */
async function at(answers: Answers, passing: () => void, more: Partial<Registration> = {}) {
  const instanceUrl = await startAnsweringOrg(answers, app());
  await keep(stand.right());
  return step({ readOrg: () => ({ id: stand.org.orgId, instanceUrl }), ...more }, undefined, passing);
}

/** Where nothing listens. */
async function closedPort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
  await once(server, "close");
  return { host, url: `http://${host}` };
}

describe("the proof of an app", () => {
  it("takes the key, secret and callback that the org knows, and waits for nothing", async () => {
    await keep(stand.right());
    const { lines, run } = step();

    await run();

    expect(lines).toEqual(["Proven."]);
  });

  it("waits for an app that the org does not know yet, and says so", async () => {
    await keep({ key: "NewKey", secret: stand.org.clientSecret });
    let passed = 0;
    const { lines, run } = step({}, undefined, () => {
      passed += 1;
      if (passed < 3) return;
      stand.org.org.db
        .prepare("UPDATE oauth_client SET clientId = 'NewKey' WHERE clientId = ?")
        .run(stand.org.clientId);
    });

    await run();

    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("20 s: the org answers invalid_client_id.");
    expect(lines.at(-1)).toBe("Proven.");
    stand.org.org.reset("empty");
  });

  it("takes the org's own key and secret where it made them, and shows neither", async () => {
    await keep({ key: "OurKey", secret: "OurSecret" });
    const { lines, run } = step({}, stand.right());

    await run();

    const values = parseEnvironment(readFileSync(stand.environmentFile, "utf8"));
    expect(values.get("SALESFORCE_CLIENT_ID")).toBe(stand.org.clientId);
    expect(values.get("SALESFORCE_CLIENT_SECRET")).toBe(stand.org.clientSecret);
    expect(lines.join()).not.toMatch(new RegExp(`OurSecret|${stand.org.clientSecret}`));
    expect(lines.at(-1)).toBe("Proven.");
  });

  it("takes the org's own key as soon as the org shows it, while it waits", async () => {
    await keep({ key: "OurKey", secret: "OurSecret" });
    let passed = 0;
    const { lines, run } = step(
      {},
      () => (passed < 2 ? undefined : stand.right()),
      () => void passed++,
    );

    await run();

    expect(passed).toBe(2);
    expect(lines.at(-1)).toBe("Proven.");
    expect(parseEnvironment(readFileSync(stand.environmentFile, "utf8")).get("SALESFORCE_CLIENT_ID")).toBe(
      stand.org.clientId,
    );
  });

  it.each([
    ["a wrong secret", { secret: "Wrong" }, {}, "invalid_client", /Copy Consumer Key and Secret from Setup/],
    [
      "another callback",
      {},
      { connectorUrl: "https://other.example" },
      "redirect_uri_mismatch",
      /Callback URL to https:\/\/other\.example\/oauth\/callback/,
    ],
  ])("gives up on %s when the time is over, and says what to do", async (_, keys, more, word, nextStep) => {
    await keep({ ...stand.right(), ...keys });
    let passed = 0;
    const { run } = step({ ...more, waitMinutes: 1 }, undefined, () => void passed++);

    await expect(run()).rejects.toMatchObject({
      message: `After 1 min the org still answers ${word} to the app's key, secret and callback.`,
      nextStep: expect.stringMatching(nextStep) as string,
    });
    expect(passed).toBe(3);
  });

  it("gives up when the time is over by the clock, however long the org lets its requests wait", async () => {
    let ofRequest = () => {};
    let passed = 0;
    const answers: Answers = {
      get own() {
        ofRequest();
        return unknownKey;
      },
      ...{ otherKey: unknownKey, otherCallback: unknownKey },
    };
    const { run, clock } = await at(answers, () => void passed++, { waitMinutes: 1 });
    ofRequest = () => clock.pass(25_000);

    await expect(run()).rejects.toThrow("After 1 min the org still answers invalid_client_id");
    expect(passed).toBe(1);
  });

  it("gives up on an app without a scope of the connector's, and names them all", async () => {
    await keep(stand.right());
    const set = stand.org.org.db.prepare("UPDATE oauth_client SET scopes = ? WHERE clientId = ?");
    set.run(JSON.stringify(["api", "id"]), stand.org.clientId);

    await expect(step({ waitMinutes: 0 }).run()).rejects.toMatchObject({
      message: expect.stringContaining("invalid_scope") as string,
      nextStep: expect.stringMatching(/api refresh_token id custom_permissions .*OAuth Scopes/) as string,
    });
    expect(await judgeKeys(app())).toMatchObject({ whose: "its app's" });
    stand.org.org.reset("empty");
  });

  it("asks for the key that the org made where it cannot be read", async () => {
    await expect(step({ orgMakesKey: true }).run()).rejects.toMatchObject({
      message: "The org does not let its key and secret be read over REST.",
      nextStep: expect.stringContaining("run this again with --org-makes-key") as string,
    });
  });

  it("takes an org that does not answer for one that cannot be asked yet", async () => {
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const loginUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

    const answer = await answerToApp({ ...stand.right(), loginUrl, callbackUrl: "" }, 1);

    expect(answer).toMatchObject({ saw: `nothing (${loginUrl} did not answer)`, mayPass: "fault" });
    silent.closeAllConnections();
    silent.close();
  });

  describe("the proof at a login", () => {
    const samlRequest: Answer = [302, "", "https://idp.example/sso?SAMLRequest=x"];
    const openIdRequest: Answer = [
      302,
      "",
      "https://idp.example/authorize?client_id=a&response_type=code&redirect_uri=" +
        encodeURIComponent("https://acme.my.salesforce.com/services/authcallback/Okta"),
    ];
    const goingOn: Answer = [
      302,
      "",
      "/?startURL=%2Fsetup%2Fsecur%2FRemoteAccessAuthorizationPage.apexp%3Fsource%3Dx",
    ];
    const noSign: Answer = [400, "<h1>Sorry</h1>"];
    const notProven = {
      name: "StepError",
      message: expect.stringMatching(
        /^All is deployed, but key, secret and callback are not proven/,
      ) as string,
      nextStep: expect.stringContaining(
        "npm run check-org -- --target-org acme --sign-in --environment-file ",
      ) as string,
    };
    const never = () => {
      throw new Error("It waits.");
    };

    const logins: [string, Answer][] = [
      ["a login page", loginPage],
      ["a SAML request", samlRequest],
      ["a request of OpenID Connect", openIdRequest],
      ["Salesforce's own way on", goingOn],
    ];

    it.each(logins)("succeeds at %s where others are refused, and not the app", async (_, own) => {
      const { run, lines } = await at({ own, otherKey: unknownKey, otherCallback: unknownCallback }, never);

      await run();

      expect(lines).toEqual(["Proven."]);
    });

    it.each(logins)("fails at %s that comes whatever is asked", async (_, own) => {
      const { run, lines } = await at({ own, otherKey: own, otherCallback: own }, never);

      await expect(run()).rejects.toMatchObject({
        ...notProven,
        message: expect.stringContaining("no known refusal to a made-up key") as string,
      });
      expect(lines).toEqual([]);
    });

    it.each(["<h1>Welcome to Acme</h1>", "<h1>Down for maintenance</h1>"])(
      "fails at a page of no known kind, whatever else the org refuses: %s",
      async (page) => {
        const answers = { own: [200, page] as Answer, otherKey: unknownKey, otherCallback: unknownCallback };

        await expect((await at(answers, never)).run()).rejects.toMatchObject(notProven);
      },
    );

    it("fails where the token address refuses a made-up secret as it does the code", async () => {
      const { run, lines } = await at(
        {
          own: loginPage,
          otherKey: unknownKey,
          otherCallback: unknownCallback,
          otherSecret: tokenRefusal("invalid_grant"),
        },
        never,
      );

      await expect(run()).rejects.toMatchObject({
        ...notProven,
        message: expect.stringContaining("no known refusal to a made-up secret") as string,
      });
      expect(lines).toEqual([]);
    });

    it.each<[string, Partial<Answers>]>([
      ["answers every key and callback so", {}],
      ["answers every callback so", { otherKey: unknownKey }],
      ["answers every key so", { otherCallback: unknownCallback }],
      ["refuses a made-up key by no known sign", { otherKey: noSign, otherCallback: unknownCallback }],
      ["refuses a made-up callback by no known sign", { otherKey: unknownKey, otherCallback: noSign }],
      [
        "refuses others for another reason",
        { otherKey: [400, "error=access_denied&error_description=no"], otherCallback: unknownCallback },
      ],
    ])("fails where the org %s, and says how to go on", async (_, answers) => {
      const { run, lines } = await at(
        { own: loginPage, otherKey: loginPage, otherCallback: loginPage, ...answers },
        never,
      );

      await expect(run()).rejects.toMatchObject(notProven);
      expect(lines).toEqual([]);
    });

    it("lets no command say that all is done", async () => {
      const { step } = await at({ own: loginPage, otherKey: loginPage, otherCallback: loginPage }, never);
      const said: string[] = [];
      const plan = { purpose: "Deploys.", steps: [step], ending: "Deployed." };

      await expect(runPlan(plan, { dryRun: false, print: (line) => said.push(line) })).rejects.toMatchObject(
        notProven,
      );
      expect(said.join()).not.toContain("Deployed.");
    });

    it("waits for an org that refuses without a known sign, as a new app may be refused, too", async () => {
      let passed = 0;
      const answers = { own: noSign, otherKey: unknownKey, otherCallback: unknownCallback };
      const { run, lines } = await at(answers, () => {
        if (++passed === 2) answers.own = loginPage;
      });

      await run();

      expect(passed).toBe(2);
      expect(lines[0]).toMatch(/^0 s: the org answers status 400\./);
      expect(lines.at(-1)).toBe("Proven.");
    });

    it("gives up on an org that goes on refusing without a known sign", async () => {
      const answers = { own: noSign, otherKey: unknownKey, otherCallback: unknownCallback };

      await expect((await at(answers, () => {}, { waitMinutes: 0 })).run()).rejects.toMatchObject({
        message: expect.stringContaining("still answers status 400") as string,
        nextStep: expect.stringContaining("--sign-in --environment-file") as string,
      });
    });

    it("waits where the token address refuses without a word", async () => {
      const answers = { own: loginPage, otherKey: unknownKey, otherCallback: unknownCallback, token: noSign };

      await expect((await at(answers, () => {}, { waitMinutes: 0 })).run()).rejects.toThrow(
        "still answers status 400 at its token address",
      );
    });

    const good = { own: loginPage, otherKey: unknownKey, otherCallback: unknownCallback };
    const busy: Answer = [503, "busy"];

    it.each<[string, Partial<Answers>]>([
      ["has a fault at a made-up key", { otherKey: busy }],
      ["is asked too often at a made-up key", { otherKey: [429, ""] }],
      [
        "has a fault at a made-up callback",
        { otherCallback: [400, "error=server_error&error_description=no"] },
      ],
      ["does not know the new app at a made-up callback", { otherCallback: unknownKey }],
      ["has a fault at a made-up secret", { otherSecret: busy }],
      ["is asked too often at a made-up secret", { otherSecret: tokenRefusal("rate_limit_exceeded") }],
      ["does not know the new app at a made-up secret", { otherSecret: tokenRefusal("invalid_client_id") }],
    ])("waits where the org %s, and succeeds when that has passed", async (what, fault) => {
      const isOfNewApp = what.includes("new app");
      const answers: Answers = { ...good, ...fault };
      const { run, lines } = await at(answers, () => {
        delete answers.otherSecret;
        Object.assign(answers, good);
      });

      await run();

      expect(lines).toHaveLength(2);
      expect(lines[0]?.endsWith(" It may take up to 30 minutes to know a new app.")).toBe(isOfNewApp);
      expect(lines[0]).toMatch(
        /^0 s: the org answers (a login|invalid_grant), and no known refusal to a made-up/,
      );
      expect(lines[1]).toBe("Proven.");
    });

    it.each([
      ["invalid_app", "?error=invalid_app&x=1"],
      ["no word", ""],
    ])("takes Salesforce's page for a refusal of a made-up key where it says %s", async (_, query) => {
      const otherKey: Answer = [302, "", `/setup/secur/RemoteAccessErrorPage.apexp${query}`];
      const { run, lines } = await at({ ...good, otherKey }, never);

      await run();

      expect(lines).toEqual(["Proven."]);
    });

    it.each([
      ["server_error", tokenRefusal("server_error")],
      [
        "invalid_client",
        [400, '{"error":"invalid_client","error_description":"app must be installed into org"}'],
      ],
    ] as [string, Answer][])(
      "asks nobody to copy the secret where the token address has %s for another reason",
      async (word, token) => {
        const { run } = await at({ ...good, token }, () => {}, { waitMinutes: 0 });

        await expect(run()).rejects.toMatchObject({
          message: expect.stringContaining(`still answers ${word}`) as string,
          nextStep: expect.stringMatching(/^Run this again later\. .*--sign-in/) as string,
        });
      },
    );

    it("sends no secret to the host that the token address redirects to", async () => {
      let heard = "";
      const elsewhere = createServer((request, response) => {
        request.on("data", (part: Buffer) => (heard += part.toString()));
        request.on("end", () => response.writeHead(400).end('{"error":"invalid_grant"}'));
      }).listen(0, "127.0.0.1");
      await once(elsewhere, "listening");
      const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/token`;
      const { run } = await at({ ...good, token: [307, "", location] }, never);

      await expect(run()).rejects.toMatchObject({
        ...notProven,
        message: expect.stringContaining("the org answers status 307 at its token address") as string,
      });
      expect(heard).toBe("");
      elsewhere.close();
    });

    it("fails where the org refuses the app meanwhile", async () => {
      let asked = 0;
      const answers = {
        get own() {
          return asked++ === 0 ? loginPage : unknownKey;
        },
        otherKey: unknownKey,
        otherCallback: unknownCallback,
      };

      await expect((await at(answers, () => {}, { waitMinutes: 0 })).run()).rejects.toThrow(
        "still answers invalid_client_id",
      );
    });
  });

  it("ends soon where the org cannot be reached at all, and says how to reach it", async () => {
    await keep(stand.right());
    const { host, url: instanceUrl } = await closedPort();
    const readOrg = () => ({ id: stand.org.orgId, instanceUrl });
    let passed = 0;
    const { run, lines } = step({ readOrg }, undefined, () => void passed++);

    await expect(run()).rejects.toMatchObject({
      message: `All is deployed, but key, secret and callback are not proven: ${host} cannot be reached (ECONNREFUSED).`,
      nextStep: expect.stringMatching(/proxy.* Then run this again\./) as string,
    });
    expect(passed).toBe(2);
    expect(lines.join()).not.toContain("new app");
  });

  it("goes on where the org is reached again", async () => {
    await keep(stand.right());
    const { host, url } = await closedPort();
    let instanceUrl = url;
    const readOrg = () => ({ id: stand.org.orgId, instanceUrl });
    const { run, lines } = step({ readOrg }, undefined, () => (instanceUrl = stand.org.url));

    await run();

    expect(lines).toEqual([`0 s: ${host} cannot be reached (ECONNREFUSED).`, "Proven."]);
  });
});
