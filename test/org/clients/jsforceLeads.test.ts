import type { Connection } from "jsforce";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let connection: Connection;

beforeAll(async () => {
  running = await startPracticeOrg();
});
beforeEach(async () => {
  await practice(running, "POST", "/reset", { seed: "empty" });
  rep = await signIn(running, "rep@practice.example");
  ({ connection } = rep);
});
afterAll(() => running.close());

const base = "/services/data/v67.0";
const person = { LastName: "Reed", Company: "Reed & Sons" };
const key = "Crosswalk_Lead__c";
const leads = () => connection.sobject("Lead");
const create = async (values: object) => (await leads().create({ ...person, ...values })).id ?? "";
const node = (referenceId: string, body: object) => ({
  method: "POST",
  url: `${base}/sobjects/Lead`,
  referenceId,
  body,
});

describe("a lead is created", () => {
  test("one by one, in a composite request, in a graph and in a collection, with name and company", async () => {
    const [nameless, homeless] = [{ Company: "Reed" }, { LastName: "Reed" }];
    await expect(leads().create(nameless)).rejects.toMatchObject({
      errorCode: "REQUIRED_FIELD_MISSING",
      data: { fields: ["LastName"] },
    });
    const id = await create({ Title: "Buyer", LeadSource: "Web", Email: "A@Reed.example", Phone: "1" });
    expect(await leads().retrieve(id)).toMatchObject({
      Status: "Open - Not Contacted",
      Email: "a@reed.example",
      IsConverted: false,
      ConvertedContactId: null,
    });
    const compositeRequest = [node("one", person), node("two", homeless)];
    expect(await connection.requestPost(`${base}/composite`, { compositeRequest })).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 201 },
        { httpStatusCode: 400, body: [{ errorCode: "REQUIRED_FIELD_MISSING", fields: ["Company"] }] },
      ],
    });
    const graphs = [{ graphId: "g", compositeRequest: [node("three", person)] }];
    expect(await connection.requestPost(`${base}/composite/graph`, { graphs })).toMatchObject({
      graphs: [{ isSuccessful: true }],
    });
    expect(await leads().create([person, homeless])).toMatchObject([
      { success: true },
      { success: false, errors: [{ statusCode: "REQUIRED_FIELD_MISSING", fields: ["Company"] }] },
    ]);
    expect(await leads().count()).toBe(4);
  });

  test("with one of the active statuses where the admin restricts them, of which a query tells the converted ones", async () => {
    await practice(running, "PATCH", "/objects/Lead/fields/Status", { restricted: true });
    await expect(create({ Status: "Dreaming" })).rejects.toMatchObject({
      errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    });
    const soql = "SELECT ApiName, IsDefault, IsConverted FROM LeadStatus ORDER BY SortOrder";
    expect((await connection.query(soql)).records).toMatchObject([
      { ApiName: "Open - Not Contacted", IsDefault: true, IsConverted: false },
      { ApiName: "Working - Contacted", IsDefault: false, IsConverted: false },
      { ApiName: "Closed - Converted", IsDefault: false, IsConverted: true },
      { ApiName: "Closed - Not Converted", IsDefault: false, IsConverted: false },
    ]);
  });

  test("with a country's and a state's code where State and Country picklists are on", async () => {
    expect(await leads().retrieve(await create({ Country: "Anywhere" }))).toMatchObject({
      Country: "Anywhere",
    });
    await practice(running, "PATCH", "/settings", { stateAndCountryPicklists: true });
    const id = await create({ CountryCode: "US", StateCode: "CA" });
    expect(await leads().retrieve(id)).toMatchObject({ Country: "United States", State: "California" });
    await expect(create({ Country: "Anywhere" })).rejects.toMatchObject({
      errorCode: "FIELD_INTEGRITY_EXCEPTION",
    });
  });

  test("without the fields that field-level security keeps from the rep, as describe says", async () => {
    const fieldPermissions = { "Lead.Title": { readable: true, editable: false } };
    await practice(running, "PATCH", "/users/rep@practice.example", { fieldPermissions });
    const { fields } = await connection.describe("Lead");
    const described = (name: string) => fields.find((field) => field.name === name);
    expect(described("Title")).toMatchObject({ createable: false });
    expect(described("Status")).toMatchObject({ createable: true, defaultedOnCreate: true, nillable: false });
    expect(described(key)).toMatchObject({ createable: true, externalId: true, unique: true });
    await expect(create({ Title: "Buyer" })).rejects.toMatchObject({
      errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
    });
  });

  test("once for a value of the package's external id, which an upsert finds again", async () => {
    const id = await create({ [key]: "k1" });
    await expect(create({ [key]: "k1" })).rejects.toMatchObject({
      errorCode: "DUPLICATE_VALUE",
      message: `duplicate value found: ${key} duplicates value on record with id: ${id.slice(0, 15)}`,
    });
    await connection.sobject("Contact").create({ LastName: "Reed", [key]: "k1" });
    expect(await leads().upsert({ ...person, Title: "Buyer", [key]: "k1" }, key)).toMatchObject({
      id,
      created: false,
    });
  });

  test("with the record type that is the rep's default or that the rep may use, and its picklist values", async () => {
    const put = async (name: string, json: object) => {
      const { body } = await practice(running, "PUT", `/objects/Lead/record-types/${name}`, json);
      return (body as { id: string }).id;
    };
    await practice(running, "PATCH", "/objects/Lead/fields/Status", { restricted: true });
    const picklistValues = { Status: ["Open - Not Contacted"] };
    const usual = await put("Usual", { picklistValues, profiles: { "Sales User": { default: true } } });
    const other = await put("Other", { profiles: { "Sales User": {} } });
    const foreign = await put("Foreign", { profiles: {} });
    expect((await connection.describe("Lead")).recordTypeInfos).toMatchObject([
      { recordTypeId: foreign, available: false },
      { recordTypeId: other, available: true, defaultRecordTypeMapping: false },
      { recordTypeId: usual, available: true, defaultRecordTypeMapping: true },
      { master: true, defaultRecordTypeMapping: false },
    ]);
    expect(await leads().retrieve(await create({}))).toMatchObject({ RecordTypeId: usual });
    expect(await leads().retrieve(await create({ RecordTypeId: other }))).toMatchObject({
      RecordTypeId: other,
    });
    await expect(create({ RecordTypeId: foreign })).rejects.toMatchObject({
      errorCode: "INVALID_CROSS_REFERENCE_KEY",
      message: `Record Type ID: this ID value isn't valid for the user: ${foreign}`,
    });
    await expect(create({ Status: "Working - Contacted" })).rejects.toMatchObject({
      errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    });
  });

  test("unless a duplicate rule finds a lead and a contact for the same person", async () => {
    const twin = { FirstName: "Ada", LastName: "Reed", Email: "ada@reed.example" };
    await create(twin);
    await connection.sobject("Contact").create(twin);
    for (const duplicateRule of ["alert", "block"]) {
      await practice(running, "PATCH", "/settings", { duplicateRule });
      const refused = await rep.rest("/sobjects/Lead", { method: "POST", json: { ...person, ...twin } });
      expect(refused).toMatchObject({ status: 400, body: [{ errorCode: "DUPLICATES_DETECTED" }] });
      expect(refused.body).toMatchObject([
        {
          duplicateResult: {
            allowSave: duplicateRule === "alert",
            duplicateRule: "Standard_Lead_Duplicate_Rule",
            matchResults: [
              { entityType: "Contact", size: 1 },
              { entityType: "Lead", size: 1 },
            ],
          },
        },
      ]);
    }
  });
});

