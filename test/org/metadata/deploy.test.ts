import AdmZip from "adm-zip";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOrg } from "../createOrg.ts";
import { adminCaller } from "../testing/adminCaller.ts";
import type { Caller, ResettableOrg } from "../types.ts";
import { deploy } from "./deploy.ts";
import type { DeployOptions, DeployResult } from "./deployTypes.ts";
import { deployRequestRows } from "../tooling/deployRequestRows.ts";
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

  it("is listed with its status, as Setup lists it", () => {
    deploy(org, caller, zip(withField), options);
    deploy(org, caller, zip({ "package.xml": manifest({ ApexClass: ["Gone"] }) }), options);

    const by = { CheckOnly: false, CreatedById: caller.userId };
    expect(deployRequestRows(org)).toMatchObject([
      { ...by, Status: "Succeeded" },
      { ...by, Status: "Failed" },
    ]);
  });

  it("takes back what a permission set no longer grants", () => {
    deploy(org, caller, zip(withField), options);

    const files = { ...withField, "permissionsets/Scorers.permissionset": permissionSet("") };
    deploy(org, caller, zip(files), options);

    expect(org.db.prepare("SELECT 1 FROM FieldPermissions WHERE Field = 'Contact.Score__c'").all()).toEqual(
      [],
    );
  });

  it("says of a permission set whether it is session-based", () => {
    const required = "<hasActivationRequired>true</hasActivationRequired>";
    const needs = () =>
      org.db.prepare("SELECT HasActivationRequired FROM PermissionSet WHERE Name = 'Scorers'").pluck().get();
    const path = "permissionsets/Scorers.permissionset";
    deploy(org, caller, zip({ ...withField, [path]: permissionSet(required) }), options);
    expect(needs()).toBe(1);
    deploy(org, caller, zip({ ...withField, [path]: permissionSet("") }), options);
    expect(needs()).toBe(0);
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

  it("finds what package.xml lists among all parts that a file can hold", () => {
    const object =
      `<CustomObject ${namespace}><deploymentStatus>Deployed</deploymentStatus><label>Shelf</label>` +
      "<listViews><fullName>All</fullName><filterScope>Everything</filterScope><label>All</label></listViews>" +
      "<nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Shelves</pluralLabel>" +
      "<sharingModel>ReadWrite</sharingModel></CustomObject>";
    const files = {
      "package.xml": manifest({ CustomObject: ["Shelf__c"], ListView: ["Shelf__c.All"] }),
      "objects/Shelf__c.object": object,
    };

    expect(problems(deploy(org, caller, zip(files), options))).toEqual([]);
  });

  it("brings a layout with the standard fields of an object that comes along", () => {
    const item = (name: string) =>
      `<layoutItems><behavior>Edit</behavior><field>${name}</field></layoutItems>`;
    const layout = (...names: string[]) =>
      `<Layout ${namespace}><layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading>` +
      `<editHeading>true</editHeading><label>Information</label><layoutColumns>${names.map(item).join("")}` +
      "</layoutColumns><style>OneColumn</style></layoutSections></Layout>";
    const files = (names: string[]) => ({
      "package.xml": manifest({ CustomObject: ["Shelf__c"], Layout: ["Shelf__c-Shelf Layout"] }),
      "objects/Shelf__c.object":
        `<CustomObject ${namespace}><deploymentStatus>Deployed</deploymentStatus><label>Shelf</label>` +
        "<nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Shelves</pluralLabel>" +
        "<sharingModel>ReadWrite</sharingModel></CustomObject>",
      "layouts/Shelf__c-Shelf Layout.layout": layout(...names),
    });

    expect(problems(deploy(org, caller, zip(files(["Name", "Depth__c"])), options))).toEqual([
      "Shelf__c-Shelf Layout: In field: field - no CustomField named Shelf__c.Depth__c found",
    ]);
    const standard = ["Name", "OwnerId", "CreatedById", "LastModifiedById"];
    expect(problems(deploy(org, caller, zip(files(standard)), options))).toEqual([]);
  });

  it("brings the folder of a report, which package.xml lists beside it", () => {
    const files = {
      "package.xml": manifest({ Report: ["Weekly", "Weekly/Leads"] }),
      "reports/Weekly-meta.xml": `<ReportFolder ${namespace}><accessType>Public</accessType><name>Weekly</name></ReportFolder>`,
      "reports/Weekly/Leads.report": `<Report ${namespace}><format>Tabular</format><name>Leads</name><reportType>LeadList</reportType></Report>`,
    };

    const result = deploy(org, caller, zip(files), options);

    expect(problems(result)).toEqual([]);
    expect(result.details.componentSuccesses).toContainEqual(
      expect.objectContaining({ componentType: "Report", fullName: "Weekly" }),
    );
  });

  it.each([
    ["without package.xml", zip({ "objects/Contact.object": field("Score__c") }), "No package.xml found"],
    ["that is no zip", Buffer.from("PK? no"), "invalid zip file"],
    [
      "with a package.xml that is no XML",
      zip({ "package.xml": "<Package>" }),
      "package.xml: Error parsing file",
    ],
  ])("is refused as a whole: %s", (_, content, message) => {
    const result = deploy(org, caller, content, options);

    expect(result).toMatchObject({
      status: "Failed",
      errorMessage: expect.stringContaining(message) as string,
    });
  });

  it("is refused for an API version that the org does not serve", () => {
    const files = { ...withField, "package.xml": manifest({ CustomField: ["Contact.Score__c"] }, "99.0") };

    expect(problems(deploy(org, caller, zip(files), options))).toContain(
      "package.xml: Invalid version specified: 99.0",
    );
  });

  it("is taken in versions that the org no longer serves, with a class of an old one and without a status", () => {
    const files = {
      "package.xml": manifest({ ApexClass: ["Greeter"] }, "12.0"),
      "classes/Greeter.cls": "public class Greeter {}",
      "classes/Greeter.cls-meta.xml": `<ApexClass ${namespace}><apiVersion>29.0</apiVersion></ApexClass>`,
    };

    expect(problems(deploy(org, caller, zip(files), options))).toEqual([]);
  });

  it("takes a trigger as old as its package, with an element that newer ones do not have", () => {
    const files = (version: string) => ({
      "package.xml": manifest({ ApexTrigger: ["Greet"] }, version),
      "triggers/Greet.trigger": "trigger Greet on Contact (before insert) {}",
      "triggers/Greet.trigger-meta.xml": `<ApexTrigger ${namespace}><active>true</active><apiVersion>29.0</apiVersion></ApexTrigger>`,
    });

    expect(problems(deploy(org, caller, zip(files("12.0")), options))).toEqual([]);
    expect(problems(deploy(org, caller, zip(files("67.0")), options))).toEqual([
      "Greet: Error parsing file: Element active invalid at this location in type ApexTrigger",
    ]);
  });

  it("finds the rules inside a file of rules", () => {
    const files = {
      "package.xml": manifest({ AssignmentRule: ["Lead.Inbound"] }),
      "assignmentRules/Lead.assignmentRules": `<AssignmentRules ${namespace}><assignmentRule><fullName>Inbound</fullName><active>false</active></assignmentRule></AssignmentRules>`,
    };

    const result = deploy(org, caller, zip(files), options);

    expect(problems(result)).toEqual([]);
    expect(result.details.componentSuccesses).toContainEqual(
      expect.objectContaining({ componentType: "AssignmentRule", fullName: "Lead.Inbound" }),
    );
  });

  it("is refused with a test class that is not there", () => {
    const tested = { ...options, testLevel: "RunSpecifiedTests", runTests: ["ScoreTest"] };

    expect(problems(deploy(org, caller, zip(withField), tested))).toEqual([
      "ScoreTest: Test class ScoreTest does not exist",
    ]);
  });

  it("is forgotten by a reset", () => {
    deploy(org, caller, zip(withField), options);
    org.reset("empty");

    expect(findComponent(org, "PermissionSet", "Scorers")).toBeUndefined();
    expect(org.schema.field("Contact", "Score__c")).toBeUndefined();
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

  it("are a warning for what is not there", () => {
    const result = remove({ CustomTab: ["Nowhere"] });

    expect(result.status).toBe("Succeeded");
    expect(result.details.componentSuccesses).toContainEqual(
      expect.objectContaining({ problem: "No CustomTab named: Nowhere found", problemType: "Warning" }),
    );
  });
});
