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
import { readKeys, writeEnvironmentFile, writeKeys } from "./environmentFile.ts";
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
  await runPlan({ purpose: "", steps, ending: "" }, { dryRun: false, print: () => {} });
  return asked;
}

describe("the secret of the org's own making", () => {
  /** Takes it in an org that gives it while its switch is on; says how often somebody was asked. */
  async function take({ isOn = false, answersYes = false, answer = "" }) {
    const ofOrg: OrgWith = { secretsOverRest: isOn, ...(isOn && { ofOrg: stand.right() }) };
    let asked = 0;
    let turned = 0;
    const registration = registrationWith({
      environmentFile: stand.environmentFile,
      answersYes,
      readOrg: () => ({ id: stand.org.orgId, instanceUrl: stand.org.url }),
      openOrg: async () => sessionWith({ ...ofOrg, instanceUrl: stand.org.url }),
    });
    const taken = await appInOrg(registration, {
      ask: async () => {
        asked += 1;
        return answer;
      },
      withSecretsOverRest: (_, read) => {
        turned += 1;
        ofOrg.ofOrg = stand.right();
        return read();
      },
    })
      .takeKeys(() => {})
      .catch((error: Error) => error.message);
    return { taken, asked, turned, kept: await readKeys(stand.environmentFile) };
  }

  it.each([
    ["without a question where Setup's switch is on", { isOn: true }, { asked: 0, turned: 0 }],
    ["where somebody lets the switch be turned on", { answer: "yes" }, { asked: 1, turned: 1 }],
    ["without a question with --yes", { answersYes: true }, { asked: 0, turned: 1 }],
  ])("is read and kept, %s", async (_, how, expected) => {
    expect(await take(how)).toEqual({ ...expected, taken: stand.right(), kept: stand.right() });
  });

  it("is not read where somebody says no, and Salesforce's word is said", async () => {
    expect(await take({ answer: "no" })).toEqual({
      ...{ asked: 1, turned: 0, kept: undefined },
      taken: expect.stringContaining("Salesforce answers FORBIDDEN") as string,
    });
  });
});

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
    const app = appInOrg(registration, { clock });
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
      proveStep(registration, app, clock),
    ];
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

      const { deployed, stopped } = await deployAt(
        { ...good, otherKey: busy, token: busy, otherSecret: busy },
        ["NewKey", "NewSecret"],
      );

      expect(deployed).toEqual([]);
      expect(stopped).toMatchObject({
        name: "StepError",
        message: expect.stringContaining("nothing tells whether key and secret are its app's") as string,
        nextStep: "Run this again later.",
      });
    },
  );

  it.each<[string, Partial<Answers>]>([
    ["refuses the pair in a word that is of neither", { token: tokenRefusal("invalid_app_access") }],
    ["answers without a word", { token: [200, "<html>"] }],
    ["does not know it on one of its servers", { otherSecret: tokenRefusal("invalid_client_id") }],
  ])("keeps its key where the org %s, for which the run stops", { tags: ["night"] }, async (_, answers) => {
    await fileHas("Key", "Secret");

    const { deployed, stopped } = await deployAt({ ...good, ...answers }, ["Key", "Secret"]);

    expect(deployed).toEqual([]);
    expect(stopped).toMatchObject({ nextStep: expect.stringContaining("copy Consumer Key") as string });
  });
});
