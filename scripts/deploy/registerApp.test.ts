import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  goodAnswers,
  startAnsweringOrg,
  tokenRefusal,
  unknownKey,
  type Answer,
  type Answers,
} from "./answeringOrg.fixture.ts";
import { useAppStand } from "./appStand.fixture.ts";
import { readKeys, writeKeys } from "./environmentFile.ts";
import { usualTools, type Tools } from "./orgsKeys.ts";
import { passingClock } from "./passingClock.fixture.ts";
import type { AppKeys } from "./proveApp.ts";
import { registerAppSteps } from "./registerApp.ts";
import type { Registration } from "./registration.ts";
import { registrationWith, sessionWith, type OrgWith } from "./registration.fixture.ts";
import { runPlan } from "./runSteps.ts";

const stand = useAppStand();
const right: AppKeys = { key: "Key", secret: "Secret" };

interface Case {
  /** What the environment file has, and whether it says that it is this org's. */
  inFile?: AppKeys;
  isThisOrgs?: boolean;
  /** What the org shows of the app. */
  org?: OrgWith;
  answers?: Partial<Answers>;
  /** What somebody answers to the question about Setup's switch. */
  answer?: string;
  more?: Partial<Registration>;
}

/** Registers and proves the app, without the CLI, at an org whose app has the key and secret of `right`. */
async function register({ inFile, isThisOrgs = true, org = {}, answers, answer = "no", more }: Case) {
  const ofOrg = { ...org };
  const connectorUrl = more?.connectorUrl ?? "https://crosswalk.example";
  const app = { ...right, callbackUrl: `${connectorUrl}/oauth/callback` };
  const instanceUrl = await startAnsweringOrg({ ...goodAnswers, ...answers }, app);
  if (inFile) await writeKeys(stand.environmentFile, inFile, isThisOrgs ? stand.org.orgId : "");
  const registration = registrationWith({
    environmentFile: stand.environmentFile,
    connectorUrl,
    panelOrigin: "https://acme.lightning.force.com",
    waitMinutes: 0,
    readOrg: () => ({ id: stand.org.orgId, instanceUrl }),
    openOrg: async () => sessionWith({ ...ofOrg, instanceUrl }),
    ...more,
  });
  const counted = { asked: 0, turned: 0 };
  const tools: Tools = {
    ...usualTools,
    clock: passingClock(),
    ask: async () => {
      counted.asked += 1;
      return answer;
    },
    withSecretsOverRest: (_, read) => {
      counted.turned += 1;
      ofOrg.ofOrg = right;
      return read();
    },
  };
  const deployed: string[] = [];
  const steps = registerAppSteps(registration, tools, async (args) => {
    ofOrg.hasApp = true;
    const folder = args[args.indexOf("--source-dir") + 1] ?? "";
    for (const file of globSync("**/*.xml", { cwd: folder })) {
      const xml = readFileSync(path.join(folder, file), "utf8");
      deployed.push(
        ...(xml.match(/(?<=<(?:consumerKey|callbackUrl|startIpAddress|ipRelaxationPolicyType)>)[^<]+/g) ??
          []),
      );
    }
    return [];
  });
  const lines: string[] = [];
  const stopped: unknown = await runPlan({ purpose: "", steps, ending: "Registered." }, (line) =>
    lines.push(line),
  ).catch((error: unknown) => error);
  const said = lines.join("\n");
  return {
    ...counted,
    deployed: deployed.sort(),
    stopped,
    said,
    kept: await readKeys(stand.environmentFile),
  };
}

const callback = "https://crosswalk.example/oauth/callback";
const refusal = (message: string, nextStep = "") => ({
  name: "StepError",
  message: expect.stringContaining(message) as string,
  nextStep: expect.stringContaining(nextStep) as string,
});