test("a lead that its owner gave away or has a task tells so, and only its owner deletes it", async () => {
  const id = await create({});
  const [other] = (await connection.query("SELECT Id FROM User WHERE Username = 'rep2@practice.example'"))
    .records;
  await connection.sobject("Task").create({ Subject: "Call", WhoId: id });
  const soql = `SELECT OwnerId, (SELECT Subject FROM Tasks) FROM Lead WHERE Id = '${id}'`;
  await leads().update({ Id: id, OwnerId: other?.Id });
  expect((await connection.query(soql)).records).toMatchObject([
    { OwnerId: other?.Id, Tasks: { records: [{ Subject: "Call" }] } },
  ]);
  await expect(leads().destroy(id)).rejects.toMatchObject({ errorCode: "INSUFFICIENT_ACCESS_OR_READONLY" });
  const own = await create({});
  await leads().destroy(own);
  await expect(leads().retrieve(own)).rejects.toMatchObject({ errorCode: "ENTITY_IS_DELETED" });
  const deleted = `SELECT IsDeleted FROM Lead WHERE Id = '${own}'`;
  expect((await connection.query(deleted, { scanAll: true })).records).toMatchObject([{ IsDeleted: true }]);
});

describe("the active assignment rule gives a lead to its own owner", () => {
  const assign = (header: string) => ({ headers: { "Sforce-Auto-Assign": header } });
  const ownerOf = async (id: string | undefined) => {
    const admin = await signIn(running, "admin@practice.example");
    return (await admin.connection.sobject("Lead").retrieve(id ?? ""))["OwnerId"] as unknown;
  };
  let me: string;
  let colleague: string;
  let queue: string;
  let unused: string;

  beforeEach(async () => {
    const admin = (await signIn(running, "admin@practice.example")).connection;
    const userId = async (name: string) =>
      (await admin.sobject("User").findOne({ Username: `${name}@practice.example` }, "Id"))?.Id ?? "";
    [me, colleague] = [await userId("rep"), await userId("rep2")];
    queue = (await admin.sobject("Group").create({ Name: "Inbound", Type: "Queue" })).id ?? "";
    await admin.sobject("QueueSobject").create({ QueueId: queue, SobjectType: "Lead" });
    const leadAssignmentRules = [
      { name: "Standard", ownerId: colleague },
      { name: "Partners", ownerId: queue, active: false },
    ];
    await practice(running, "PATCH", "/settings", { leadAssignmentRules });
    const rules = await connection.query("SELECT Id, Name, Active FROM AssignmentRule ORDER BY Name");
    expect(rules.records).toMatchObject([
      { Name: "Partners", Active: false },
      { Name: "Standard", Active: true },
    ]);
    unused = rules.records[0]?.Id ?? "";
  });

  test("when the header is missing or true, not when it is false, and another rule when it is named", async () => {
    const owner = async (header: string) => ownerOf((await leads().create(person, assign(header))).id);
    expect(await ownerOf(await create({}))).toBe(colleague);
    expect(await ownerOf(await create({ OwnerId: me }))).toBe(colleague);
    expect(await owner("true")).toBe(colleague);
    expect(await owner("False")).toBe(me);
    expect(await owner(unused)).toBe(queue);
    await expect(owner("rule")).rejects.toMatchObject({ errorCode: "MALFORMED_ID" });
    await expect(owner("01Q000000000999AAA")).rejects.toMatchObject({
      errorCode: "INVALID_CROSS_REFERENCE_KEY",
    });
    await practice(running, "PATCH", "/settings", { leadAssignmentRules: [] });
    expect(await owner("TRUE")).toBe(me);
  });

  test("when somebody changes the lead, too, unless the header is false", async () => {
    const { id = "" } = await leads().create(person, assign("FALSE"));
    await leads().update({ Id: id, Title: "Buyer" }, assign("FALSE"));
    expect(await ownerOf(id)).toBe(me);
    await leads().update({ Id: id, Title: "Head" });
    expect(await ownerOf(id)).toBe(colleague);
  });

  test("and keeps it from who made it, where leads are private", async () => {
    await practice(running, "PATCH", "/settings", { orgWideDefaults: { Lead: "None" } });
    const id = await create({});
    await expect(leads().retrieve(id)).rejects.toMatchObject({ errorCode: "NOT_FOUND" });
  });

  test("for a collection's header and for that of a subrequest, which gets none of the composite request's", async () => {
    const [one] = await leads().create([person], assign("FALSE"));
    expect(await ownerOf(one?.id)).toBe(me);
    const off = { "Sforce-Auto-Assign": "FALSE" };
    const compositeRequest = [{ ...node("off", person), httpHeaders: off }, node("on", person)];
    const answer = await rep.rest("/composite", { method: "POST", json: { compositeRequest }, headers: off });
    const { compositeResponse } = answer.body as { compositeResponse: { body: { id: string } }[] };
    expect(await Promise.all(compositeResponse.map(({ body }) => ownerOf(body.id)))).toEqual([me, colleague]);
  });

  test("in a graph in any case, whose nodes have no headers", async () => {
    const off = { "Sforce-Auto-Assign": "FALSE" };
    const json = {
      graphs: [{ graphId: "g", compositeRequest: [{ ...node("n", person), httpHeaders: off }] }],
    };
    const { body } = await rep.rest("/composite/graph", { method: "POST", json, headers: off });
    const [graph] = (
      body as { graphs: { graphResponse: { compositeResponse: { body: { id: string } }[] } }[] }
    ).graphs;
    expect(await ownerOf(graph?.graphResponse.compositeResponse[0]?.body.id)).toBe(colleague);
  });
});

