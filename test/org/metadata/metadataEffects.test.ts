import AdmZip from "adm-zip";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";
import type { DeployResult } from "./deployTypes.ts";

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
let clock = Date.now();
let running: RunningOrg;
let admin: SignedIn;
let rep: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg({ now: () => new Date(clock) });
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
const profile = (content: string) => `<Profile ${namespace}>${content}</Profile>`;
const create = async (user: SignedIn, name: string, json: object) => {
  const { body } = await user.rest(`/sobjects/${name}`, { method: "POST", json });
  return (body as { id: string }).id;
};
const sees = async (user: SignedIn, name: string, id: string) =>
  (await user.rest(`/sobjects/${name}/${id}`)).status === 200;

describe("a deployment", () => {
  it("brings record types, and profiles make them available and the default", async () => {
    const result = await deployed(
      { RecordType: ["Account.Bank"], Profile: ["Sales User"] },
      {
        "objects/Account.object": object(recordType),
        "profiles/Sales User.profile": profile(
          "<recordTypeVisibilities><default>true</default><recordType>Account.Bank</recordType>" +
            "<visible>true</visible></recordTypeVisibilities>",
        ),
      },
    );
    expect(result).toMatchObject({ status: "Succeeded", numberComponentErrors: 0 });
    const infos = async (user: SignedIn) =>
      ((await user.rest("/sobjects/Account/describe")).body as { recordTypeInfos: object[] })
        .recordTypeInfos[0];
    expect(await infos(rep)).toMatchObject({
      developerName: "Bank",
      available: true,
      defaultRecordTypeMapping: true,
    });
    expect(await infos(admin)).toMatchObject({ developerName: "Bank", available: false });
  });

  it("changes of a profile what its file names, and nothing else", async () => {
    const grants =
      "<fieldPermissions><editable>false</editable><field>Contact.Title</field><readable>true</readable></fieldPermissions>" +
      "<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit>" +
      "<allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Lead</object>" +
      "<viewAllRecords>false</viewAllRecords></objectPermissions>";
    const result = await deployed(
      { Profile: ["Sales User"] },
      { "profiles/Sales User.profile": profile(grants) },
    );
    expect(result.status).toBe("Succeeded");
    const lead = { LastName: "x", Company: "y" };
    expect((await rep.rest("/sobjects/Lead", { method: "POST", json: lead })).status).toBe(400);
    const titled = await rep.rest("/sobjects/Contact", {
      method: "POST",
      json: { LastName: "x", Title: "t" },
    });
    expect(titled).toMatchObject({ status: 400, body: [{ errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE" }] });
    expect((await rep.rest("/sobjects/Contact", { method: "POST", json: { LastName: "x" } })).status).toBe(
      201,
    );
  });

  it("brings org-wide defaults, roles, and queues that name them", async () => {
    const result = await deployed(
      { CustomObject: ["Lead"], Role: ["Watchers"], Queue: ["Inbound"] },
      {
        "objects/Lead.object": object("<sharingModel>Private</sharingModel>"),
        "roles/Watchers.role":
          `<Role ${namespace}><caseAccessLevel>None</caseAccessLevel><contactAccessLevel>Read</contactAccessLevel>` +
          "<mayForecastManagerShare>false</mayForecastManagerShare><name>Watchers</name>" +
          "<opportunityAccessLevel>Read</opportunityAccessLevel></Role>",
        "queues/Inbound.queue":
          `<Queue ${namespace}><doesSendEmailToMembers>false</doesSendEmailToMembers><name>Inbound</name>` +
          "<queueMembers><roles><role>Watchers</role></roles>" +
          "<users><user>rep2@practice.example</user></users></queueMembers>" +
          "<queueSobject><sobjectType>Lead</sobjectType></queueSobject></Queue>",
      },
    );
    expect(result.details.componentFailures).toEqual([]);
    const [role] = (await admin.connection.query("SELECT Id FROM UserRole WHERE DeveloperName = 'Watchers'"))
      .records;
    const [user] = (
      await admin.connection.query("SELECT Id FROM User WHERE Username = 'readonly@practice.example'")
    ).records;
    await admin.connection.sobject("User").update({ Id: String(user?.Id), UserRoleId: String(role?.Id) });
    const watcher = await signIn(running, "readonly@practice.example");
    const lead = await create(rep, "Lead", { LastName: "x", Company: "y" });
    expect(await sees(watcher, "Lead", lead)).toBe(false);
    const [queue] = (await admin.connection.query("SELECT Id FROM Group WHERE Type = 'Queue'")).records;
    await rep.connection.sobject("Lead").update({ Id: lead, OwnerId: String(queue?.Id) });
    const rep2 = await signIn(running, "rep2@practice.example");
    expect([await sees(watcher, "Lead", lead), await sees(rep2, "Lead", lead)]).toEqual([true, true]);
  });

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

  it("changes nothing where it names a group, role or record type that is not there", async () => {
    const result = await deployed(
      { Queue: ["Lost"], Profile: ["Sales User"] },
      {
        "queues/Lost.queue":
          `<Queue ${namespace}><doesSendEmailToMembers>false</doesSendEmailToMembers><name>Lost</name><queueMembers>` +
          "<publicGroups><publicGroup>Nobody</publicGroup></publicGroups><roles><role>Nowhere</role></roles>" +
          "</queueMembers></Queue>",
        "profiles/Sales User.profile": profile(
          "<recordTypeVisibilities><default>false</default><recordType>Account.None</recordType><visible>true</visible></recordTypeVisibilities>",
        ),
      },
    );
    expect(result.details.componentFailures.map(({ problem }) => problem).sort()).toEqual([
      "In field: publicGroup - no Group named Nobody found",
      "In field: recordType - no RecordType named Account.None found",
      "In field: role - no Role named Nowhere found",
    ]);
  });

  it("gives the fields of a custom setting to all who may query it: they have no field-level security", async () => {
    const setting = object(
      "<customSettingsType>Hierarchy</customSettingsType><label>App</label><visibility>Public</visibility>" +
        "<fields><fullName>URL__c</fullName><label>URL</label><length>255</length><type>Text</type></fields>",
    );
    await deployed({ CustomObject: ["App__c"] }, { "objects/App__c.object": setting });
    await practice(running, "POST", "/records/App__c", [
      { SetupOwnerId: running.orgId, URL__c: "https://a.example" },
    ]);

    const { records } = await admin.connection.query("SELECT URL__c FROM App__c");

    expect(records).toMatchObject([{ URL__c: "https://a.example" }]);
  });
});

describe("a deployment that need not roll back", () => {
  const files = {
    "objects/Contact.object": object(
      "<fields><fullName>Score__c</fullName><label>Score</label><precision>3</precision><scale>0</scale><type>Number</type></fields>",
    ),
    "permissionsets/Wrong.permissionset": `<PermissionSet ${namespace}><fieldPermissions><editable>true</editable><field>Contact.None__c</field><readable>true</readable></fieldPermissions><label>Wrong</label></PermissionSet>`,
  };
  const types = { CustomField: ["Contact.Score__c"], PermissionSet: ["Wrong"] };

  it("keeps what is sound and says that it succeeded in part", async () => {
    const result = await deployed(types, files, { rollbackOnError: false });
    expect(result).toMatchObject({
      status: "SucceededPartial",
      success: false,
      numberComponentErrors: 1,
      numberComponentsDeployed: 1,
    });
    expect(running.org.schema.field("Contact", "Score__c")).toBeDefined();
  });

  it("keeps nothing where it does roll back", async () => {
    expect(await deployed(types, files)).toMatchObject({ status: "Failed", numberComponentsDeployed: 0 });
    expect(running.org.schema.field("Contact", "Score__c")).toBeUndefined();
  });
});

describe("a deployment that takes its time", () => {
  const zip = () => zipOf({ RecordType: ["Account.Bank"] }, { "objects/Account.object": object(recordType) });
  beforeEach(() => practice(running, "PATCH", "/settings", { deployMs: 600_000 }));
  const hasType = async () => (await admin.connection.query("SELECT Id FROM RecordType")).totalSize === 1;

  it("is pending, then in progress, and changes the org when it is done", async () => {
    const id = await start(zip());
    expect(await status(id)).toMatchObject({ status: "Pending", done: false });
    clock += 300_000;
    expect(await status(id)).toMatchObject({ status: "InProgress", done: false });
    expect(await hasType()).toBe(false);
    clock += 300_000;
    expect(await status(id)).toMatchObject({ status: "Succeeded", done: true });
    expect(await hasType()).toBe(true);
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
