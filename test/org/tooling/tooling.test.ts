import AdmZip from "adm-zip";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "jsforce";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;
let connection: Connection;

beforeAll(async () => {
  running = await startPracticeOrg();
  admin = await signIn(running, "admin@practice.example");
  ({ connection } = admin);
});
afterAll(() => running.close());

const tooling = async (soql: string) =>
  (await connection.tooling.query<Record<string, unknown>>(soql)).records;

test("jsforce lists and describes what the Tooling API has, which is not the org's records", async () => {
  const names = (await connection.tooling.describeGlobal()).sobjects.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      "ApexClass",
      "ApexTrigger",
      "CustomField",
      "CustomObject",
      "DeployRequest",
      "EntityDefinition",
      "EntityParticle",
      "FieldDefinition",
      "LightningComponentBundle",
      "Organization",
      "PermissionSet",
      "User",
      "ValidationRule",
    ]),
  );
  expect(names).not.toContain("Contact");
  for (const name of names) {
    const { fields } = await connection.tooling.describe(name);
    const selected = fields.map((field) => field.name).join(", ");
    const where = /^(FieldDefinition|EntityParticle)$/.test(name)
      ? "WHERE EntityDefinitionId = 'Contact'"
      : "";
    const soql = `SELECT ${selected} FROM ${name} ${where} LIMIT 5`;
    expect(await connection.tooling.query(soql), name).toHaveProperty("done", true);
  }
});

test("each API refuses what only the other has, and both what nobody has", async () => {
  const refusal = (name: string) => ({
    errorCode: "INVALID_TYPE",
    message: expect.stringContaining(`sObject type '${name}' is not supported.`) as string,
  });
  for (const name of ["Contact", "Gadget__c", "FlowDefinition"]) {
    await expect(tooling(`SELECT Id FROM ${name}`)).rejects.toMatchObject(refusal(name));
  }
  for (const name of ["CustomField", "ValidationRule"]) {
    await expect(connection.query(`SELECT Id FROM ${name}`)).rejects.toMatchObject(refusal(name));
  }
  expect((await admin.rest("/sobjects/CustomField/describe")).status).toBe(404);
  expect((await admin.rest("/tooling/sobjects/Contact/describe")).status).toBe(404);
});

test("EntityDefinition and FieldDefinition tell of standard objects, by either API", async () => {
  const soql =
    "SELECT DurableId, QualifiedApiName, Label, PluralLabel, KeyPrefix, NamespacePrefix, IsCustomizable, IsQueryable " +
    "FROM EntityDefinition WHERE QualifiedApiName IN ('Account', 'UserRole') ORDER BY QualifiedApiName";
  const records = await tooling(soql);
  expect(records).toMatchObject([
    {
      attributes: {
        type: "EntityDefinition",
        url: expect.stringMatching(/\/tooling\/sobjects\/EntityDefinition\/Account$/) as string,
      },
      DurableId: "Account",
      Label: "Account",
      PluralLabel: "Accounts",
      KeyPrefix: "001",
      NamespacePrefix: null,
      IsCustomizable: true,
      IsQueryable: true,
    },
    { QualifiedApiName: "UserRole", IsCustomizable: false },
  ]);
  expect((await connection.query(soql)).totalSize).toBe(2);
  const fields =
    "SELECT DurableId, QualifiedApiName, DataType, IsNillable, EntityDefinition.QualifiedApiName FROM FieldDefinition " +
    "WHERE EntityDefinition.QualifiedApiName = 'contact' AND QualifiedApiName IN ('AccountId', 'Email', 'Title', 'Name', 'MailingAddress', 'MailingCity')";
  expect(await tooling(`${fields} ORDER BY QualifiedApiName`)).toMatchObject([
    { QualifiedApiName: "AccountId", DurableId: "Contact.Account", DataType: "Lookup(Account)" },
    { QualifiedApiName: "Email", DataType: "Email", EntityDefinition: { QualifiedApiName: "Contact" } },
    { QualifiedApiName: "MailingAddress", DataType: "Address" },
    { QualifiedApiName: "Name", DataType: "Name", IsNillable: false },
    { QualifiedApiName: "Title", DataType: "Text(128)", IsNillable: true },
  ]);
  expect((await connection.query(fields)).totalSize).toBe(5);
});

test("the parts of fields are particles, which agree with describe", async () => {
  const { fields } = await connection.describe("Contact");
  const particles = await tooling(
    "SELECT QualifiedApiName, DataType, Length, ByteLength, IsCreatable, FieldDefinition.QualifiedApiName FROM EntityParticle WHERE EntityDefinitionId = 'Contact'",
  );
  expect(
    particles.map((each) => [each["QualifiedApiName"], each["DataType"], each["Length"], each["ByteLength"]]),
  ).toEqual(fields.map(({ name, type, length, byteLength }) => [name, type, length, byteLength]));
  expect(particles.find((each) => each["QualifiedApiName"] === "LastName")).toMatchObject({
    FieldDefinition: { QualifiedApiName: "Name" },
  });
});

