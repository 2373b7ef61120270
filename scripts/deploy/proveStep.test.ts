import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
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

type Answer = [status: number, text: string];
/** What an org answers at its authorize address, by whether key and callback are the app's. */
interface Answers {
  own: Answer;
  otherKey: Answer;
  otherCallback: Answer;
  /** At its token address; there the made-up code is refused where left out. */
  token?: Answer;
}

const servers: Server[] = [];
afterEach(() => {
  for (const each of servers.splice(0)) each.close();
});

/** The step at an org that answers so. */
async function at(answers: Answers, passing: () => void, more: Partial<Registration> = {}) {
  const server = createServer(({ url }, answer) => {
    const { pathname, searchParams } = new URL(url ?? "", "http://org");
    const callback = searchParams.get("redirect_uri");
    const answerOf = (): Answer => {
      if (pathname.endsWith("/token"))
        return answers.token ?? [400, JSON.stringify({ error: "invalid_grant" })];
      if (searchParams.get("client_id") !== stand.org.clientId) return answers.otherKey;
      return callback === app().callbackUrl ? answers.own : answers.otherCallback;
    };
    const [status, text] = answerOf();
    answer.writeHead(status).end(text);
  }).listen(0, "127.0.0.1");
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
      message: `After 1 min the org still answers ${word} to the app's key, secret, callback and scopes.`,
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

  describe("the proof at a login page of no known kind", () => {
    const ownPage: Answer = [200, "<h1>Welcome to Acme</h1>"];
    const unknownKey: Answer = [
      400,
      "error=invalid_client_id&error_description=client%20identifier%20invalid",
    ];
    const unknownCallback: Answer = [400, "error=redirect_uri_mismatch&error_description=no"];
    const noSign: Answer = [400, "<h1>Sorry</h1>"];
    const notProven = {
      name: "StepError",
      message: expect.stringMatching(/^All is deployed, but key and callback are not proven/) as string,
      nextStep: expect.stringContaining(
        "npm run check-org -- --target-org acme --sign-in --environment-file ",
      ) as string,
    };
    const never = () => {
      throw new Error("It waits.");
    };

    it("succeeds where the org refuses a made-up key and a made-up callback, and not the app's", async () => {
      const { run, lines } = await at(
        { own: ownPage, otherKey: unknownKey, otherCallback: unknownCallback },
        never,
      );

      await run();

      expect(lines).toEqual(["Proven."]);
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
        { own: ownPage, otherKey: ownPage, otherCallback: ownPage, ...answers },
        never,
      );

      await expect(run()).rejects.toMatchObject(notProven);
      expect(lines).toEqual([]);
    });

    it("lets no command say that all is done", async () => {
      const { step } = await at({ own: ownPage, otherKey: ownPage, otherCallback: ownPage }, never);
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
        if (++passed === 2) answers.own = ownPage;
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
      const answers = { own: ownPage, otherKey: unknownKey, otherCallback: unknownCallback, token: noSign };

      await expect((await at(answers, () => {}, { waitMinutes: 0 })).run()).rejects.toThrow(
        "still answers status 400 at its token address",
      );
    });

    it("fails where the org refuses the app meanwhile", async () => {
      let asked = 0;
      const answers = {
        get own() {
          return asked++ === 0 ? ownPage : unknownKey;
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
