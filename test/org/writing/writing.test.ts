import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let accountId: string;

beforeAll(async () => {
  running = await startPracticeOrg();
  rep = await signIn(running, "rep@practice.example");
  accountId = await idOf("SELECT Id FROM Account WHERE Name = 'Northwind Energy'");
});
afterAll(() => running.close());

const idOf = async (soql: string) => (await rep.connection.query<{ Id: string }>(soql)).records[0]?.Id ?? "";
const count = async (soql: string) => (await rep.connection.query(soql)).totalSize;
const createContact = (json: object) => rep.rest("/sobjects/Contact", { method: "POST", json });

describe("a created contact", () => {
  test("has an id, a location, its owner, audit fields and a Name", async () => {
    const { status, body, headers } = await createContact({
      FirstName: "  Ada ",
      LastName: "Newcomer",
      AccountId: accountId.slice(0, 15),
    });
    expect(status).toBe(201);
    const { id } = body as { id: string };
    expect(body).toEqual({ id, success: true, errors: [] });
    expect(headers.get("Location")).toBe(`/services/data/v67.0/sobjects/Contact/${id}`);
    const contact = await rep.connection.sobject("Contact").retrieve(id);
    expect(contact).toMatchObject({
      attributes: { type: "Contact", url: `/services/data/v67.0/sobjects/Contact/${id}` },
      Name: "Ada Newcomer",
      AccountId: accountId,
      IsDeleted: false,
      MailingAddress: null,
    });
    expect(contact["OwnerId"]).toBe(contact["CreatedById"]);
    expect(contact["CreatedDate"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  });
});

describe("a contact that is refused", () => {
  type Refusal = [what: string, sent: object | string, errorCode: string, message: RegExp, fields?: string[]];
  const refusals: Refusal[] = [
    [
      "no last name",
      { FirstName: "A" },
      "REQUIRED_FIELD_MISSING",
      /^Required fields are missing: \[LastName\]$/,
      ["LastName"],
    ],
    ["a last name of blanks", { LastName: "  " }, "REQUIRED_FIELD_MISSING", /\[LastName\]/, ["LastName"]],
    [
      "a last name too long",
      { LastName: "x".repeat(81) },
      "STRING_TOO_LONG",
      /^Last Name: data value too large: x{81} \(max length=80\)$/,
      ["LastName"],
    ],
    [
      "a bad e-mail",
      { LastName: "A", Email: "nope" },
      "INVALID_EMAIL_ADDRESS",
      /^Email: invalid email address: nope$/,
      ["Email"],
    ],
    [
      "a value outside a restricted picklist",
      { LastName: "A", CleanStatus: "Shiny" },
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      /^bad value for restricted picklist field: Shiny$/,
      ["CleanStatus"],
    ],
    [
      "an unknown field",
      { LastName: "A", Nope__c: 1 },
      "INVALID_FIELD",
      /^No such column 'Nope__c' on sobject of type Contact$/,
    ],
    [
      "a field that Salesforce keeps",
      { LastName: "A", Name: "B" },
      "INVALID_FIELD_FOR_INSERT_UPDATE",
      /^Unable to create\/update fields: Name\. Please check the security settings/,
      ["Name"],
    ],
    [
      "its own id",
      { LastName: "A", Id: "003Pr0000000001IAA" },
      "INVALID_FIELD",
      /^The Id field should not be specified/,
      ["Id"],
    ],
    [
      "what is no id",
      { LastName: "A", AccountId: "x" },
      "MALFORMED_ID",
      /^Account ID: id value of incorrect type: x$/,
      ["AccountId"],
    ],
    [
      "an id of another object",
      { LastName: "A", AccountId: "003Pr0000000001" },
      "FIELD_INTEGRITY_EXCEPTION",
      /^Account ID: id value of incorrect type: 003/,
      ["AccountId"],
    ],
    [
      "an account that is not there",
      { LastName: "A", AccountId: "001Pr00000zzzzz" },
      "INVALID_CROSS_REFERENCE_KEY",
      /^invalid cross reference id$/,
      [],
    ],
    [
      "an impossible date",
      { LastName: "A", Birthdate: "2024-02-30" },
      "JSON_PARSER_ERROR",
      /^Cannot deserialize instance of date from VALUE_STRING value 2024-02-30/,
    ],
    [
      "a date with a distance from UTC",
      { LastName: "A", Birthdate: "2015-08-25T11:49:53-07:00" },
      "JSON_PARSER_ERROR",
      /^Cannot deserialize instance of date from VALUE_STRING value 2015-08-25T11:49:53-07:00/,
    ],
    ...["2027-02-11", "2027-02-11 06:01:40", "2027-02-11T06:01:40"].map((time): Refusal => [
      `a time that does not say how far from UTC it is: ${time}`,
      { LastName: "A", EmailBouncedDate: time },
      "JSON_PARSER_ERROR",
      /^Cannot deserialize instance of datetime from VALUE_STRING value 2027-02-11/,
    ]),
    [
      "text for a number",
      { LastName: "A", MailingLatitude: "north" },
      "JSON_PARSER_ERROR",
      /^Cannot deserialize instance of double/,
    ],
    [
      "an object for text",
      { LastName: ["A"] },
      "JSON_PARSER_ERROR",
      /^Cannot deserialize instance of string from START_ARRAY/,
    ],
    ["broken JSON", '{"LastName": ', "JSON_PARSER_ERROR", /at \[line:1, column:\d+\]$/],
    ["an array", "[]", "JSON_PARSER_ERROR", /START_ARRAY/],
  ];

  test.each(refusals)(
    "is answered in Salesforce's words for %s, and nothing is stored",
    async (_, sent, errorCode, message, fields) => {
      const before = await count("SELECT count() FROM Contact");
      const body = typeof sent === "string" ? { body: sent } : { json: sent };
      const answer = await rep.rest("/sobjects/Contact", { method: "POST", ...body });
      expect(answer.status).toBe(400);
      const [error] = answer.body as [Record<string, unknown>];
      expect(error).toMatchObject({ errorCode, message: expect.stringMatching(message) as string });
      expect(error["fields"]).toEqual(fields);
      expect(await count("SELECT count() FROM Contact")).toBe(before);
    },
  );

  test("names the field that is hidden from the user's edits", async () => {
    const nofls = await signIn(running, "nofls@practice.example");
    const json = { LastName: "A", Title: "B" };
    const { status, body } = await nofls.rest("/sobjects/Contact", { method: "POST", json });
    expect(status).toBe(400);
    expect(body).toMatchObject([{ errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE", fields: ["Title"] }]);
  });

  test("is refused to a user without the right to create contacts", async () => {
    const readonly = await signIn(running, "readonly@practice.example");
    const json = { LastName: "A" };
    const { status, body } = await readonly.rest("/sobjects/Contact", { method: "POST", json });
    expect(status).toBe(400);
    expect(body).toEqual([
      {
        message: "entity type cannot be inserted: Contact",
        errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
        fields: [],
      },
    ]);
  });

  test("names every validation rule that fires", async () => {
    const rule = { name: "NoTest", field: "LastName", when: "LastName LIKE 'Test%'", message: "No tests" };
    await practice(running, "POST", "/objects/Contact/validation-rules", rule);
    await practice(running, "POST", "/objects/Contact/validation-rules", {
      name: "Big",
      when: "Account.NumberOfEmployees > 1000 AND Title = null",
      message: "Say what they do",
    });
    const { status, body } = await createContact({ LastName: "Tester", AccountId: accountId });
    expect(status).toBe(400);
    expect(body).toEqual([
      { message: "Say what they do", errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", fields: [] },
      { message: "No tests", errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", fields: ["LastName"] },
    ]);
    expect(await count("SELECT count() FROM Contact WHERE LastName = 'Tester'")).toBe(0);
    for (const name of ["NoTest", "Big"]) {
      await practice(running, "DELETE", `/objects/Contact/validation-rules/${name}`);
    }
  });
});

describe("what an admin has added to the org", () => {
  test("a trigger that throws fails the record in Apex's words, and undoes it", async () => {
    const trigger = {
      name: "ContactGuard",
      event: "AfterInsert",
      when: "LastName = 'Boom'",
      message: "no luck",
    };
    await practice(running, "POST", "/objects/Contact/triggers", trigger);
    const answer = await createContact({ LastName: "Boom" });
    const message = /^ContactGuard: execution of AfterInsert\n\ncaused by: System\.DmlException: no luck/;
    expect(answer).toMatchObject({
      status: 400,
      body: [
        {
          errorCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
          message: expect.stringMatching(message) as string,
        },
      ],
    });
    expect(await count("SELECT count() FROM Contact WHERE LastName = 'Boom'")).toBe(0);
    expect((await createContact({ LastName: "Calm" })).status).toBe(201);
  });
});

describe("rows", () => {
  test("deleted records stay known as deleted, and take their children along", async () => {
    const { body } = await createContact({ LastName: "Shortlived", AccountId: accountId });
    const { id } = body as { id: string };
    const opportunityId = await idOf("SELECT Id FROM Opportunity WHERE IsClosed = false");
    await rep.connection
      .sobject("OpportunityContactRole")
      .create({ OpportunityId: opportunityId, ContactId: id, Role: "Evaluator" });
    expect((await rep.rest(`/sobjects/Contact/${id}`, { method: "DELETE" })).status).toBe(204);
    expect(await count(`SELECT count() FROM OpportunityContactRole WHERE ContactId = '${id}'`)).toBe(0);
    for (const method of ["GET", "DELETE"]) {
      const { status, body: refused } = await rep.rest(`/sobjects/Contact/${id}`, { method });
      expect(status).toBe(404);
      expect(refused).toMatchObject([{ errorCode: "ENTITY_IS_DELETED", message: "entity is deleted" }]);
    }
  });
});

describe("an upsert by external id", () => {
  const path = (value: string) => `/sobjects/Contact/Crosswalk_Lead__c/${value}`;
  const put = (value: string, json: object) => rep.rest(path(value), { method: "PATCH", json });

  test("creates once, then updates: 201, then 200", async () => {
    const created = await put("upsert-1", { LastName: "First" });
    expect(created).toMatchObject({ status: 201, body: { success: true, created: true } });
    const updated = await put("upsert-1", { LastName: "Second" });
    const { id } = created.body as { id: string };
    expect(updated).toMatchObject({ status: 200, body: { id, success: true, created: false } });
    expect((await rep.rest(path("upsert-1"))).body).toMatchObject({ Id: id, LastName: "Second" });
  });

  test("a second record with the value is a duplicate, also beside the upsert", async () => {
    await put("taken", { LastName: "Holder" });
    const { status, body } = await createContact({ LastName: "Other", Crosswalk_Lead__c: "taken" });
    expect(status).toBe(400);
    const message =
      /^duplicate value found: Crosswalk_Lead__c duplicates value on record with id: 003\w{12}$/;
    expect(body).toMatchObject([
      { errorCode: "DUPLICATE_VALUE", message: expect.stringMatching(message) as string },
    ]);
  });
});

describe("where State and Country picklists are on", () => {
  beforeAll(() => practice(running, "PATCH", "/settings", { stateAndCountryPicklists: true }));
  afterAll(() => practice(running, "PATCH", "/settings", { stateAndCountryPicklists: false }));

  test("describe has code fields, states depending on countries", async () => {
    const { body } = await rep.rest("/sobjects/Contact/describe");
    const { fields } = body as {
      fields: { name: string; controllerName: string | null; dependentPicklist: boolean }[];
    };
    const state = fields.find((field) => field.name === "MailingStateCode");
    expect(state).toMatchObject({ controllerName: "MailingCountryCode", dependentPicklist: true });
    expect(fields.some((field) => field.name === "MailingCountryCode")).toBe(true);
  });
});

describe("duplicate rules", () => {
  const twin = { FirstName: "Maren", LastName: "Voss", Email: "m.voss@northwind-energy.example" };
  const create = (headers: Record<string, string> = {}) =>
    rep.rest("/sobjects/Contact", { method: "POST", json: twin, headers });
  const allowSave = { "Sforce-Duplicate-Rule-Header": "allowSave=true; includeRecordDetails=true" };
  beforeEach(() => practice(running, "PATCH", "/settings", { duplicateRule: "alert" }));
  afterAll(() => practice(running, "PATCH", "/settings", { duplicateRule: "off" }));

  test("refuse, where set to alert, with the records found in the recorded form", async () => {
    const { status, body } = await create();
    expect(status).toBe(400);
    const [error] = body as [{ duplicateResult: { matchResults: { matchRecords: object[] }[] } }];
    expect(error).toMatchObject({
      errorCode: "DUPLICATES_DETECTED",
      message: "Use one of these records?",
      duplicateResult: {
        allowSave: true,
        duplicateRule: "Standard_Contact_Duplicate_Rule",
        duplicateRuleEntityType: "Contact",
        matchResults: [{ entityType: "Contact", matchEngine: "FuzzyMatchEngine", size: 1, success: true }],
      },
    });
    const [match] = error.duplicateResult.matchResults[0]?.matchRecords ?? [];
    const record = { attributes: { type: "Contact" }, Id: expect.stringMatching(/^003/) as string };
    expect(match).toMatchObject({ matchConfidence: 100, record });
  });

  test("let a record pass with allowSave where set to alert, and never where set to block", async () => {
    await practice(running, "PATCH", "/settings", { duplicateRule: "block" });
    const blocked = await create(allowSave);
    expect(blocked).toMatchObject({ status: 400, body: [{ duplicateResult: { allowSave: false } }] });
    await practice(running, "PATCH", "/settings", { duplicateRule: "alert" });
    expect((await create(allowSave)).status).toBe(201);
  });
});
