import { globSync, readFileSync } from "node:fs";
import path from "node:path";
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
import { appInOrg } from "./appInOrg.ts";
import { useAppStand } from "./appStand.fixture.ts";
import { deployAppStep } from "./deployAppStep.ts";
import { writeEnvironmentFile, writeKeys } from "./environmentFile.ts";
import { keyStep } from "./keyStep.ts";
import { passingClock } from "./passingClock.fixture.ts";
import { proveStep } from "./proveStep.ts";
import { ownAppStep } from "./ownAppStep.ts";
import { registrationWith, sessionWith, type OrgWith } from "./registration.fixture.ts";
import { runPlan } from "./step.ts";
import { openSession } from "../org/orgSession.ts";

const stand = useAppStand();

/** Registers the app without the CLI, and counts how often the org was asked for the app's key. */
async function register(ofOrg: OrgWith): Promise<number> {
  await writeKeys(stand.environmentFile, stand.right());
  let asked = 0;
  const registration = registrationWith({
    environmentFile: stand.environmentFile,
    readOrg: () => ({ id: stand.org.orgId, instanceUrl: stand.org.url }),
    openOrg: async () => {
      const session = sessionWith({ ...ofOrg, instanceUrl: stand.org.url });
      return {
        ...session,
        read: async (path) => {
          if (path.includes("/credentials/")) asked += 1;
          return session.read(path);
        },
      };
    },
  });
  const app = appInOrg(registration);
  const steps = [keyStep(registration, app), deployAppStep(registration, app, async () => [])];
  const plan = { purpose: "", steps: steps.filter((step) => step !== undefined), ending: "" };
  await runPlan(plan, { dryRun: false, print: () => {} });
  return asked;
}

describe("the app in the org", () => {
  it("is asked for its key once a deployment", async () => {
    expect(await register({})).toBe(1);
  });

  it("is not registered again where a managed package has it", async () => {
    await expect(register({ name: "acme__Crosswalk" })).rejects.toMatchObject({
      message: expect.stringContaining("from a managed package, as acme__Crosswalk") as string,
      nextStep: expect.stringContaining("config/guides/packages.md") as string,
    });
  });

  it.each([
    ["refused where it is a managed package's", { name: "acme__Crosswalk" }, "from a managed package"],
    ["taken where it is the org's own", {}, undefined],
    ["taken where it is not there", { hasApp: false }, undefined],
  ])("is %s before anything is deployed", async (_, ofOrg, message) => {
    const registration = registrationWith({ openOrg: async () => sessionWith(ofOrg) });
    const refused = await ownAppStep(appInOrg(registration))
      .run(() => {})
      .catch((error: Error) => error.message);

    expect(refused).toEqual(message && (expect.stringContaining(message) as string));
  });

  it("is not said to want a right in Salesforce where the network fails", async () => {
    const refused = () => Object.assign(new Error("no"), { code: "ECONNREFUSED" });
    const request = () => Promise.reject(new TypeError("fetch failed", { cause: refused() }));
    const target = { instanceUrl: "https://acme.my.salesforce.com", accessToken: "t", apiVersion: "67.0" };
    const registration = registrationWith({ openOrg: async () => openSession(target, request) });
    const plan = { purpose: "", steps: [ownAppStep(appInOrg(registration))], ending: "" };

    await expect(runPlan(plan, { dryRun: false, print: () => {} })).rejects.toMatchObject({
      message: "acme.my.salesforce.com cannot be reached (ECONNREFUSED)",
      nextStep: expect.stringContaining("proxy") as string,
    });
  });
});

