import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { appInOrg } from "./appInOrg.ts";
import { useAppStand } from "./appStand.fixture.ts";
import { deployAppStep } from "./deployAppStep.ts";
import { writeKeys } from "./environmentFile.ts";
import type { AppKeys } from "./proveApp.ts";
import type { Registration } from "./registration.ts";
import { failuresOf } from "../org/sf.ts";
import { registrationWith, sessionWith, type OrgWith } from "./registration.fixture.ts";

const stand = useAppStand();
const unknown: AppKeys = { key: "NewKey", secret: "NewSecret" };

/** Runs the step without the CLI: the files that it would deploy, with what was said. */
async function run(ofOrg: OrgWith, more: Partial<Registration> = {}) {
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
  await deployAppStep(registration, appInOrg(registration), deploy).run((line) => lines.push(line));
  return { files, said: lines.join("\n") };
}

describe("the deployment of the app", () => {
  it("comes to nothing where the files are not there, and says so", () => {
    expect(() => failuresOf({ status: 0, result: {} })).toThrow("deployed no component");
    expect(failuresOf({ status: 0, result: { numberComponentsDeployed: 4 } })).toEqual([]);
  });

  it.each([
    ["a new app", unknown, { hasApp: false }, {}],
    ["an app that takes the key in the file", "right", {}, {}],
    ["an app that shows this very key", unknown, { ofOrg: unknown }, {}],
    ["an app whose key is to be replaced", unknown, {}, { replacesKey: true }],
  ] as const)("brings the key to %s", async (_, keys, ofOrg, more) => {
    const own = keys === "right" ? stand.right() : keys;
    await writeKeys(stand.environmentFile, own);

    const { files } = await run(ofOrg, more);

    expect(files.get("extlClntAppGlobalOauthSets")).toContain(`<consumerKey>${own.key}</consumerKey>`);
    expect([...files.keys()]).toContain("extlClntAppOauthSettings");
  });

  it.each([{}, { orgMakesKey: true }])(
    "leaves the key of an app alone that does not take the one in the file: %j",
    async (more) => {
      await writeKeys(stand.environmentFile, unknown);

      const { files } = await run({}, more);

      expect([...files.keys()].sort()).toEqual(["externalClientApps", "extlClntAppOauthPolicies"]);
    },
  );

  it("leaves the key of an app alone that the org made and the file does not know", async () => {
    const { files } = await run({}, { orgMakesKey: true });

    expect([...files.keys()].sort()).toEqual(["externalClientApps", "extlClntAppOauthPolicies"]);
  });
});
