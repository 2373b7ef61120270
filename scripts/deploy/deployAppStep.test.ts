import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { practice } from "@crosswalk/practice-org/testing";
import { afterEach, describe, expect, it } from "vitest";
import { appInOrg } from "./appInOrg.ts";
import { useAppStand } from "./appStand.fixture.ts";
import { deployAppStep } from "./deployAppStep.ts";
import { writeEnvironmentFile, writeKeys } from "./environmentFile.ts";
import type { AppKeys } from "./proveApp.ts";
import type { Registration } from "./registration.ts";
import { failuresOf } from "../org/sf.ts";
import { registrationWith, sessionWith, type OrgWith } from "./registration.fixture.ts";

const stand = useAppStand();
const unknown: AppKeys = { key: "NewKey", secret: "NewSecret" };

/** Runs the step without the CLI: the files that it would deploy, with what was said. */
async function run(ofOrg: OrgWith, more: Partial<Registration> = {}, failing?: () => Promise<never>) {
  const files = new Map<string, string>();
  const lines: string[] = [];
  const deploy = (args: string[]) => {
    const source = args[args.indexOf("--source-dir") + 1] ?? "";
    for (const name of readdirSync(source, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".xml")) continue;
      files.set(path.basename(path.dirname(name)), readFileSync(path.join(source, name), "utf8"));
    }
    return Promise.resolve([]);
  };
  const registration = registrationWith({
    environmentFile: stand.environmentFile,
    readOrg: () => ({ id: stand.org.orgId, instanceUrl: stand.org.url }),
    openOrg: () => Promise.resolve(sessionWith({ ...ofOrg, instanceUrl: stand.org.url })),
    ...more,
  });
  await deployAppStep(registration, appInOrg(registration), failing ?? deploy).run((line) =>
    lines.push(line),
  );
  return { files, said: lines.join("\n") };
}

afterEach(() => practice(stand.org, "PATCH", "/settings", { codeBeforeSecret: false }));

describe("the deployment of the app", () => {
  it("is no success where the Salesforce CLI deployed no component", () => {
    expect(() => failuresOf({ status: 0, result: {} })).toThrow("deployed no component");
    expect(failuresOf({ status: 0, result: { numberComponentsDeployed: 4 } })).toEqual([]);
  });

  it.each(["fetch failed", "getaddrinfo ENOTFOUND acme.my.salesforce.com"])(
    "says how to reach the org where the Salesforce CLI does not, by its words: %s",
    async (words) => {
      await writeKeys(stand.environmentFile, unknown);
      const failing = run({ hasApp: false }, {}, () => Promise.reject(new Error(words)));

      await expect(failing).rejects.toMatchObject({
        name: "StepError",
        message: expect.stringContaining(words) as string,
        nextStep: expect.stringContaining("proxy") as string,
      });
    },
  );

  it.each([
    ["a new app with --own-key", unknown, { hasApp: false }, { ownKey: true }],
    ["an app that takes the key in the file", "right", {}, {}],
    ["an app that shows this very key", unknown, { ofOrg: unknown }, {}],
  ] as const)("brings the key to %s", async (_, keys, ofOrg, more) => {
    const own = keys === "right" ? stand.right() : keys;
    await writeKeys(stand.environmentFile, own);

    const { files } = await run(ofOrg, more);

    expect(files.get("extlClntAppGlobalOauthSets")).toContain(`<consumerKey>${own.key}</consumerKey>`);
    expect([...files.keys()]).toContain("extlClntAppOauthSettings");
  });

  it("brings none to a new app, whose key and secret the org makes", async () => {
    await writeKeys(stand.environmentFile, unknown);

    const { files } = await run({ hasApp: false });

    expect(files.get("extlClntAppGlobalOauthSets")).toContain("<callbackUrl>");
    expect(files.get("extlClntAppGlobalOauthSets")).not.toContain("<consumer");
  });

  it.each([unknown, undefined])(
    "leaves the key of an app alone that does not take the file's: %j",
    async (keys) => {
      if (keys) await writeKeys(stand.environmentFile, keys);

      const { files } = await run({});

      expect([...files.keys()].sort()).toEqual(["externalClientApps", "extlClntAppOauthPolicies"]);
    },
  );

  it.each([true, false])(
    "moves callback and addresses with the key of a file that is this org's, where the org does not tell: %s",
    async (isThisOrgs) => {
      await practice(stand.org, "PATCH", "/settings", { codeBeforeSecret: true });
      await writeKeys(stand.environmentFile, stand.right());
      const orgId = isThisOrgs ? stand.org.orgId : "";
      await writeEnvironmentFile(stand.environmentFile, new Map([["SALESFORCE_ORG_ID", orgId]]));

      const moved = { connectorUrl: "https://moved.example", egressIps: ["203.0.113.7"] };
      const { files, said } = await run({}, moved);

      const global = files.get("extlClntAppGlobalOauthSets") ?? "";
      expect(global.includes("<callbackUrl>https://moved.example/oauth/callback<")).toBe(isThisOrgs);
      expect(files.get("extlClntAppOauthSettings")?.includes("203.0.113.7") ?? false).toBe(isThisOrgs);
      expect(said.includes("the app keeps its key, secret and callback")).toBe(!isThisOrgs);
    },
  );

  const policyOf = ({ files }: Awaited<ReturnType<typeof run>>) =>
    /<ipRelaxationPolicyType>(\w+)/.exec(files.get("extlClntAppOauthPolicies") ?? "")?.[1];
  const egress = { egressIps: ["203.0.113.7"] };

  it("trusts the connector's addresses where it brings the consumer, and relaxes the policy for them", async () => {
    await writeKeys(stand.environmentFile, stand.right());

    const ran = await run({ ipRelaxation: "Enforce" }, egress);

    expect(ran.files.get("extlClntAppOauthSettings")).toContain("<startIpAddress>203.0.113.7<");
    expect(policyOf(ran)).toBe("Bypass_2factor");
    expect(ran.said).not.toContain("--egress-ip");
  });

  it.each([["Enforce"], [undefined], ["Bypass_2factor"]])(
    "relaxes no policy where the addresses cannot be written, and says where they stand in Setup: %s",
    async (ipRelaxation) => {
      await writeKeys(stand.environmentFile, unknown);

      const ran = await run({ ipRelaxation }, egress);

      expect(policyOf(ran)).toBe(ipRelaxation ?? "Enforce");
      expect(ran.said).toContain("addresses of --egress-ip are not written");
      expect(ran.said).toContain("Settings, OAuth Settings, Trusted IP Ranges");
      const told = ipRelaxation ? `is ${ipRelaxation} as before` : "org does not show, is now Enforce";
      expect(ran.said).toContain(told);
    },
  );

  it("leaves the policy as it is without addresses where the app keeps the ranges beside its key", async () => {
    await writeKeys(stand.environmentFile, unknown);

    const ran = await run({ ipRelaxation: "Bypass_2factor" });

    expect(policyOf(ran)).toBe("Bypass_2factor");
    expect(ran.said).not.toContain("--egress-ip");
    const unseen = await run({});
    expect(policyOf(unseen)).toBe("Enforce");
    expect(unseen.said).toContain("org does not show, is now Enforce");
  });

  it("says that a run without addresses sets a relaxed policy back", async () => {
    await writeKeys(stand.environmentFile, stand.right());

    const ran = await run({ ipRelaxation: "Bypass_2factor" });

    expect(policyOf(ran)).toBe("Enforce");
    expect(ran.said).toContain("IP Relaxation was Bypass_2factor");
    expect((await run({ ipRelaxation: "Enforce" })).said).not.toContain("IP Relaxation");
  });
});
