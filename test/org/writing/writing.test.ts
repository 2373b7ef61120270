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

  test("shows its address as a whole and in parts", async () => {
    const { body } = await createContact({
      LastName: "Placed",
      MailingCity: "Ulm",
      MailingCountry: "Germany",
    });
    const path = `/sobjects/Contact/${(body as { id: string }).id}?fields=MailingCity,MailingAddress`;
    const { body: shown } = await rep.rest(path);
    expect(shown).toMatchObject({
      MailingCity: "Ulm",
      MailingAddress: { city: "Ulm", country: "Germany", postalCode: null, street: null },
    });
    expect(Object.keys((shown as { MailingAddress: object }).MailingAddress)).not.toContain("countryCode");
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
  test("a rule's formula may speak of parents, of today, and of what the field was", async () => {
    const rule = {
      name: "NoBackdating",
      field: "CloseDate",
      formula: "AND(ISCHANGED(CloseDate), CloseDate < TODAY(), Account.NumberOfEmployees > 1000)",
      message: "Not into the past",
    };
    const added = await practice(running, "POST", "/objects/Opportunity/validation-rules", rule);
    expect(added.status).toBe(201);
    const id = await idOf(`SELECT Id FROM Opportunity WHERE IsClosed = false AND AccountId = '${accountId}'`);
    const change = (json: object) => rep.rest(`/sobjects/Opportunity/${id}`, { method: "PATCH", json });
    expect(await change({ CloseDate: "2001-01-01" })).toMatchObject({
      status: 400,
      body: [
        {
          errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION",
          message: "Not into the past",
          fields: ["CloseDate"],
        },
      ],
    });
    expect((await change({ NextStep: "Call" })).status).toBe(204);
    await practice(running, "DELETE", "/objects/Opportunity/validation-rules/NoBackdating");
  });

  test("a rule that cannot be understood is refused when it is added", async () => {
    const add = async (rule: object) =>
      (
        await practice(running, "POST", "/objects/Contact/validation-rules", {
          name: "x",
          message: "y",
          ...rule,
        })
      ).body;
    expect(await add({ formula: "LEN(" })).toMatchObject({
      error: expect.stringContaining("formula:") as string,
    });
    expect(await add({ when: "Nope = 1" })).toMatchObject({
      error: expect.stringContaining("when:") as string,
    });
    expect(await add({})).toMatchObject({ error: expect.stringContaining("either when") as string });
  });

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
  test("are changed by PATCH, with nothing answered", async () => {
    const id = await idOf("SELECT Id FROM Contact WHERE LastName = 'Voss'");
    const answer = await rep.rest(`/sobjects/Contact/${id}`, { method: "PATCH", json: { Title: "COO" } });
    expect(answer).toMatchObject({ status: 204, body: null });
    expect((await rep.rest(`/sobjects/Contact/${id}?fields=Title`)).body).toMatchObject({ Title: "COO" });
  });

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

  test.each([
    ["003Pr0000zzzzzz", 404, "NOT_FOUND", "The requested resource does not exist"],
    ["003Pr0000000001XXX", 400, "MALFORMED_ID", "malformed id 003Pr0000000001XXX"],
    ["nobody", 404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: nobody"],
  ])("records that are not there are refused: %s", async (id, status, errorCode, message) => {
    const answer = await rep.rest(`/sobjects/Contact/${id}`);
    expect(answer).toMatchObject({ status, body: [{ errorCode, message }] });
  });

  test("fields that the caller may not edit are read-only to them", async () => {
    const readonly = await signIn(running, "readonly@practice.example");
    const id = await idOf("SELECT Id FROM Contact LIMIT 1");
    const answer = await readonly.rest(`/sobjects/Contact/${id}`, { method: "PATCH", json: { Title: "x" } });
    expect(answer).toMatchObject({ status: 403, body: [{ errorCode: "INSUFFICIENT_ACCESS_OR_READONLY" }] });
  });

  test("an opportunity's stage decides its probability and whether it is closed and won", async () => {
    const id = await idOf("SELECT Id FROM Opportunity WHERE IsClosed = false AND Amount > 0");
    await rep.connection.sobject("Opportunity").update({ Id: id, StageName: "Closed Won" });
    const { body } = await rep.rest(`/sobjects/Opportunity/${id}?fields=Probability,IsClosed,IsWon`);
    expect(body).toMatchObject({ Probability: 100, IsClosed: true, IsWon: true });
  });

  test("one contact role of an opportunity is primary: the last one made so", async () => {
    const opportunityId = await idOf("SELECT Id FROM Opportunity WHERE IsClosed = false");
    const { records } = await rep.connection.query<{ Id: string }>("SELECT Id FROM Contact LIMIT 2");
    for (const contact of records) {
      await rep.connection
        .sobject("OpportunityContactRole")
        .create({ OpportunityId: opportunityId, ContactId: contact.Id, IsPrimary: true });
    }
    const primary = `SELECT ContactId FROM OpportunityContactRole WHERE OpportunityId = '${opportunityId}' AND IsPrimary = true`;
    const found = await rep.connection.query<{ ContactId: string }>(primary);
    expect(found.records.map((role) => role.ContactId)).toEqual([records[1]?.Id]);
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

  test("answers 300 and the records where the value is not unique", async () => {
    const json = { name: "Badge__c", type: "string", externalId: true };
    await practice(running, "POST", "/objects/Contact/fields", json);
    const rows = [
      { LastName: "One", Badge__c: "7", AccountId: accountId },
      { LastName: "Two", Badge__c: "7", AccountId: accountId },
    ];
    await practice(running, "POST", "/records/Contact", rows);
    const answer = await rep.rest("/sobjects/Contact/Badge__c/7", { method: "PATCH", json: { Title: "x" } });
    expect(answer.status).toBe(300);
    expect(answer.body).toHaveLength(2);
  });

  test("a field that is no external id is 404", async () => {
    const answer = await rep.rest("/sobjects/Contact/Title/x", { method: "PATCH", json: { LastName: "x" } });
    expect(answer).toMatchObject({ status: 404, body: [{ errorCode: "NOT_FOUND" }] });
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

  test("the label follows from the code, and the code from the label", async () => {
    const byCode = await createContact({ LastName: "Code", MailingCountryCode: "DE" });
    const byLabel = await createContact({
      LastName: "Label",
      MailingCountry: "United States",
      MailingState: "Texas",
    });
    const fields = "fields=MailingCountry,MailingCountryCode,MailingState,MailingStateCode";
    const read = async ({ body }: { body: unknown }) =>
      (await rep.rest(`/sobjects/Contact/${(body as { id: string }).id}?${fields}`)).body;
    expect(await read(byCode)).toMatchObject({ MailingCountry: "Germany", MailingCountryCode: "DE" });
    expect(await read(byLabel)).toMatchObject({ MailingCountryCode: "US", MailingStateCode: "TX" });
  });

  test.each([
    [
      { MailingCountry: "Narnia" },
      "There's a problem with this country, even though it may appear correct. Please select a country from the list of valid countries.",
    ],
    [
      { MailingCountryCode: "XX" },
      "There's a problem with this country, even though it may appear correct. Please select a country from the list of valid countries.",
    ],
    [
      { MailingCountryCode: "US", MailingState: "Bavaria" },
      "There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states.",
    ],
  ])("what is not in the lists is refused: %j", async (sent, message) => {
    const answer = await createContact({ LastName: "Lost", ...sent });
    expect(answer).toMatchObject({
      status: 400,
      body: [{ errorCode: "FIELD_INTEGRITY_EXCEPTION", message }],
    });
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

  test("find Salesforce Leads too", async () => {
    const json = { FirstName: "Elena", LastName: "Marchetti", Email: "elena.marchetti@mail.example" };
    const { body } = await rep.rest("/sobjects/Contact", { method: "POST", json });
    expect(body).toMatchObject([{ duplicateResult: { matchResults: [{ entityType: "Lead", size: 1 }] } }]);
  });
});
