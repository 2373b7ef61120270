import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn } from "../testing/signIn.ts";

let running: RunningOrg;
beforeAll(async () => {
  running = await startPracticeOrg();
});
afterAll(() => running.close());
beforeEach(() => practice(running, "POST", "/reset"));

const rep = () => signIn(running, "rep@practice.example");

test("the control plane tells how to sign in, and who can", async () => {
  const { body } = await practice(running, "GET", "/info");
  expect(body).toMatchObject({ orgId: running.orgId, clientId: running.clientId });
  const { users, redirectUris } = body as { users: { username: string }[]; redirectUris: string[] };
  expect(users.map((user) => user.username).sort()).toEqual(
    ["admin", "integration", "noapi", "nofls", "readonly", "rep2", "rep"].map(
      (name) => `${name}@practice.example`,
    ),
  );
  expect(redirectUris).toContain("http://localhost:1717/OauthRedirect");
});

test("an unknown setting, value or action is refused by name, and nothing changes", async () => {
  const refused = async (method: string, path: string, body: unknown) => {
    const answer = await practice(running, method, path, body);
    expect(answer.status).toBe(400);
    return (answer.body as { error: string }).error;
  };
  expect(await refused("PATCH", "/settings", { dailyApiLimit: 5, gravity: 9.8 })).toContain("gravity");
  expect(await refused("PATCH", "/settings", { duplicateRule: "maybe" })).toContain("duplicateRule");
  expect(await refused("POST", "/faults", { path: "x", action: "explode" })).toContain("action");
  expect(await refused("POST", "/faults", { path: "(", action: "hang" })).toContain("path");
  expect(await refused("POST", "/reset", { seed: "pumpkin" })).toContain("seed");
  expect(await refused("PATCH", "/users/rep@practice.example", { wings: true })).toContain("wings");
  expect(await refused("PATCH", "/settings", "{")).toContain("JSON");
  expect((await practice(running, "GET", "/settings")).body).toMatchObject({ dailyApiLimit: 100_000 });
});

test("a reset undoes objects, fields, rules, settings, faults and what users may do", async () => {
  await practice(running, "PUT", "/objects/Gadget__c", { fields: [{ name: "Size__c", type: "int" }] });
  await practice(running, "POST", "/objects/Contact/fields", { name: "Extra__c" });
  await practice(running, "POST", "/objects/Contact/validation-rules", {
    name: "Never",
    when: "LastName != null",
    message: "No",
  });
  await practice(running, "PATCH", "/settings", { stateAndCountryPicklists: true, dailyApiLimit: 7 });
  await practice(running, "POST", "/faults", { path: "sobjects", action: "error", times: 9 });
  await practice(running, "PATCH", "/users/rep@practice.example", {
    objectPermissions: { Contact: { create: false } },
  });
  await practice(running, "POST", "/reset");
  const { rest } = await rep();
  expect((await rest("/sobjects/Gadget__c/describe")).status).toBe(404);
  const { body } = await rest("/sobjects/Contact/describe");
  const names = (body as { fields: { name: string }[] }).fields.map((field) => field.name);
  expect(names).not.toContain("Extra__c");
  expect(names).not.toContain("MailingCountryCode");
  expect((await rest("/sobjects/Contact", { method: "POST", json: { LastName: "Again" } })).status).toBe(201);
});

test("an empty org has users and no records", async () => {
  await practice(running, "POST", "/reset", { seed: "empty" });
  const { connection } = await rep();
  for (const object of ["Account", "Contact", "Lead", "Opportunity"]) {
    expect((await connection.query(`SELECT count() FROM ${object}`)).totalSize).toBe(0);
  }
  expect((await connection.query("SELECT count() FROM User")).totalSize).toBe(7);
});

test("the same seed gives the same records", async () => {
  const names = async () => {
    const { connection } = await rep();
    const { records } = await connection.query(
      "SELECT Id, Name, AccountId, OwnerId FROM Contact ORDER BY Id",
    );
    return JSON.stringify(records);
  };
  const first = await names();
  await practice(running, "POST", "/reset");
  expect(await names()).toBe(first);
});

