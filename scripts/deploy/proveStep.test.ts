import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { useAppStand } from "./appStand.fixture.ts";
import { writeKeys } from "./environmentFile.ts";
import { parseEnvironment } from "./parseEnvironment.ts";
import { proveStep } from "./proveStep.ts";
import { answerToApp, provesKeys, type AppKeys } from "./proveApp.ts";
import type { Registration } from "./registration.ts";
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
  const tools = {
    wait: async () => passing(),
    readOrgsKeys: async () => (typeof ofOrg === "function" ? ofOrg() : ofOrg),
  };
  const proof = proveStep(registration, tools);
  return { lines, step: proof, run: () => proof.run((line) => lines.push(line)) };
}

type Answer = [status: number, text: string, location?: string];
/** What an org answers at its authorize address, by whether key and callback are the app's. */
interface Answers {
  own: Answer;
  otherKey: Answer;
  otherCallback: Answer;
  /** At its token address; there the made-up code is refused where left out. */
  token?: Answer;
  /** At its token address to another secret; the client is refused where left out. */
  otherSecret?: Answer;
}

const tokenRefusal = (error: string): Answer => [400, JSON.stringify({ error })];

const servers: Server[] = [];
afterEach(() => {
  for (const each of servers.splice(0)) each.close();
});

/** The step at an org that answers so. */
async function at(answers: Answers, passing: () => void, more: Partial<Registration> = {}) {
  const reply = async (request: IncomingMessage, answer: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://org");
    const sent = new URLSearchParams(await text(request));
    const callback = searchParams.get("redirect_uri");
    const answerOf = (): Answer => {
      if (pathname.endsWith("/token")) {
        const own = answers.token ?? tokenRefusal("invalid_grant");
        const isOther = sent.get("client_secret") !== stand.org.clientSecret;
        return isOther ? (answers.otherSecret ?? tokenRefusal("invalid_client")) : own;
      }
      if (searchParams.get("client_id") !== stand.org.clientId) return answers.otherKey;
      return callback === app().callbackUrl ? answers.own : answers.otherCallback;
    };
    const [status, page, location] = answerOf();
    answer.writeHead(status, location === undefined ? {} : { location }).end(page);
  };
  const server = createServer((request, answer) => void reply(request, answer)).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await keep(stand.right());
  return step({ readOrg: () => ({ id: stand.org.orgId, instanceUrl }), ...more }, undefined, passing);
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

  it("gives up on an app without a scope of the connector's, and names them all", async () => {
    await keep(stand.right());
    const set = stand.org.org.db.prepare("UPDATE oauth_client SET scopes = ? WHERE clientId = ?");
    set.run(JSON.stringify(["api", "id"]), stand.org.clientId);

    await expect(step({ waitMinutes: 0 }).run()).rejects.toMatchObject({
      message: expect.stringContaining("invalid_scope") as string,
      nextStep: expect.stringMatching(/api refresh_token id custom_permissions .*OAuth Scopes/) as string,
    });
    expect(await provesKeys(app())).toBe(true);
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

    expect(answer).toMatchObject({ saw: `nothing (${loginUrl} did not answer)`, mayPass: true });
    silent.closeAllConnections();
    silent.close();
  });

  describe("the proof at a login", () => {
    const loginPage: Answer = [200, '<form><input type="password" name="pw"></form>'];
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
    const unknownKey: Answer = [
      400,
      "error=invalid_client_id&error_description=client%20identifier%20invalid",
    ];
    const unknownCallback: Answer = [400, "error=redirect_uri_mismatch&error_description=no"];
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
        { otherKey: [400, "error=server_error&error_description=no"], otherCallback: unknownCallback },
      ],
      ["refuses a made-up callback as it does the key", { otherKey: unknownKey, otherCallback: unknownKey }],
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

  it("says that the org cannot be reached", async () => {
    await keep(stand.right());
    const readOrg = () => ({ id: stand.org.orgId, instanceUrl: "http://127.0.0.1:1" });

    await expect(step({ readOrg, waitMinutes: 0 }).run()).rejects.toThrow("cannot be reached");
  });
});
