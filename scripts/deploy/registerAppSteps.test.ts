import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { appInOrg } from "./appInOrg.ts";
import { parseEnvironment } from "./parseEnvironment.ts";
import { registerAppSteps } from "./registerAppSteps.ts";
import { registrationWith } from "./registration.fixture.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-register-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The environment file after the last step, which writes it. */
async function written(before: string): Promise<Map<string, string>> {
  const environmentFile = join(folder, "connector.env");
  writeFileSync(environmentFile, before);
  const registration = registrationWith({
    environmentFile,
    readOrg: () => ({ id: "00D000000000001AAA", instanceUrl: "https://acme.my.salesforce.com" }),
  });
  const steps = registerAppSteps(registration, appInOrg(registration));
  await steps.at(-1)?.run(() => undefined);
  return parseEnvironment(readFileSync(environmentFile, "utf8"));
}

it("an environment that names no database gets a file", async () => {
  expect((await written("")).get("DATABASE_FILE")).toBe(".data/connector.db");
  expect((await written("DATABASE_FILE=a.db\n")).get("DATABASE_FILE")).toBe("a.db");
});

it("an environment with a database of Postgres gets no file beside it", async () => {
  const after = await written("DATABASE_URL=postgresql://crosswalk@db/crosswalk\n");
  expect(after.get("PUBLIC_URL")).toBeDefined();
  expect(after.get("DATABASE_FILE")).toBeUndefined();
});