describe("an app that the org has and does not show", () => {
  const connectorUrl = "https://crosswalk.example";
  const fileHas = (SALESFORCE_CLIENT_ID: string, SALESFORCE_CLIENT_SECRET: string) =>
    writeEnvironmentFile(
      stand.environmentFile,
      new Map(
        Object.entries({
          SALESFORCE_CLIENT_ID,
          SALESFORCE_CLIENT_SECRET,
          SALESFORCE_ORG_ID: stand.org.orgId,
        }),
      ),
    );

  /** Deploys and proves the app without the CLI, at an org that answers so to this key and secret. */
  async function deployAt(answers: Answers, [key, secret]: [string, string], passing: () => void = () => {}) {
    const callbackUrl = `${connectorUrl}/oauth/callback`;
    const instanceUrl = await startAnsweringOrg(answers, { key, secret, callbackUrl });
    const registration = registrationWith({
      connectorUrl,
      environmentFile: stand.environmentFile,
      readOrg: () => ({ id: stand.org.orgId, instanceUrl }),
      openOrg: async () => sessionWith({ instanceUrl }),
    });
    const clock = passingClock(passing);
    const app = appInOrg(registration, clock);
    const deployed: string[] = [];
    const steps = [
      keyStep(registration, app),
      deployAppStep(registration, app, async (args) => {
        const folder = args[args.indexOf("--source-dir") + 1] ?? "";
        for (const file of globSync("**/*.xml", { cwd: folder })) {
          const xml = readFileSync(path.join(folder, file), "utf8");
          deployed.push(...(xml.match(/(?<=<(?:consumerKey|callbackUrl)>)[^<]+/g) ?? []));
        }
        return [];
      }),
      proveStep(registration, app, { clock, readOrgsKeys: async () => undefined }),
    ].filter((step) => step !== undefined);
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const stopped: unknown = await runPlan(
      { purpose: "", steps, ending: "" },
      { dryRun: false, print },
    ).catch((error: unknown) => error);
    return { deployed, stopped, lines, seconds: clock.now() / 1000 };
  }

  const good = { own: loginPage, otherKey: unknownKey, otherCallback: unknownCallback };

  const faults: [string, Answer][] = [
    ["503", [503, "busy"]],
    ["429", [429, ""]],
    ["server_error", tokenRefusal("server_error")],
    ["rate_limit_exceeded", tokenRefusal("rate_limit_exceeded")],
  ];

  it.each(faults)(
    "keeps a key that was rotated in Setup where the org answers %s, for which the run stops",
    async (_, busy) => {
      await fileHas("OldKey", "OldSecret");

      const { deployed, stopped, lines, seconds } = await deployAt(
        { ...good, otherKey: busy, token: busy, otherSecret: busy },
        ["NewKey", "NewSecret"],
      );

      expect(deployed).toEqual([]);
      expect(stopped).toMatchObject({
        name: "StepError",
        message: expect.stringContaining("It cannot be told whether key and secret of") as string,
        nextStep: "Run this again later.",
      });
      expect(lines.filter((line) => line.includes("Asking again in 20 s"))).toHaveLength(6);
      expect(seconds).toBe(120);
    },
  );

  it.each(faults)("gets the key of the file where it is the app's and the %s has passed", async (_, busy) => {
    await fileHas("Key", "Secret");
    const answers: Answers = { ...good, token: busy };

    const { deployed, stopped, seconds } = await deployAt(
      answers,
      ["Key", "Secret"],
      () => delete answers.token,
    );

    expect(stopped).toBeUndefined();
    expect(deployed).toEqual(expect.arrayContaining(["Key", `${connectorUrl}/oauth/callback`]));
    expect(seconds).toBe(20);
  });

  it.each<[string, Partial<Answers>]>([
    ["refuses the pair in a word that is of neither", { token: tokenRefusal("invalid_app_access") }],
    ["answers without a word", { token: [200, "<html>"] }],
    ["does not know it on one of its servers", { otherSecret: tokenRefusal("invalid_client_id") }],
  ])(
    "keeps its key where the org %s, whatever the file says of its org",
    { tags: ["night"] },
    async (_, answers) => {
      await fileHas("Key", "Secret");

      const { deployed, lines } = await deployAt({ ...good, ...answers }, ["Key", "Secret"]);

      expect(deployed).toEqual([]);
      expect(lines.join()).toContain("the app keeps its key, secret and callback");
    },
  );

  it("is to be deployed again as soon as the org knows it, where its callback was corrected before", async () => {
    await fileHas("Key", "Secret");
    const answers: Answers = {
      ...{ own: unknownKey, otherKey: unknownKey, otherCallback: unknownKey },
      token: tokenRefusal("invalid_client_id"),
    };

    const { deployed, stopped, seconds } = await deployAt(answers, ["Key", "Secret"], () =>
      Object.assign(answers, { ...good, own: unknownCallback, token: tokenRefusal("redirect_uri_mismatch") }),
    );

    expect(deployed).toEqual([]);
    expect(stopped).toMatchObject({
      message: expect.stringContaining(`knows the app now, but not the callback ${connectorUrl}`) as string,
      nextStep: expect.stringMatching(
        /^Run this again: .*Callback URL to https:\/\/crosswalk\.example/,
      ) as string,
    });
    expect(seconds).toBe(20);
    const again = await deployAt({ ...good, own: unknownCallback }, ["Key", "Secret"]);
    expect(again.deployed).toContain(`${connectorUrl}/oauth/callback`);
  });
});
