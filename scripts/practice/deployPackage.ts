/**
 * Deploys the package to a running practice org with the Salesforce CLI, as to a scratch org. Does nothing
 * where the org has the same version. ORG_URL and CONNECTOR_URL are the addresses of both.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { openSf, signInCli } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../../test/support/projectFolder.ts";
import { listSourceFiles } from "../../test/support/sourceComponents.ts";

// Beside a developer's work, with `--aside`, it leaves the processor to what shows a change.
const { values } = parseArgs({ options: { aside: { type: "boolean" } } });
if (values.aside) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const orgUrl = process.env.ORG_URL ?? "http://localhost:4001";
const connectorUrl = process.env.CONNECTOR_URL ?? "http://localhost:4002";
const directories = ["force-app", "config/translations"];
const record = path.join(projectFolder, ".data/deployed-package");

const wanted = digest();
if (existsSync(record) && readFileSync(record, "utf8") === wanted && (await orgHasDeployment())) {
  console.log("The practice org has this package already.");
} else {
  await deploy();
  mkdirSync(path.dirname(record), { recursive: true });
  writeFileSync(record, wanted);
}

async function orgHasDeployment(): Promise<boolean> {
  return (await fetch(new URL("/__practice/deployed", orgUrl), { method: "HEAD" })).status === 200;
}

async function deploy(): Promise<void> {
  const ending = new AbortController();
  const sf = openSf(ending.signal);
  process.once("SIGTERM", () => {
    ending.abort();
    sf.close();
    process.exit(1);
  });
  try {
    const info = await fetch(new URL("/__practice/info", orgUrl));
    const client = (await info.json()) as { clientId: string; clientSecret: string };
    await signInCli(sf, { url: orgUrl, ...client }, "admin@practice.example", "practice");
    await fetch(new URL("/__practice/settings", orgUrl), {
      method: "PATCH",
      body: JSON.stringify({ translationWorkbench: true }),
    });
    const run = await sf.run(
      [
        ...["project", "deploy", "start", "--target-org", "practice", "--concise"],
        ...directories.flatMap((directory) => ["--source-dir", directory]),
      ],
      { env: { CROSSWALK_CONNECTOR_URL: connectorUrl, CROSSWALK_CONTACT_EMAIL: "admin@practice.example" } },
    );
    if (run.status !== 0) throw new Error(`The package does not deploy:\n${run.stdout}${run.stderr}`);
    console.log("Deployed the package to the practice org.");
  } finally {
    sf.close();
  }
}

/** A digest of the package's files, the org and the connector, which changes with any of them. */
function digest(): string {
  const hash = createHash("sha256").update(`${orgUrl}\0${connectorUrl}\0`);
  for (const directory of directories.map((each) => path.join(projectFolder, each))) {
    for (const file of listSourceFiles(directory)) {
      hash.update(`${file}\0`).update(readFileSync(path.join(directory, file)));
    }
  }
  return hash.digest("hex");
}
