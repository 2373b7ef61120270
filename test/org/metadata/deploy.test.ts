import AdmZip from "adm-zip";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOrg } from "../createOrg.ts";
import { adminCaller } from "../testing/adminCaller.ts";
import type { Caller, ResettableOrg } from "../types.ts";
import { deploy } from "./deploy.ts";
import type { DeployOptions, DeployResult } from "./deployTypes.ts";
import { findComponent } from "../components/componentStore.ts";

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const options: DeployOptions = {
  checkOnly: false,
  ignoreWarnings: false,
  rollbackOnError: true,
  runTests: [],
};

const field = (name: string): string =>
  `<CustomObject ${namespace}><fields><fullName>${name}</fullName><label>Score</label><precision>3</precision>` +
  `<scale>0</scale><type>Number</type></fields></CustomObject>`;
const permissionSet = (grants: string): string =>
  `<PermissionSet ${namespace}>${grants}<label>Scorers</label></PermissionSet>`;
const fieldGrant =
  "<fieldPermissions><editable>true</editable><field>Contact.Score__c</field><readable>true</readable></fieldPermissions>";

let org: ResettableOrg;
let caller: Caller;

beforeEach(() => {
  org = createOrg({ seed: "empty" });
  caller = adminCaller(org);
});

afterEach(() => org.close());

function zip(files: Record<string, string>): Buffer {
  const archive = new AdmZip();
  for (const [path, content] of Object.entries(files)) archive.addFile(path, Buffer.from(content));
  return archive.toBuffer();
}

function manifest(members: Record<string, string[]>, version = "67.0"): string {
  const types = Object.entries(members).map(
    ([name, names]) =>
      `<types>${names.map((each) => `<members>${each}</members>`).join("")}<name>${name}</name></types>`,
  );
  return `<Package ${namespace}>${types.join("")}<version>${version}</version></Package>`;
}

const withField = {
  "package.xml": manifest({ CustomField: ["Contact.Score__c"], PermissionSet: ["Scorers"] }),
  "objects/Contact.object": field("Score__c"),
  "permissionsets/Scorers.permissionset": permissionSet(fieldGrant),
};

const problems = ({ details }: DeployResult): string[] =>
  details.componentFailures.map(({ fullName, problem }) => `${fullName}: ${problem ?? ""}`);

describe("a deployment", () => {
  it("fails where Apex names a label that does not exist, as the compiler does", () => {
    const source =
      "/** Says Label.Elsewhere. */ public class Greeter {\n" +
      "  String text = 'Label.Quoted' + System.Label.Greeting; // Label.Gone\n}";
    const result = deploy(
      org,
      caller,
      zip({
        "package.xml": manifest({ ApexClass: ["Greeter"] }),
        "classes/Greeter.cls": source,
        "classes/Greeter.cls-meta.xml": `<ApexClass ${namespace}><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>`,
      }),
      options,
    );
    expect(problems(result)).toEqual(["Greeter: External string does not exist: Greeting"]);
  });

  it("brings a field, and grants it by its permission sets alone", () => {
    expect(deploy(org, caller, zip(withField), options).status).toBe("Succeeded");

    expect(org.schema.field("Contact", "Score__c")).toMatchObject({
      type: "double",
      precision: 3,
      custom: true,
    });
    const grants = org.db
      .prepare(
        `SELECT Name, PermissionsEdit FROM FieldPermissions JOIN PermissionSet ON PermissionSet.Id = ParentId WHERE Field = 'Contact.Score__c'`,
      )
      .all();
    expect(grants).toEqual([{ Name: "Scorers", PermissionsEdit: 1 }]);
  });

  it("takes back what a permission set no longer grants", () => {
    deploy(org, caller, zip(withField), options);

    const files = { ...withField, "permissionsets/Scorers.permissionset": permissionSet("") };
    deploy(org, caller, zip(files), options);

    expect(org.db.prepare("SELECT 1 FROM FieldPermissions WHERE Field = 'Contact.Score__c'").all()).toEqual(
      [],
    );
  });

  it("a deployment that is refused in one component changes nothing of the others", () => {
    const files = {
      ...withField,
      "permissionsets/Scorers.permissionset": permissionSet(fieldGrant.replace("Score__c", "Scor__c")),
    };

    const result = deploy(org, caller, zip(files), options);

    expect(problems(result)).toEqual([
      "Scorers: In field: field - no CustomField named Contact.Scor__c found",
    ]);
    expect(result).toMatchObject({ status: "Failed", numberComponentErrors: 1, numberComponentsDeployed: 0 });
    expect(org.schema.field("Contact", "Score__c")).toBeUndefined();
    expect(findComponent(org, "PermissionSet", "Scorers")).toBeUndefined();
  });

  it("a deployment that is only checked changes nothing", () => {
    expect(deploy(org, caller, zip(withField), { ...options, checkOnly: true }).status).toBe("Succeeded");

    expect(org.schema.field("Contact", "Score__c")).toBeUndefined();
  });

  it("names what package.xml lists and the zip lacks, and leaves out what it does not list", () => {
    const files = {
      ...withField,
      "package.xml": manifest({ CustomField: ["Contact.Score__c"], CustomTab: ["Lost"] }),
    };

    const result = deploy(org, caller, zip(files), options);

    expect(problems(result)).toEqual([
      "Lost: An object 'Lost' of type CustomTab was named in package.xml, but was not found in zipped directory",
    ]);
    expect(result.details.componentSuccesses).toContainEqual(
      expect.objectContaining({ fullName: "Scorers", problem: "Not in package.xml", problemType: "Warning" }),
    );
  });
});

