import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeEnvironmentFile } from "./environmentFile.ts";
import { ownFileStep } from "./ownFileStep.ts";
import { registrationWith } from "./registration.fixture.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-own-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const id = "00D000000000001EAA";
const otherId = "00D000000000002EAA";
const instanceUrl = "https://acme--uat.sandbox.my.salesforce.com";

async function check(values: Record<string, string>): Promise<void> {
  const environmentFile = path.join(folder, "connector.env");
  rmSync(environmentFile, { force: true });
  await writeEnvironmentFile(environmentFile, new Map(Object.entries(values)));
  const registration = registrationWith({ environmentFile, readOrg: () => ({ id, instanceUrl }) });
  await ownFileStep(registration).run(() => {});
}

describe("the environment file", () => {
  it.each([
    ["the org's own", { SALESFORCE_ORG_ID: id }],
    ["the org's own by its id of 15 characters", { SALESFORCE_ORG_ID: id.slice(0, 15) }],
    ["nobody's yet", { PORT: "4002" }],
  ])("is taken where it is %s", async (_, values) => {
    await expect(check(values)).resolves.toBeUndefined();
  });

  it("is refused where it is another org's, which is named beside this one", async () => {
    const values = {
      SALESFORCE_ORG_ID: otherId,
      SALESFORCE_LOGIN_URL: "https://contoso.my.salesforce.com",
    };

    await expect(check(values)).rejects.toMatchObject({
      name: "StepError",
      message: expect.stringMatching(
        `belongs to the org ${otherId} \\(https://contoso.*acme is the org ${id}`,
      ) as string,
      nextStep: expect.stringContaining("Give --environment-file another file") as string,
    });
  });

  it("is taken of a refreshed sandbox, whose id is new", async () => {
    await expect(
      check({ SALESFORCE_ORG_ID: otherId, SALESFORCE_LOGIN_URL: instanceUrl }),
    ).resolves.toBeUndefined();
  });
});
