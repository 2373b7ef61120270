import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
});
beforeEach(async () => {
  await practice(running, "POST", "/reset", { seed: "empty" });
  rep = await signIn(running, "rep@practice.example");
  admin = await signIn(running, "admin@practice.example");
});
afterAll(() => running.close());

interface Described {
  fields: { name: string }[];
  recordTypeInfos: Record<string, unknown>[];
}

const recordType = async (object: string, name: string, json: object = {}) =>
  (await practice(running, "PUT", `/objects/${object}/record-types/${name}`, json)).body as { id: string };
const describeObject = async (user: SignedIn, object: string) =>
  (await user.rest(`/sobjects/${object}/describe`)).body as Described;
const create = (user: SignedIn, object: string, json: object) =>
  user.rest(`/sobjects/${object}`, { method: "POST", json });
const contact = { LastName: "Typed" };

test("an object has RecordTypeId from its first record type on, and describes each as the user has it", async () => {
  expect((await describeObject(rep, "Contact")).fields.map(({ name }) => name)).not.toContain("RecordTypeId");
  const partner = await recordType("Contact", "Partner", { profiles: { "Sales User": { default: true } } });
  const closed = await recordType("Contact", "Closed", { active: false });
  const described = await describeObject(rep, "Contact");
  expect(described.fields.map(({ name }) => name)).toContain("RecordTypeId");
  expect(described.recordTypeInfos).toMatchObject([
    { developerName: "Closed", active: false, available: false, recordTypeId: closed.id },
    { developerName: "Partner", available: true, defaultRecordTypeMapping: true, recordTypeId: partner.id },
    { developerName: "Master", master: true, defaultRecordTypeMapping: false },
  ]);
  expect((await describeObject(admin, "Contact")).recordTypeInfos).toMatchObject([
    {},
    { developerName: "Partner", available: false, defaultRecordTypeMapping: false },
    { developerName: "Master", defaultRecordTypeMapping: true },
  ]);
});

test("a new record gets the user's default type, or the one it is sent with where the user has that", async () => {
  const partner = await recordType("Contact", "Partner", { profiles: { "Sales User": { default: true } } });
  const customer = await recordType("Contact", "Customer", { profiles: { "Sales User": {} } });
  const typeOf = async (user: SignedIn, json: object) => {
    const { body } = await create(user, "Contact", json);
    const { id } = body as { id: string };
    const [row] = (
      await user.connection.query(`SELECT RecordType.DeveloperName FROM Contact WHERE Id = '${id}'`)
    ).records;
    return (row?.["RecordType"] as { DeveloperName: string } | null)?.DeveloperName ?? null;
  };
  expect(await typeOf(rep, contact)).toBe("Partner");
  expect(await typeOf(rep, { ...contact, RecordTypeId: customer.id })).toBe("Customer");
  expect(await typeOf(rep, { ...contact, RecordTypeId: "012000000000000AAA" })).toBeNull();
  expect(await typeOf(admin, contact)).toBeNull();
  expect(await create(admin, "Contact", { ...contact, RecordTypeId: partner.id })).toMatchObject({
    status: 400,
    body: [{ errorCode: "INVALID_CROSS_REFERENCE_KEY", fields: ["RecordTypeId"] }],
  });
});

test("the picklists offer what the record type has of them, and restricted ones take nothing else", async () => {
  await practice(running, "PATCH", "/objects/Account/fields/Industry", { restricted: true });
  const bank = await recordType("Account", "Bank", { picklistValues: { Industry: ["Banking", "Finance"] } });
  const { body } = await rep.rest("/sobjects/Account/describe/layouts");
  const mapping = (
    body as { recordTypeMappings: { developerName: string; picklistsForRecordType: unknown[] }[] }
  ).recordTypeMappings[0];
  expect(mapping?.developerName).toBe("Bank");
  expect(mapping?.picklistsForRecordType).toContainEqual(
    expect.objectContaining({
      picklistName: "Industry",
      picklistValues: [
        expect.objectContaining({ value: "Banking" }),
        expect.objectContaining({ value: "Finance" }),
      ],
    }),
  );
  expect((await rep.rest(`/sobjects/Account/describe/layouts/${bank.id}`)).status).toBe(200);
  expect((await rep.rest("/sobjects/Account/describe/layouts/012000000000001AAA")).status).toBe(404);
  const json = { Name: "x", RecordTypeId: bank.id };
  expect((await create(rep, "Account", { ...json, Industry: "Banking" })).status).toBe(201);
  expect(await create(rep, "Account", { ...json, Industry: "Energy" })).toMatchObject({
    status: 400,
    body: [{ errorCode: "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", fields: ["Industry"] }],
  });
});