describe("removals", () => {
  const remove = (members: Record<string, string[]>): DeployResult =>
    deploy(
      org,
      caller,
      zip({ "package.xml": manifest({}), "destructiveChangesPost.xml": manifest(members) }),
      options,
    );

  const settings = {
    "package.xml": manifest({ CustomObject: ["Tuning__mdt"], CustomMetadata: ["Tuning.Default"] }),
    "objects/Tuning__mdt.object": `<CustomObject ${namespace}><fields><fullName>Level__c</fullName><label>Level</label><length>10</length><type>Text</type></fields><label>Tuning</label><pluralLabel>Tunings</pluralLabel></CustomObject>`,
    "customMetadata/Tuning.Default.md": `<CustomMetadata ${namespace} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>Default</label><values><field>Level__c</field><value xsi:type="xsd:string">high</value></values></CustomMetadata>`,
  };

  it("take a custom metadata type out with its records, so that it can be deployed anew", () => {
    expect(deploy(org, caller, zip(settings), options).status).toBe("Succeeded");
    expect(org.db.prepare("SELECT Level__c FROM Tuning__mdt").pluck().all()).toEqual(["high"]);

    expect(remove({ CustomMetadata: ["Tuning.Default"], CustomObject: ["Tuning__mdt"] }).status).toBe(
      "Succeeded",
    );

    expect(org.schema.object("Tuning__mdt")).toBeUndefined();
    expect(() => org.db.prepare("SELECT 1 FROM Tuning__mdt")).toThrow("no such table");
    expect(deploy(org, caller, zip(settings), options).status).toBe("Succeeded");
  });

  it("are refused for a permission set that somebody has, and nothing else is removed either", () => {
    deploy(org, caller, zip(withField), options);
    const id = org.db.prepare("SELECT Id FROM PermissionSet WHERE Name = 'Scorers'").pluck().get();
    org.db
      .prepare(
        "INSERT INTO PermissionSetAssignment (Id, PermissionSetId, AssigneeId) VALUES ('0Pa000000000001AAA', ?, ?)",
      )
      .run(id, caller.userId);

    const result = remove({ PermissionSet: ["Scorers"], CustomField: ["Contact.Score__c"] });

    expect(problems(result)).toEqual([
      "Scorers: You can't delete a permission set that's assigned to one or more users.",
    ]);
    expect(org.schema.field("Contact", "Score__c")).toBeDefined();
  });
});