test("a query for entities or their fields is refused where its rows need a second page", async () => {
  const names = (await tooling("SELECT DurableId FROM EntityDefinition")).map(
    (each) => `'${String(each["DurableId"])}'`,
  );
  const all = `SELECT QualifiedApiName FROM EntityParticle WHERE EntityDefinitionId IN (${names.join(",")})`;
  const headers = { "Sforce-Query-Options": "batchSize=200" };
  expect(await admin.rest(`/tooling/query?q=${encodeURIComponent(all)}`, { headers })).toMatchObject({
    status: 400,
    body: [
      {
        errorCode: "EXCEEDED_ID_LIMIT",
        message:
          "EntityParticle does not support queryMore(), use LIMIT to restrict the results to a single batch",
      },
    ],
  });
  expect(await tooling(`${all} LIMIT 150`)).toHaveLength(150);
});

test("a page of a query's rows names their type and the address of the next page", async () => {
  const fields = Array.from({ length: 250 }, (_, i) => ({ name: `Note${i}__c`, type: "string" }));
  await practice(running, "PUT", "/objects/Wide__c", { fields });
  const soql = encodeURIComponent("SELECT DeveloperName FROM CustomField WHERE TableEnumOrId LIKE '01I%'");
  const headers = { "Sforce-Query-Options": "batchSize=200" };
  const { body } = await admin.rest(`/tooling/query?q=${soql}`, { headers });
  const first = body as { totalSize: number; nextRecordsUrl: string };
  expect(first).toMatchObject({ size: 200, done: false, entityTypeName: "CustomField" });
  expect(first).toMatchObject({ queryLocator: first.nextRecordsUrl });
  const second = await admin.rest(first.nextRecordsUrl.replace(/^.*(?=\/tooling)/, ""));
  expect(second.body).toMatchObject({ size: first.totalSize - 200, done: true, queryLocator: null });
  const none = encodeURIComponent("SELECT Id FROM User WHERE Username = 'nobody'");
  expect((await admin.rest(`/tooling/query?q=${none}`)).body).toEqual({
    size: 0,
    totalSize: 0,
    done: true,
    queryLocator: null,
    entityTypeName: "User",
    records: [],
  });
});

test("a query for fields has to name their object", async () => {
  for (const where of [
    "",
    "WHERE DataType = 'Email'",
    "WHERE EntityDefinitionId = 'Contact' OR Length = 3",
    "WHERE EntityDefinitionId != 'Contact'",
    "WHERE (NOT EntityDefinitionId = 'Contact')",
  ]) {
    const soql = `SELECT QualifiedApiName FROM FieldDefinition ${where}`;
    await expect(tooling(soql), where).rejects.toMatchObject({
      errorCode: "MALFORMED_QUERY",
      message: "FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]",
    });
  }
  const [found] = await tooling("SELECT Label FROM FieldDefinition WHERE DurableId IN ('Lead.Company')");
  expect(found).toMatchObject({ Label: "Company" });
});

test("a custom object, its fields and its rules are there once they are made, under ids that stay", async () => {
  await practice(running, "PUT", "/objects/Gadget__c", {
    label: "Gadget",
    fields: [{ name: "Weight__c", type: "double", precision: 10, scale: 2, label: "Weight" }],
  });
  await practice(running, "POST", "/objects/Gadget__c/validation-rules", {
    name: "Heavy",
    formula: "Weight__c > 100",
    message: "Too heavy",
    field: "Weight__c",
  });
  const [object] = await tooling("SELECT Id, DeveloperName FROM CustomObject WHERE DeveloperName = 'Gadget'");
  const durableId = String(object?.["Id"]).slice(0, 15);
  expect(durableId).toMatch(/^01I/);
  const ofGadget = `WHERE EntityDefinition.QualifiedApiName = 'Gadget__c'`;
  const soql = `SELECT Id, DeveloperName, Precision, Scale, TableEnumOrId, EntityDefinitionId FROM CustomField ${ofGadget}`;
  const [field] = await tooling(soql);
  expect(field).toMatchObject({
    DeveloperName: "Weight",
    Precision: 10,
    Scale: 2,
    TableEnumOrId: object?.["Id"],
    EntityDefinitionId: durableId,
  });
  expect(await tooling(soql)).toEqual([field]);
  expect(
    await tooling(
      `SELECT DurableId, DataType FROM FieldDefinition ${ofGadget} AND QualifiedApiName = 'Weight__c'`,
    ),
  ).toMatchObject([
    { DurableId: `${durableId}.${String(field?.["Id"]).slice(0, 15)}`, DataType: "Number(8, 2)" },
  ]);
  expect(
    await tooling(
      `SELECT ValidationName, Active, ErrorMessage, ErrorDisplayField FROM ValidationRule ${ofGadget}`,
    ),
  ).toMatchObject([
    { ValidationName: "Heavy", Active: true, ErrorMessage: "Too heavy", ErrorDisplayField: "Weight__c" },
  ]);
  await practice(running, "DELETE", "/objects/Gadget__c/validation-rules/Heavy");
  expect(await tooling(`SELECT Id FROM ValidationRule ${ofGadget}`)).toEqual([]);
});

