import { describe, expect, it } from "vitest";
import { appInOrg } from "./appInOrg.ts";
import { useAppStand } from "./appStand.fixture.ts";
import { deployAppStep } from "./deployAppStep.ts";
import { writeKeys } from "./environmentFile.ts";
import { keyStep } from "./keyStep.ts";
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
