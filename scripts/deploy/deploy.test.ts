import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fillTemplate } from "./appFiles.ts";
import { namesTaken } from "./namesTaken.ts";
import { connectorOrigin } from "./connectorOrigin.ts";
import { readEnvironmentFile, writeEnvironmentFile } from "./environmentFile.ts";
import { lightningOrigin } from "./lightningOrigin.ts";
import { removableOnly } from "./removableOnly.ts";
import { projectFolder } from "../org/sf.ts";
import { StepError } from "../org/stepError.ts";
import { runPlan, type Step } from "./step.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-deploy-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function script(
  name: string,
  ...args: string[]
): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const file = path.join(projectFolder, "scripts", name);
    execFile(process.execPath, [file, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe("a plan", () => {
  const step = (title: string, ran: string[], more: Partial<Step> = {}): Step => ({
    title,
    shown: `sf ${title}`,
    run: async () => void ran.push(title),
    nextStep: `Repair ${title}.`,
    ...more,
  });

  it("stops at the first failure, with its message and the next step", async () => {
    const ran: string[] = [];
    const failing = step("two", ran, { run: () => Promise.reject(new Error("No such org.")) });
    const plan = { purpose: "", steps: [step("one", ran), failing, step("three", ran)], ending: "" };

    const failure = await runPlan(plan, { dryRun: false, print: () => {} }).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(StepError);
    expect(failure).toMatchObject({ message: "two failed: No such org.", nextStep: "Repair two." });
    expect(ran).toEqual(["one"]);
  });

  it("skips what has been done before and says why", async () => {
    const ran: string[] = [];
    const lines: string[] = [];
    const steps = [step("one", ran, { done: async () => "it is there." }), step("two", ran)];

    await runPlan({ purpose: "", steps, ending: "" }, { dryRun: false, print: (line) => lines.push(line) });

    expect(ran).toEqual(["two"]);
    expect(lines).toContain("  Skipped: it is there.");
  });

  it("says what to do also where looking for what has been done fails", async () => {
    const steps = [step("one", [], { done: () => Promise.reject(new Error("No such hub.")) })];
    const run = runPlan({ purpose: "", steps, ending: "" }, { dryRun: false, print: () => {} });
    await expect(run).rejects.toMatchObject({
      message: "one failed: No such hub.",
      nextStep: "Repair one.",
    });
  });

  it("runs nothing in a dry run, and shows every command", async () => {
    const ran: string[] = [];
    const lines: string[] = [];
    const steps = [step("one", ran), step("two", ran)];

    await runPlan({ purpose: "", steps, ending: "" }, { dryRun: true, print: (line) => lines.push(line) });

    expect(ran).toEqual([]);
    expect(lines).toEqual(expect.arrayContaining(["  sf one", "  sf two"]));
  });
});

describe("the connector's environment file", () => {
  it("keeps comments and other values, and is readable by its owner only", async () => {
    const file = path.join(folder, "connector.env");
    writeFileSync(file, "# Where it runs\nPORT=4002\nPUBLIC_URL=http://old\n# TOKEN_KEYS=k1:…\n");

    await writeEnvironmentFile(
      file,
      new Map([
        ["PUBLIC_URL", "https://new"],
        ["TOKEN_KEYS", "k1:abc="],
        ["X", "1"],
      ]),
    );

    expect(readFileSync(file, "utf8")).toBe(
      "# Where it runs\nPORT=4002\nPUBLIC_URL=https://new\n# TOKEN_KEYS=k1:…\nTOKEN_KEYS=k1:abc=\nX=1\n",
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await readEnvironmentFile(file)).get("TOKEN_KEYS")).toBe("k1:abc=");
  });

  it("means what it means to the connector, which Node starts with it", async () => {
    const file = path.join(folder, "connector.env");
    const lines = [
      "# Where it runs",
      'PUBLIC_URL="https://old" # until May',
      "export SALESFORCE_CLIENT_ID='key'\r",
      "SALESFORCE_CLIENT_SECRET=secret # rotated",
      "TOKEN_KEYS=k1:abc=",
      "PORT=",
    ];
    writeFileSync(file, lines.join("\n"));

    expect(Object.fromEntries(await readEnvironmentFile(file))).toEqual({
      PUBLIC_URL: "https://old",
      SALESFORCE_CLIENT_ID: "key",
      SALESFORCE_CLIENT_SECRET: "secret",
      TOKEN_KEYS: "k1:abc=",
      PORT: "",
    });

    await writeEnvironmentFile(file, new Map([["SALESFORCE_CLIENT_ID", "new"]]));

    expect(readFileSync(file, "utf8").match(/SALESFORCE_CLIENT_ID=.*/g)).toEqual([
      "SALESFORCE_CLIENT_ID=new",
    ]);
  });

  it("is made where it is missing", async () => {
    const file = path.join(folder, "below", "connector.env");

    await writeEnvironmentFile(file, new Map([["PORT", "1"]]));

    expect(readFileSync(file, "utf8")).toBe("PORT=1\n");
  });
});

describe("the app's global OAuth settings", () => {
  const folder = "config/app-registration/main/default/extlClntAppGlobalOauthSets";
  const template = readFileSync(
    path.join(projectFolder, folder, "Crosswalk_glbloauth.ecaGlblOauth-meta.xml"),
    "utf8",
  );

  it("leave key and secret out where Salesforce makes them", () => {
    const xml = fillTemplate(template, { callbackUrl: "https://a.example/oauth/callback", contactEmail: "" });

    expect(xml).toContain("<callbackUrl>https://a.example/oauth/callback</callbackUrl>");
    expect(xml).not.toMatch(/consumerKey|consumerSecret>|\{\{/);
  });

  it("ask for PKCE and rotate refresh tokens", () => {
    expect(template).toContain("<isPkceRequired>true</isPkceRequired>");
    expect(template).toContain("<isRefreshTokenRotationEnabled>true</isRefreshTokenRotationEnabled>");
  });
});

describe("the name of the app's policy", () => {
  it("is told by a refusal of a second one", () => {
    const componentType = "ExtlClntAppOauthConfigurablePolicies";
    const problem = "duplicate value found: ExternalClientApplicationId duplicates value on Sales_oauthPlcy";
    const nameless = "duplicate value found: Name duplicates value on record with id: 0xI000000000001";
    const failure = { componentType, fullName: "Crosswalk_oauthPlcy", problem };

    expect([...namesTaken([failure])]).toEqual([[componentType, "Sales_oauthPlcy"]]);
    expect([...namesTaken([{ ...failure, problem: nameless }])]).toEqual([]);
  });
});

describe("what undeploying removes", () => {
  const type = (name: string, ...names: string[]): string =>
    `    <types>\n${names.map((each) => `        <members>${each}</members>\n`).join("")}        <name>${name}</name>\n    </types>\n`;

  it("leaves out what Salesforce removes with something else", () => {
    const field = type("CustomField", "Contact.Lead__c", "Setting__mdt.Url__c");
    const object = type("CustomObject", "Setting__mdt");
    const others =
      type("CustomLabels", "CustomLabels") +
      type("Layout", "Setting__mdt-Layout") +
      type("CustomMetadata", "Setting.Default") +
      type("Translations", "de");

    expect(removableOnly(`<Package>\n${field}${object}${others}</Package>\n`)).toBe(
      `<Package>\n${type("CustomField", "Contact.Lead__c")}${object}</Package>\n`,
    );
  });
});

describe("the connector's address", () => {
  it.each([
    "connector",
    "http://crosswalk.contoso.example",
    "https://x.example/path",
    "https://a.example.com",
  ])("%s is refused with the next step", (url) => {
    expect(() => connectorOrigin(url)).toThrow(StepError);
  });

  it("may be http on the developer's own machine", () => {
    expect(connectorOrigin("http://localhost:4002/")).toBe("http://localhost:4002");
  });
});

describe("the origin of an org's Lightning pages", () => {
  it.each([
    ["https://acme.my.salesforce.com", "https://acme.lightning.force.com"],
    ["https://acme--uat.sandbox.my.salesforce.com/", "https://acme--uat.sandbox.lightning.force.com"],
    ["https://app-1234.scratch.my.salesforce.com", "https://app-1234.scratch.lightning.force.com"],
    ["https://na1.salesforce.com", undefined],
  ])("%s → %s", (instanceUrl, expected) => {
    expect(lightningOrigin(instanceUrl)).toBe(expected);
  });
});

describe("each script's steps", () => {
  const signedIn = (org: string) => `Check that the Salesforce CLI is signed in to ${org}`;
  const giveBack = "Give back the permission sets that an interrupted removal took";
  const giveBackFirst = `${giveBack}, where they are still there`;
  const pages = "Check where the org's Lightning pages are";
  const writable = "Check that the connector's environment file can be written";
  const ownFile = "Check that the environment file is this org's";
  const register = [
    "Look for the app's consumer key and secret",
    "Register the External Client App with its policy, in one deployment",
    "Write the connector's environment",
  ];
  const assign = "Assign Crosswalk Rep and Crosswalk Admin to yourself";
  const translate = "Deploy the translations, where the org takes them";
  const prove = "Prove that the org knows the key, the secret and the callback";
  const deploy = [
    ...[writable, signedIn("acme"), pages, ownFile, "Check that the app is not a managed package's"],
    giveBackFirst,
    "Validate the package and run its tests, changing nothing",
    "Deploy what was validated",
    giveBack,
    assign,
    "Compare the connector's address that an admin entered",
    ...register,
    ...[translate, prove],
  ];
  const target = ["--target-org", "acme", "--connector-url", "https://crosswalk.acme.example"];

  it.each([
    [
      "register-app.ts",
      target,
      [writable, signedIn("acme"), giveBackFirst, pages, ownFile, ...register, prove],
    ],
    ["deploy-sandbox.ts", target, deploy],
    ["deploy-production.ts", target, deploy],
    [
      "deploy-scratch.ts",
      [],
      [
        ...[writable, "Create the scratch org crosswalk"],
        ...[signedIn("crosswalk"), pages, ownFile],
        ...["Deploy the package and run its tests", giveBack, assign, ...register, translate],
        ...["Import sample accounts and opportunities", prove, "Open the org at the Crosswalk page"],
      ],
    ],
  ])("%s takes all of them, in their order", async (name, args, steps) => {
    const { stdout } = await script(name, ...args, "--contact-email", "admin@acme.example", "--dry-run");

    expect([...stdout.matchAll(/^\d+\/\d+ (.*)$/gm)].map(([, title]) => title)).toEqual(steps);
  });
});

describe("each script's dry run", () => {
  const target = ["--target-org", "acme", "--connector-url", "https://crosswalk.acme.example"];
  const all = [...target, "--contact-email", "admin@acme.example", "--dry-run"];

  it.each([
    ["register-app.ts", all, ["sf project deploy start --target-org acme", "for at most 30 minutes"]],
    ["deploy-sandbox.ts", all, ["sf project deploy validate", "sf project deploy quick --use-most-recent"]],
    ["deploy-production.ts", all, ["CROSSWALK_CONNECTOR_URL=https://crosswalk.acme.example"]],
    [
      "deploy-scratch.ts",
      ["--contact-email", "a@acme.example", "--dry-run"],
      ["sf org create scratch", "sf data import tree"],
    ],
    [
      "package-version.ts",
      [
        "--type",
        "managed",
        "--namespace",
        "acme",
        "--dev-hub",
        "hub",
        "--contact-email",
        "a@acme.example",
        "--dry-run",
      ],
      ["sf package create --name Crosswalk --package-type Managed", "sf package version create"],
    ],
    ["undeploy.ts", ["--target-org", "acme"], ["--post-destructive-changes", "Add --yes to do it."]],
  ])("%s prints its commands and does nothing", async (name, args, expected) => {
    const { status, stdout } = await script(name, ...args);

    expect(status).toBe(0);
    for (const text of expected) expect(stdout).toContain(text);
    expect(stdout).toContain("Nothing was done");
  });

  it("names every option that is missing", async () => {
    const { status, stderr } = await script("deploy-sandbox.ts", "--dry-run");

    expect(status).toBe(1);
    expect(stderr).toMatch(/--target-org[\s\S]*--connector-url[\s\S]*--contact-email[\s\S]*Next:/);
  });

  it("names an option that it does not know", async () => {
    const { status, stderr } = await script("undeploy.ts", "--target", "acme");

    expect(status).toBe(1);
    expect(stderr).toContain("--target");
  });
});