describe("a lead that somebody converted", () => {
  const convert = async (id: string, json: object = {}) => {
    const { status, body } = await practice(running, "POST", `/leads/${id}/convert`, json);
    return { status, ...(body as { account: string; contact: string }) };
  };
  const converted = { errorCode: "CANNOT_UPDATE_CONVERTED_LEAD", message: "cannot reference converted lead" };

  test("leads to its contact and account, with its tasks, and is found by its conversion", async () => {
    const id = await create({ FirstName: "Ada", Title: "Buyer", City: "Kiel", [key]: "k1" });
    await connection.sobject("Task").create({ Subject: "Call", WhoId: id });
    const { account, contact } = await convert(id, { by: "admin@practice.example" });
    const today = new Date().toISOString().slice(0, 10);
    const soql = `SELECT Status, ConvertedDate, ConvertedAccountId, ConvertedContact.Title, LastModifiedBy.Username
      FROM Lead WHERE IsConverted = true`;
    expect((await connection.query(soql)).records).toMatchObject([
      {
        Status: "Closed - Converted",
        ConvertedDate: today,
        ConvertedAccountId: account,
        ConvertedContact: { Title: "Buyer" },
        LastModifiedBy: { Username: "admin@practice.example" },
      },
    ]);
    const made = `SELECT Account.Name, MailingCity, ${key}, (SELECT WhatId FROM Tasks) FROM Contact WHERE Id = '${contact}'`;
    expect((await connection.query(made)).records).toMatchObject([
      { Account: { Name: person.Company }, MailingCity: "Kiel", [key]: null, Tasks: { totalSize: 1 } },
    ]);
    await expect(create({ [key]: "k1" })).rejects.toMatchObject({ errorCode: "DUPLICATE_VALUE" });
    expect((await connection.search("FIND {Ada} RETURNING Lead, Contact")).searchRecords).toMatchObject([
      { Id: contact },
    ]);
  });

  test("fills what is empty in the contact that is named, once", async () => {
    const contacts = connection.sobject("Contact");
    const [Title, Phone] = ["Head", "1"];
    const { id: contact = "" } = await contacts.create({ LastName: "Old", Title });
    const id = await create({ Title: "Buyer", Phone });
    const { account } = await convert(id, { contact });
    expect(await contacts.retrieve(contact)).toMatchObject({
      LastName: "Old",
      Title,
      Phone,
      AccountId: account,
    });
    expect(await convert(id)).toMatchObject({ status: 400 });
  });

  test("is changed and referred to by nobody without a permission of its own, but deleted by its owner", async () => {
    const id = await create({ [key]: "k1" });
    await convert(id);
    const change = { Id: id, Title: "Buyer" };
    await expect(leads().update(change)).rejects.toMatchObject(converted);
    await expect(leads().upsert({ ...person, [key]: "k1" }, key)).rejects.toMatchObject(converted);
    await expect(connection.sobject("Task").create({ WhoId: id })).rejects.toMatchObject(converted);
    const admin = (await signIn(running, "admin@practice.example")).connection;
    await expect(admin.sobject("Lead").update(change)).rejects.toMatchObject(converted);
    const may = { Name: "Converted", Label: "Converted", PermissionsAllowViewEditConvertedLeads: true };
    const { id: PermissionSetId } = await admin.sobject("PermissionSet").create(may);
    const { user_id: AssigneeId } = await admin.identity();
    await admin.sobject("PermissionSetAssignment").create({ PermissionSetId, AssigneeId });
    expect(await admin.sobject("Lead").update(change)).toMatchObject({ success: true });
    await leads().destroy(id);
    expect(await leads().count()).toBe(0);
  });
});
