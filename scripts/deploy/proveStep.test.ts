import { once } from "node:events";
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
import { proveStep } from "./proveStep.ts";
import { answerToApp, judgeKeys, type AppKeys } from "./proveApp.ts";
import type { Registration } from "./registration.ts";
import { passingClock } from "./passingClock.fixture.ts";
import { registrationWith } from "./registration.fixture.ts";
import { runPlan } from "./step.ts";
import { StepError } from "../org/stepError.ts";

const stand = useAppStand();
const keep = (keys: AppKeys) => writeKeys(stand.environmentFile, keys);

const app = () => ({
  ...stand.right(),
  loginUrl: stand.org.url,
  callbackUrl: "http://localhost:4002/oauth/callback",
});

const notGiven = new StepError("The org does not give the app's key and secret.", "Turn it on in Setup.");

/** What the org gives over REST: as Setup stands, or where somebody lets its switch be turned on. */
interface Given {
  found?: AppKeys;
  taken?: AppKeys;
}

/** The step, with what it said, and a clock that only `passing` moves. */
function step(
  more: Partial<Registration> = {},
  { found, taken = found }: Given = {},
  passing: () => void = () => {},
) {
  const lines: string[] = [];
  const registration = registrationWith({
    environmentFile: stand.environmentFile,
    readOrg: () => ({ id: stand.org.orgId, instanceUrl: stand.org.url }),
    ...more,
  });
  const clock = passingClock(passing);
  const inOrg = {
    isThere: async () => true,
    findKeys: async () => found,
    takeKeys: async () => {
      if (taken === undefined) throw notGiven;
      return taken;
    },
  };
  const proof = proveStep(registration, inOrg, clock);
  return { lines, clock, step: proof, run: () => proof.run((line) => lines.push(line)) };
}

/** The step at an org that answers so. */
async function at(
  answers: Answers,
  passing: () => void,
  more: Partial<Registration> = {},
  given: Given = {},
) {
  const instanceUrl = await startAnsweringOrg(answers, app());
  await keep(stand.right());
  return step({ readOrg: () => ({ id: stand.org.orgId, instanceUrl }), ...more }, given, passing);
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
    const { lines, run } = step({}, {}, () => {
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

  it.each([
    ["where Setup lets it be read", (found: AppKeys) => ({ found })],
    ["where somebody lets the switch be turned on", (taken: AppKeys) => ({ taken })],
  ])("takes the org's other secret, %s", async (_, given) => {
    await keep({ ...stand.right(), secret: "OurSecret" });
    const { lines, run } = step({}, given(stand.right()), () => {
      throw new Error("It waits.");
    });

    await run();

    expect(lines).toEqual(["Proven."]);
  });

  it("says at once that the org has another secret, where it does not give that", async () => {
    await keep({ ...stand.right(), secret: "OurSecret" });
    const { run, clock } = step();

    await expect(run()).rejects.toMatchObject({
      message: expect.stringMatching(
        /^The app's key is right, and the org has another secret: .* invalid_client\. The org does not give/,
      ) as string,
      nextStep: notGiven.nextStep,
    });
    expect(clock.now()).toBe(0);
  });

  it("takes the org's own pair where the time is over for a key that the org does not know", async () => {
    await keep({ key: "OurKey", secret: "OurSecret" });
    const { lines, run } = step({ waitMinutes: 0 }, { taken: stand.right() });

    await run();

    expect(lines).toEqual(["Proven."]);
  });

  it("gives up on another callback when the time is over, and says what to do", async () => {
    await keep(stand.right());
    let passed = 0;
    const more = { connectorUrl: "https://other.example", waitMinutes: 1 };
    const { run } = step(more, {}, () => void passed++);

    await expect(run()).rejects.toMatchObject({
      message:
        "After 1 min the org still answers redirect_uri_mismatch to the app's key, secret and callback.",
      nextStep: expect.stringMatching(/Callback URL to https:\/\/other\.example\/oauth\/callback/) as string,
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

  it("takes an org that does not answer for one that cannot be asked yet", async () => {
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const loginUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

    const answer = await answerToApp({ ...stand.right(), loginUrl, callbackUrl: "" }, false, 1);

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

    const good = { own: loginPage, otherKey: unknownKey, otherCallback: unknownCallback };
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

    it("asks for the org's own secret where the token address takes any, before it fails", async () => {
      const answers = { ...good, otherSecret: tokenRefusal("invalid_grant") };
      const given = await at(answers, never, {}, { taken: stand.right() });
      const not = await at(answers, never);

      await given.run();

      expect(given.lines).toEqual(["Proven."]);
      await expect(not.run()).rejects.toMatchObject({
        ...notProven,
        message: expect.stringContaining("no known refusal to a made-up secret") as string,
      });
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

  it("ends where the org cannot be reached at all, and says how to reach it", async () => {
    await keep(stand.right());
    const { host, url: instanceUrl } = await closedPort();
    const { run, clock } = step({ readOrg: () => ({ id: stand.org.orgId, instanceUrl }) });

    await expect(run()).rejects.toMatchObject({
      message: `All is deployed, but key, secret and callback are not proven: ${host} cannot be reached (ECONNREFUSED).`,
      nextStep: expect.stringMatching(/proxy.* Then run this again\./) as string,
    });
    expect(clock.now()).toBe(0);
  });
});
