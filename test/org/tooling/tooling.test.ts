import AdmZip from "adm-zip";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "jsforce";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { signIn, type SignedIn } from "../testing/signIn.ts";

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
