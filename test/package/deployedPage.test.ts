import AdmZip from "adm-zip";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compilePage, createDeployedSource } from "@crosswalk/practice-page";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { accessTokenOf, openSf, type Sf } from "@crosswalk/practice-org/testing";

let org: RunningOrg;
let sf: Sf;
let folder: string;
let converted: AdmZip;

beforeAll(async () => {
  org = await startPracticeOrg();
  sf = openSf();
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-page-"));
  await sf.json(["project", "convert", "source", "--root-dir", "force-app", "--output-dir", folder]);
  converted = new AdmZip();
  converted.addLocalFolder(folder);
});

afterAll(async () => {
  sf.close();
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Deploys over the Metadata API's REST; answers the status that the org reports. */
async function deploy(zip: AdmZip): Promise<string> {
  const authorization = { Authorization: `Bearer ${await accessTokenOf(org, "admin@practice.example")}` };
  const form = new FormData();
  form.append("entity_content", JSON.stringify({ deployOptions: { rollbackOnError: true } }));
  form.append("file", new Blob([new Uint8Array(zip.toBuffer())], { type: "application/zip" }), "deploy.zip");
  const url = `${org.url}/services/data/v67.0/metadata/deployRequest`;
  const accepted = await fetch(url, { method: "POST", headers: authorization, body: form });
  const { id } = (await accepted.json()) as { id: string };
  const report = await fetch(`${url}/${id}?includeDetails=true`, { headers: authorization });
  return ((await report.json()) as { deployResult: { status: string } }).deployResult.status;
}

const script = (directory: string): string =>
  readdirSync(directory)
    .map((file) => readFileSync(path.join(directory, file), "utf8"))
    .join("\n");

describe("the practice Lightning page", { timeout: 180_000 }, () => {
  it("shows the working tree until something is deployed, then what was deployed, then what was deployed after", async () => {
    const source = createDeployedSource(org.url);
    expect(await source()).toBeUndefined();

    expect(await deploy(converted)).toBe("Succeeded");
    const first = await source();
    expect(await source()).toBe(first);
    const changed = new AdmZip(converted.toBuffer());
    const labels = "labels/CustomLabels.labels";
    const text = changed.readAsText(labels);
    changed.updateFile(
      labels,
      Buffer.from(text.replace(/(<fullName>Crosswalk_SignIn_Heading<[\s\S]*?<value>)[^<]+/, "$1Come in")),
    );
    expect(await deploy(changed)).toBe("Succeeded");
    const second = await source();

    expect(second).not.toBe(first);
    expect(script(await compilePage(first))).not.toContain('"Come in"');
    expect(script(await compilePage(second))).toContain('"Come in"');
  });
});
