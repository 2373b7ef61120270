import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;
let rep: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
});
beforeEach(async () => {
  await practice(running, "POST", "/reset", { seed: "empty" });
  await practice(running, "PATCH", "/settings", { duplicateRule: "alert" });
  admin = await signIn(running, "admin@practice.example");
  rep = await signIn(running, "rep@practice.example");
});
afterAll(() => running.close());

interface Refusal {
  errorCode: string;
  duplicateResult: {
    allowSave: boolean;
    matchResults: { entityType: string; size: number; matchRecords: { record: Record<string, unknown> }[] }[];
  };
}

const create = (user: SignedIn, object: string, json: object, header = "") =>
  user.rest(`/sobjects/${object}`, {
    method: "POST",
    json,
    headers: header === "" ? {} : { "Sforce-Duplicate-Rule-Header": header },
  });
const idOf = (answer: { body: unknown }) => (answer.body as { id: string }).id;
const results = (answer: { body: unknown }) =>
  (answer.body as Refusal[])[0]?.duplicateResult.matchResults ?? [];
const person = { FirstName: "Robert", LastName: "Quillfeather", Email: "r@quill.example" };

describe("who counts as the same person", () => {
  const phone = { Phone: "+49 30 1234567" };
  const home = { MailingStreet: "Am Markt 1", MailingPostalCode: "10115" };
  test.each([
    ["a short form of the first name", { FirstName: "Bob" }, person],
    ["an initial", { FirstName: "R" }, person],
    ["a slip in the last name", { LastName: "Quilfeather" }, person],
    ["first and last name in each other's field", { FirstName: "Quillfeather", LastName: "Robert" }, person],
    ["no first name, with the same address", { FirstName: null }, person],
    [
      "the same phone, written otherwise",
      { Email: null, Phone: "+49 (30) 123 45 67" },
      { ...person, ...phone },
    ],
    ["the same street and postal code", { Email: null, ...home }, { ...person, ...home }],
  ])("somebody with %s is the same person", async (_, change, existing) => {
    expect((await create(rep, "Contact", existing)).status).toBe(201);
    expect(await create(rep, "Contact", { ...existing, ...change })).toMatchObject({
      status: 400,
      body: [{ errorCode: "DUPLICATES_DETECTED", duplicateResult: { allowSave: true } }],
    });
  });

  test.each([
    ["another first name", { FirstName: "Maria" }],
    ["another last name", { LastName: "Featherquill" }],
    ["nothing but the name", { Email: "other@quill.example" }],
    ["no first name and another address", { FirstName: null, Email: null }],
  ])("somebody with %s is not the same person", async (_, change) => {
    expect((await create(rep, "Contact", person)).status).toBe(201);
    expect((await create(rep, "Contact", { ...person, ...change })).status).toBe(201);
  });

  test("leads are compared with contacts by company and account name, and the other way round", async () => {
    const lead = { ...person, Email: null, Title: "Buyer", Company: "Quill GmbH" };
    expect((await create(rep, "Lead", lead)).status).toBe(201);
    const AccountId = idOf(await create(rep, "Account", { Name: "Quill" }));
    const contact = { FirstName: "Rob", LastName: "Quillfeather", Title: "Buyer", AccountId };
    expect(results(await create(rep, "Contact", contact))).toMatchObject([{ entityType: "Lead", size: 1 }]);
  });
});

describe("records that the caller cannot see", () => {
  beforeEach(async () => {
    await practice(running, "PATCH", "/settings", { orgWideDefaults: { Account: "None" } });
    await create(admin, "Contact", person);
  });

  test("are counted and not shown, as the standard rules bypass sharing", async () => {
    expect(results(await create(rep, "Contact", person))).toMatchObject([{ size: 1, matchRecords: [] }]);
  });

  test("do not count where the caller asks for their own access to hold", async () => {
    expect((await create(rep, "Contact", person, "runAsCurrentUser=true")).status).toBe(201);
  });
});

test("what is saved all the same is reported as a duplicate record set; a blocking rule lets nothing through", async () => {
  const first = idOf(await create(rep, "Contact", person));
  const second = idOf(await create(rep, "Contact", person, "allowSave=true"));
  const { records } = await admin.connection.query(
    "SELECT DuplicateRecordSet.RecordCount, DuplicateRecordSet.DuplicateRule.DeveloperName, RecordId FROM DuplicateRecordItem ORDER BY Name",
  );
  const set = { RecordCount: 2, DuplicateRule: { DeveloperName: "Standard_Contact_Duplicate_Rule" } };
  expect(records).toMatchObject([
    { RecordId: second, DuplicateRecordSet: set },
    { RecordId: first, DuplicateRecordSet: set },
  ]);
  await practice(running, "PATCH", "/settings", { duplicateRule: "block" });
  expect(await create(rep, "Contact", person, "allowSave=true")).toMatchObject({
    status: 400,
    body: [{ duplicateResult: { allowSave: false } }],
  });
});