test("one call makes a custom object that describe, SOQL and writing all know", async () => {
  const made = await practice(running, "PUT", "/objects/Gadget__c", {
    label: "Gadget",
    fields: [
      { name: "Size__c", type: "int", required: true },
      {
        name: "Colour__c",
        type: "picklist",
        restricted: true,
        picklistValues: ["Red", "Blue"],
        defaultValue: "Blue",
      },
      { name: "Account__c", type: "reference", referenceTo: "Account", relationshipName: "Account__r" },
      { name: "Serial__c", type: "string", length: 10, unique: true, externalId: true },
      { name: "Number__c", type: "autonumber" },
      { name: "Live__c", type: "boolean" },
      { name: "Since__c", type: "date" },
    ],
  });
  expect(made).toMatchObject({ status: 201, body: { name: "Gadget__c", keyPrefix: "a00" } });
  const { connection, rest } = await rep();
  const account = (await connection.query<{ Id: string }>("SELECT Id FROM Account LIMIT 1")).records[0];
  const create = (json: object) => rest("/sobjects/Gadget__c", { method: "POST", json });
  expect(await create({ Colour__c: "Red" })).toMatchObject({
    body: [{ errorCode: "REQUIRED_FIELD_MISSING", fields: ["Size__c"] }],
  });
  expect(await create({ Size__c: 1, Colour__c: "Mauve" })).toMatchObject({
    body: [{ errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" }],
  });
  expect((await create({ Name: "G", Size__c: 3, Account__c: account?.Id, Serial__c: "s1" })).status).toBe(
    201,
  );
  const { records } = await connection.query(
    "SELECT Name, Size__c, Colour__c, Number__c, Live__c, Account__r.Id FROM Gadget__c",
  );
  expect(records).toMatchObject([
    {
      Name: "G",
      Size__c: 3,
      Colour__c: "Blue",
      Number__c: "00001",
      Live__c: false,
      Account__r: { Id: account?.Id },
    },
  ]);
});

test("an admin may deactivate a picklist value, and make a field required", async () => {
  const values = [{ value: "Web", active: false }, "Referral", { value: "LinkedIn", defaultValue: true }];
  await practice(running, "PATCH", "/objects/Contact/fields/LeadSource", { picklistValues: values });
  await practice(running, "PATCH", "/objects/Contact/fields/Department", { required: true });
  const { connection, rest } = await rep();
  const { fields } = await connection.describe("Contact");
  const leadSource = fields.find((field) => field.name === "LeadSource");
  expect(leadSource?.picklistValues).toMatchObject([
    { value: "Web", active: false },
    { value: "Referral", label: "Referral", active: true },
    { value: "LinkedIn", defaultValue: true },
  ]);
  expect(await rest("/sobjects/Contact", { method: "POST", json: { LastName: "x" } })).toMatchObject({
    status: 400,
    body: [{ errorCode: "REQUIRED_FIELD_MISSING", fields: ["Department"] }],
  });
});

describe("users", () => {
  test("may be given and denied objects and fields", async () => {
    await practice(running, "PATCH", "/users/rep@practice.example", {
      objectPermissions: { Lead: { read: false } },
      fieldPermissions: { "Contact.Department": { readable: false, editable: false } },
    });
    const { rest } = await rep();
    expect((await rest("/sobjects/Lead/describe")).status).toBe(404);
    const { body } = await rest("/sobjects/Contact/describe");
    const names = (body as { fields: { name: string }[] }).fields.map((field) => field.name);
    expect(names).not.toContain("Department");
    const json = { LastName: "A", Department: "B" };
    expect(await rest("/sobjects/Contact", { method: "POST", json })).toMatchObject({
      status: 400,
      body: [
        { errorCode: "INVALID_FIELD", message: "No such column 'Department' on sobject of type Contact" },
      ],
    });
  });

  test("are refused by REST without API Enabled", async () => {
    const { rest } = await rep();
    await practice(running, "PATCH", "/users/rep@practice.example", { apiEnabled: false });
    expect(await rest("/sobjects")).toMatchObject({
      status: 403,
      body: [
        { errorCode: "API_DISABLED_FOR_ORG", message: "The REST API is not enabled for this Organization." },
      ],
    });
  });

  test("frozen users lose the sessions they have", async () => {
    const { rest } = await rep();
    await practice(running, "PATCH", "/users/rep@practice.example", { frozen: true });
    expect((await rest("/sobjects")).status).toBe(401);
  });
});

describe("limits", () => {
  test("refuse calls once they are spent, with what was used said on every answer", async () => {
    const { rest } = await rep();
    await practice(running, "PATCH", "/settings", { dailyApiLimit: 2 });
    expect((await rest("/sobjects")).headers.get("Sforce-Limit-Info")).toBe("api-usage=1/2");
    expect((await rest("/nothing")).headers.get("Sforce-Limit-Info")).toBe("api-usage=2/2");
    const { status, body, headers } = await rest("/sobjects");
    expect({ status, body }).toEqual({
      status: 403,
      body: [{ message: "TotalRequests Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }],
    });
    expect(headers.get("Sforce-Limit-Info")).toBe("api-usage=2/2");
  });

  test("leave one user's calls out of another's", async () => {
    const [one, other] = [await rep(), await signIn(running, "rep2@practice.example")];
    await practice(running, "PATCH", "/settings", { perUserApiLimit: 1 });
    expect((await one.rest("/limits")).status).toBe(200);
    expect((await one.rest("/limits")).status).toBe(403);
    expect((await other.rest("/limits")).status).toBe(200);
  });

  test("count no call of the versions list, which alone needs no sign-in", async () => {
    const answer = await fetch(`${running.url}/services/data`);
    expect(answer.status).toBe(200);
    expect(answer.headers.has("Sforce-Limit-Info")).toBe(false);
  });
});

describe("faults", () => {
  const addFault = (fault: object) => practice(running, "POST", "/faults", fault);

  test("the fault `error` answers in place of the org, as often as asked", async () => {
    const { rest } = await rep();
    await addFault({ path: "/limits$", times: 1, action: "error", status: 503, body: "<html>down</html>" });
    const failed = await rest("/limits");
    expect(failed).toMatchObject({ status: 503, body: "<html>down</html>" });
    expect(failed.headers.get("Content-Type")).toContain("text/html");
    expect((await rest("/limits")).status).toBe(200);
  });

  test("the fault `reset-after` commits and loses the answer, and `reset-before` does nothing", async () => {
    const { rest, connection } = await rep();
    const create = (LastName: string) => rest("/sobjects/Contact", { method: "POST", json: { LastName } });
    await addFault({ method: "POST", path: "/sobjects/Contact", times: 1, action: "reset-after" });
    await expect(create("Lost")).rejects.toThrow();
    await addFault({ method: "POST", path: "/sobjects/Contact", times: 1, action: "reset-before" });
    await expect(create("Never")).rejects.toThrow();
    const { records } = await connection.query(
      "SELECT LastName FROM Contact WHERE LastName IN ('Lost', 'Never')",
    );
    expect(records).toMatchObject([{ LastName: "Lost" }]);
  });

  test("the fault `hang` answers nothing until the client gives up", async () => {
    const { rest } = await rep();
    await addFault({ path: "/limits", times: 1, action: "hang" });
    await expect(rest("/limits", { signal: AbortSignal.timeout(200) })).rejects.toThrow();
    expect((await rest("/limits")).status).toBe(200);
  });
});

test("the request log shows who asked what, and is cleared on its own", async () => {
  const { rest } = await rep();
  await practice(running, "DELETE", "/requests");
  await rest("/query?q=SELECT+Id+FROM+User+LIMIT+3");
  await rest("/sobjects/Nothing");
  const log = await practice(running, "GET", "/requests");
  expect(log.body).toMatchObject([
    {
      user: "rep@practice.example",
      method: "GET",
      path: expect.stringContaining("/query?q=") as string,
      status: 200,
      records: 3,
    },
    { path: "/services/data/v67.0/sobjects/Nothing", status: 404, records: 0 },
  ]);
});

test("records are loaded in bulk, as an array or a line each, with what Salesforce keeps", async () => {
  const lines = [
    '{"FirstName":"Line","LastName":"One"}',
    "",
    '{"FirstName":"Line","LastName":"Two","Title":"T"}',
  ];
  const loaded = await practice(running, "POST", "/records/Contact", lines.join("\n"));
  expect(loaded).toMatchObject({ status: 201, body: { count: 2 } });
  await practice(running, "POST", "/records/Contact", [{ LastName: "Three", FirstName: "Line" }]);
  const { connection } = await signIn(running, "admin@practice.example");
  const { records } = await connection.query(
    "SELECT Name, Owner.Name, IsDeleted FROM Contact WHERE FirstName = 'Line' ORDER BY Id",
  );
  expect(records).toMatchObject([
    { Name: "Line One", Owner: { Name: "Ada Okafor" }, IsDeleted: false },
    { Name: "Line Two" },
    { Name: "Line Three" },
  ]);
  const refused = await practice(running, "POST", "/records/Contact", [{ LastName: "x", Wings__c: 2 }]);
  expect(refused).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining("Wings__c") as string },
  });
});
