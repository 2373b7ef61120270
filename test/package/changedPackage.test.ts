import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isolatedEnvironment, openSf, signInCli } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../support/projectFolder.ts";
import { startCheckedOrg } from "./checkOrg/startCheckedOrg.ts";

test("check-org names the one component of the package that somebody changed in the org", async () => {
  const checked = await startCheckedOrg();
  const sf = openSf();
  await signInCli(sf, checked.org, "admin@practice.example", "admin");
  const deployed = ["project", "deploy", "start", "--source-dir", "force-app", "--target-org", "admin"];
  await sf.json(deployed, {
    cwd: projectFolder,
    env: { CROSSWALK_CONNECTOR_URL: "https://leads.contoso.example" },
  });
  const file = "permissionsets/Crosswalk_Rep.permissionset";
  const source = readFileSync(path.join(projectFolder, `force-app/main/default/${file}-meta.xml`), "utf8");
  await checked.deploy(new Map([[file, source.replace("<editable>true", "<editable>false")]]));

  const args = [
    path.join(projectFolder, "scripts/check-org.ts"),
    "--target-org",
    "admin",
    "--step",
    "package",
  ];
  const { status, stdout } = await new Promise<{ status: number; stdout: string }>((resolve) => {
    execFile(process.execPath, args, { env: isolatedEnvironment(sf.home) }, (error, text) => {
      resolve({ status: error === null ? 0 : Number(error.code), stdout: text });
    });
  });

  sf.close();
  await checked.close();
  expect(stdout).toMatch(
    /^ {2}fail +package\.retrieved .* not so: PermissionSet Crosswalk_Rep \(fieldPermissions\)\n +→ Deploy the package again/m,
  );
  expect(status).toBe(1);
}, 600_000);
