import { existsSync, readFileSync } from "node:fs";
import { practice } from "@crosswalk/practice-org/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loginPage, startAnsweringOrg, unknownCallback, unknownKey } from "./answeringOrg.fixture.ts";
import { appInOrg } from "./appInOrg.ts";
import { useAppStand } from "./appStand.fixture.ts";
import { writeEnvironmentFile } from "./environmentFile.ts";
import { parseEnvironment } from "./parseEnvironment.ts";
import type { AppKeys } from "./proveApp.ts";
import { keyStep } from "./keyStep.ts";
import type { Registration } from "./registration.ts";
import { registrationWith, sessionWith } from "./registration.fixture.ts";

const stand = useAppStand();
const foreign: AppKeys = { key: "OtherKey", secret: "OtherSecret" };

const fill = ({ key, secret }: AppKeys, more: Record<string, string> = {}) =>
  writeEnvironmentFile(
    stand.environmentFile,
    new Map(Object.entries({ SALESFORCE_CLIENT_ID: key, SALESFORCE_CLIENT_SECRET: secret, ...more })),
  );

function pairInFile(): AppKeys {
  const values = parseEnvironment(readFileSync(stand.environmentFile, "utf8"));
  return {
    key: values.get("SALESFORCE_CLIENT_ID") ?? "",
    secret: values.get("SALESFORCE_CLIENT_SECRET") ?? "",
  };
}

/** Runs the step in the practice org, whose app is there or not and gives its pair over REST or not. */
async function run(
  { hasApp = true, ofOrg }: { hasApp?: boolean; ofOrg?: AppKeys } = {},
  more: Partial<Registration> = {},
): Promise<string> {
  const lines: string[] = [];
  const registration = registrationWith({
    environmentFile: stand.environmentFile,
    readOrg: () => ({ id: stand.org.orgId, instanceUrl: stand.org.url }),
    openOrg: () => Promise.resolve(sessionWith({ hasApp, ofOrg, instanceUrl: stand.org.url })),
    ...more,
  });
  await keyStep(registration, appInOrg(registration)).run((line) => lines.push(line));
  return lines.join("\n");
}

/** An org that has a fault where a made-up secret is sent. */
async function orgWithFault() {
  const answers = { own: loginPage, otherKey: unknownKey, otherCallback: unknownCallback };
  const app = { ...stand.right(), callbackUrl: "http://localhost:4002/oauth/callback" };
  const instanceUrl = await startAnsweringOrg({ ...answers, otherSecret: [503, "busy"] }, app);
  return () => ({ id: stand.org.orgId, instanceUrl });
}

describe("the key in the environment file", () => {
  it("stays where the org takes it", async () => {
    await fill(stand.right());

    expect(await run()).toContain("has them already");
    expect(pairInFile()).toEqual(stand.right());
  });

  it("stays where the connector moved, as the app has another callback then", async () => {
    await fill(stand.right());

    expect(await run({}, { connectorUrl: "https://moved.example" })).toContain("has them already");
  });

  it("is left to the org where that has no app yet", async () => {
    expect(await run({ hasApp: false })).toContain("The org makes them");
    expect(existsSync(stand.environmentFile)).toBe(false);
  });

  it("is made for a new app with --own-key, and stays in another run", async () => {
    await run({ hasApp: false }, { ownKey: true });
    const made = pairInFile();

    await run({ hasApp: false }, { ownKey: true });

    expect(made.key).toMatch(/^Crosswalk\w{64}$/);
    expect(pairInFile()).toEqual(made);
  });

  it("gives way to the app's own where the org shows that", async () => {
    await fill(foreign);

    expect(await run({ ofOrg: stand.right() })).toContain("has them now");
    expect(pairInFile()).toEqual(stand.right());
  });

  it("stays where the org shows it and does not take it yet", async () => {
    await fill(foreign);

    expect(await run({ ofOrg: foreign })).toContain("has them already");
  });

  it.each([
    ["another key", foreign],
    ["another secret", { secret: "OtherSecret" }],
  ])("stops the run where the app has %s, which the org does not show, and says why", async (_, other) => {
    await fill({ ...stand.right(), ...other });

    await expect(run()).rejects.toMatchObject({
      message: expect.stringContaining("Salesforce answers FORBIDDEN") as string,
      nextStep: expect.stringMatching(/^Turn on Setup, .*View Client Secret.*copy Consumer Key/) as string,
    });
  });

  it("stays where an earlier run made it for this org, which may not know a new app yet", async () => {
    await run({ hasApp: false }, { ownKey: true });
    const made = pairInFile();

    expect(await run()).toContain("the app keeps its own");
    expect(pairInFile()).toEqual(made);
  });

  describe("the key where the org does not tell", () => {
    beforeEach(() => practice(stand.org, "PATCH", "/settings", { codeBeforeSecret: true }));
    afterEach(() => practice(stand.org, "PATCH", "/settings", { codeBeforeSecret: false }));

    it.each([{}, { connectorUrl: "https://moved.example" }])(
      "stays where the file says that it is this org's: %j",
      async (more) => {
        await fill(stand.right(), { SALESFORCE_ORG_ID: stand.org.orgId });

        expect(await run({}, more)).toContain("has them already");
        expect(pairInFile()).toEqual(stand.right());
      },
    );

    it("stops the run where nothing says whose it is, and ends nobody's sign-in", async () => {
      await fill(stand.right());

      await expect(run()).rejects.toMatchObject({
        nextStep: expect.stringContaining(`SALESFORCE_ORG_ID=${stand.org.orgId}`) as string,
      });
    });
  });

  it.each([false, true])(
    "stops the run at a fault of the org, to be run again, also where the file is this org's: %s",
    async (isThisOrgs) => {
      await fill(stand.right(), isThisOrgs ? { SALESFORCE_ORG_ID: stand.org.orgId } : {});

      await expect(run({}, { readOrg: await orgWithFault() })).rejects.toMatchObject({
        message: expect.stringContaining("(status 503 at its token address)") as string,
        nextStep: "Run this again later.",
      });
    },
  );
});