test("deployed classes, triggers and components are there, with who deployed them", async () => {
  expect(await tooling("SELECT Id FROM ApexTrigger")).toEqual([]);
  const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
  const body = "// Says hello\npublic class Greeter {\n  String url = 'http://x'; /* kept */\n}\n";
  await deploy({
    "package.xml": `<Package ${namespace}><types><members>Greeter</members><name>ApexClass</name></types><types><members>Greet</members><name>ApexTrigger</name></types><types><members>greeting</members><name>LightningComponentBundle</name></types><version>67.0</version></Package>`,
    "classes/Greeter.cls": body,
    "classes/Greeter.cls-meta.xml": `<ApexClass ${namespace}><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>`,
    "triggers/Greet.trigger": "trigger Greet on Contact (before insert, after update) {}",
    "triggers/Greet.trigger-meta.xml": `<ApexTrigger ${namespace}><apiVersion>66.0</apiVersion><status>Inactive</status></ApexTrigger>`,
    "lwc/greeting/greeting.js":
      'import { LightningElement } from "lwc";\nexport default class Greeting extends LightningElement {}\n',
    "lwc/greeting/greeting.html": "<template></template>",
    "lwc/greeting/greeting.js-meta.xml": `<LightningComponentBundle ${namespace}><apiVersion>67.0</apiVersion><isExposed>true</isExposed><masterLabel>Greeting of all</masterLabel></LightningComponentBundle>`,
  });
  const soql =
    "SELECT Id, Name, ApiVersion, Status, Body, LengthWithoutComments, NamespacePrefix, CreatedBy.Username FROM ApexClass WHERE Name = 'Greeter'";
  const [found] = await tooling(soql);
  expect(found).toMatchObject({
    Id: expect.stringMatching(/^01p\w{15}$/) as string,
    ApiVersion: 67,
    Status: "Active",
    Body: body,
    LengthWithoutComments: body.length - "// Says hello".length - "/* kept */".length,
    NamespacePrefix: null,
    CreatedBy: { Username: "admin@practice.example" },
  });
  expect((await connection.query(soql)).records).toMatchObject([{ Id: found?.["Id"] }]);
  expect(await connection.tooling.sobject("ApexClass").retrieve(String(found?.["Id"]))).toMatchObject({
    attributes: {
      url: expect.stringContaining(`/tooling/sobjects/ApexClass/${String(found?.["Id"])}`) as string,
    },
    Body: body,
  });
  expect(await tooling("SELECT FIELDS(ALL) FROM ApexTrigger LIMIT 9")).toMatchObject([
    {
      Id: expect.stringMatching(/^01q\w{15}$/) as string,
      Name: "Greet",
      TableEnumOrId: "Contact",
      ApiVersion: 66,
      Status: "Inactive",
      UsageBeforeInsert: true,
      UsageAfterUpdate: true,
      UsageAfterInsert: false,
    },
  ]);
  expect(
    await tooling("SELECT DeveloperName, MasterLabel, ApiVersion, IsExposed FROM LightningComponentBundle"),
  ).toContainEqual(
    expect.objectContaining({
      DeveloperName: "greeting",
      MasterLabel: "Greeting of all",
      ApiVersion: 67,
      IsExposed: true,
    }),
  );
});

async function deploy(files: Record<string, string>): Promise<void> {
  const zip = new AdmZip();
  for (const [path, content] of Object.entries(files)) zip.addFile(path, Buffer.from(content));
  const { id } = await connection.metadata.deploy(zip.toBuffer(), { rollbackOnError: true });
  const { details, status } = await connection.metadata.checkDeployStatus(id, true);
  expect(status, JSON.stringify(details)).toBe("Succeeded");
}

test("a record that can only be read is not written", async () => {
  expect((await practice(running, "POST", "/records/ApexClass", [{ Name: "Loaded" }])).status).toBe(404);
  const answer = await admin.rest("/sobjects/EntityDefinition", { method: "POST", json: {} });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  const patched = await admin.rest("/tooling/sobjects/ApexClass/01p000000000001AAA", {
    method: "PATCH",
    json: { Body: "class Other {}" },
  });
  expect(patched.status).toBe(405);
});
