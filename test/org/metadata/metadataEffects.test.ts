import AdmZip from "adm-zip";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";
import type { DeployResult } from "./deployTypes.ts";

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

let running: RunningOrg;
let admin: SignedIn;
let rep: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
});
beforeEach(async () => {
  await practice(running, "POST", "/reset", { seed: "empty" });
  admin = await signIn(running, "admin@practice.example");
  rep = await signIn(running, "rep@practice.example");
});
afterAll(() => running.close());

function zipOf(types: Record<string, string[]>, files: Record<string, string>): Buffer {
  const archive = new AdmZip();
  const members = Object.entries(types).map(
    ([name, names]) =>
      `<types>${names.map((each) => `<members>${each}</members>`).join("")}<name>${name}</name></types>`,
  );
  const manifest = `<Package ${namespace}>${members.join("")}<version>67.0</version></Package>`;
  for (const [path, content] of Object.entries({ "package.xml": manifest, ...files })) {
    archive.addFile(path, Buffer.from(content));
  }
  return archive.toBuffer();
}

async function start(zip: Buffer, deployOptions: object = {}): Promise<string> {
  const form = new FormData();
  form.append("entity_content", JSON.stringify({ deployOptions }));
  form.append("file", new Blob([new Uint8Array(zip)]), "deploy.zip");
  const answer = await fetch(`${running.url}/services/data/v67.0/metadata/deployRequest`, {
    method: "POST",
    headers: { Authorization: `Bearer ${admin.token}` },
    body: form,
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}
const status = async (id: string) =>
  (
    (await admin.rest(`/metadata/deployRequest/${id}?includeDetails=true`)).body as {
      deployResult: DeployResult;
    }
  ).deployResult;
async function deployed(
  types: Record<string, string[]>,
  files: Record<string, string>,
  options: object = {},
) {
  const result = await status(await start(zipOf(types, files), options));
  return result;
}

const object = (content: string) => `<CustomObject ${namespace}>${content}</CustomObject>`;
const recordType =
  "<recordTypes><fullName>Bank</fullName><active>true</active><label>Bank</label><picklistValues>" +
  "<picklist>Industry</picklist><values><fullName>Banking</fullName><default>false</default></values>" +
  "</picklistValues></recordTypes>";

describe("a deployment", () => {
  it("brings validation rules, which destructive changes take away again", async () => {
    const rule =
      "<validationRules><fullName>NoX</fullName><active>true</active><errorConditionFormula>LastName = 'X'</errorConditionFormula>" +
      "<errorMessage>No X</errorMessage></validationRules>";
    const files = { "objects/Contact.object": object(rule) };
    expect((await deployed({ ValidationRule: ["Contact.NoX"] }, files)).status).toBe("Succeeded");
    const attempt = () => rep.rest("/sobjects/Contact", { method: "POST", json: { LastName: "X" } });
    expect(await attempt()).toMatchObject({ status: 400, body: [{ message: "No X" }] });
    const removal = `<Package ${namespace}><types><members>Contact.NoX</members><name>ValidationRule</name></types><version>67.0</version></Package>`;
    expect((await deployed({}, { "destructiveChanges.xml": removal })).status).toBe("Succeeded");
    expect((await attempt()).status).toBe(201);
  });
});

describe("jsforce's Metadata API", () => {
  it("describes the types, lists what the org has of one, and reads what was deployed", async () => {
    await deployed({ RecordType: ["Account.Bank"] }, { "objects/Account.object": object(recordType) });
    const { metadata } = admin.connection;
    const described = await metadata.describe("67.0");
    expect(described.partialSaveAllowed).toBe(true);
    expect(described.metadataObjects).toContainEqual(
      expect.objectContaining({ xmlName: "Profile", directoryName: "profiles", suffix: "profile" }),
    );
    const profiles = await metadata.list({ type: "Profile" }, "67.0");
    expect(profiles.map(({ fullName }) => fullName)).toContain("Admin");
    const types = await metadata.list({ type: "RecordType" }, "67.0");
    expect([types].flat().map(({ fullName }) => fullName)).toEqual(["Account.Bank"]);
    const [read] = [await metadata.read("RecordType", "Account.Bank")].flat();
    expect(read).toMatchObject({ fullName: "Account.Bank", label: "Bank" });
  });
});