describe("a new app", () => {
  it.each([
    ["without a question where Setup's switch is on", { org: { hasApp: false, ofOrg: right } }, 0, 0],
    [
      "where somebody lets the switch be turned on",
      { org: { hasApp: false, secretsOverRest: false }, answer: "yes" },
      ...[1, 1],
    ],
    [
      "without a question with --yes",
      { org: { hasApp: false, secretsOverRest: false }, more: { answersYes: true } },
      ...[0, 1],
    ],
  ] as [string, Case, number, number][])(
    "has the pair of the org's own, %s",
    async (_, how, asked, turned) => {
      const { said, kept, ...counted } = await register(how);

      expect(said).toContain("Registered.");
      expect(kept).toEqual(right);
      expect(said).not.toContain(right.secret);
      expect(counted).toMatchObject({ asked, turned, deployed: ["Enforce", callback] });
    },
  );

  it("is not proven where somebody says no, and Salesforce's word is said", async () => {
    const { stopped, kept } = await register({ org: { hasApp: false, secretsOverRest: false } });

    expect(stopped).toMatchObject(refusal("Salesforce answers FORBIDDEN", "View Client Secret"));
    expect(kept).toBeUndefined();
  });
});

describe("an app that the org has", () => {
  it("is refused where it is a managed package's", async () => {
    const { stopped, deployed } = await register({ org: { name: "acme__Crosswalk" } });

    expect(stopped).toMatchObject(refusal("from a managed package, as acme__Crosswalk", "packages.md"));
    expect(deployed).toEqual([]);
  });

  it("keeps the file's key where the org takes it, also where the connector moved", async () => {
    const moved: Answer = [400, "error=redirect_uri_mismatch&error_description=no"];
    const answers = { own: moved, token: tokenRefusal("redirect_uri_mismatch") };

    const { deployed } = await register({ inFile: right, answers });

    expect(deployed).toEqual(["Enforce", "Key", callback]);
  });

  it("has its own key where the org shows that, whatever the file has", async () => {
    const { deployed, kept, said } = await register({
      inFile: { key: "Old", secret: "x" },
      org: { ofOrg: right },
    });

    expect(deployed).toContain("Key");
    expect(kept).toEqual(right);
    expect(said).toContain("has them now");
  });

  it("keeps its key where nobody knows it: the run stops before it deploys", async () => {
    const { deployed, stopped } = await register({ inFile: { key: "Old", secret: "x" }, isThisOrgs: false });

    expect(deployed).toEqual([]);
    expect(stopped).toMatchObject(
      refusal("Salesforce answers FORBIDDEN", `SALESFORCE_ORG_ID=${stand.org.orgId}`),
    );
  });

  it("keeps its key where the org may not know a new app yet, and the file is this org's", async () => {
    const newApp = { own: unknownKey, token: tokenRefusal("invalid_client_id") };
    const { deployed, said } = await register({ inFile: right, answers: newApp });

    expect(deployed).toEqual(["Enforce"]);
    expect(said).toContain("as it may to a new app");
  });

  it.each([true, false])("counts as the file's where the org looks at no secret: %j", async (isThisOrgs) => {
    const answers = { otherSecret: tokenRefusal("invalid_grant") };

    const { deployed, stopped } = await register({ inFile: right, isThisOrgs, answers });

    expect(deployed).toHaveLength(isThisOrgs ? 3 : 0);
    expect(stopped).toMatchObject(refusal("", isThisOrgs ? "--sign-in" : "copy Consumer Key"));
  });

  it.each([
    ["503", [503, "busy"]],
    ["rate_limit_exceeded", tokenRefusal("rate_limit_exceeded")],
  ] as [string, Answer][])(
    "keeps a key that was rotated in Setup where the org answers %s",
    async (_, busy) => {
      const inFile = { key: "Old", secret: "x" };

      const { deployed, stopped } = await register({
        inFile,
        answers: { otherKey: busy, otherSecret: busy },
      });

      expect(deployed).toEqual([]);
      expect(stopped).toMatchObject(refusal("nothing tells whether", "Run this again later."));
    },
  );

  it.each([
    [
      "are relaxed for the connector's addresses",
      { egressIps: ["203.0.113.7"] },
      ["203.0.113.7", "Bypass_2factor"],
      "",
    ],
    ["hold again without them, which is said", {}, ["Enforce"], "IP Relaxation was Bypass"],
  ])("meets login ranges that %s", async (_, more, expected, words) => {
    const { deployed, said } = await register({ org: { ofOrg: right, ipRelaxation: "Bypass" }, more });

    expect(deployed).toEqual(expect.arrayContaining(expected));
    expect(said).toContain(words);
    expect(said).toContain("has the app's policy as Crosswalk_oauthPlcy already");
  });
});
