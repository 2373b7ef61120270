import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
  rep = await signIn(running, "rep@practice.example");
});
afterAll(() => running.close());
afterEach(() =>
  practice(running, "PATCH", "/settings", {
    encryptedFields: [],
    personAccounts: false,
    salesTerritories: false,
    queryPageSize: 2000,
  }),
);

interface Answer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Record<string, unknown>[];
}

const ask = (soql: string, user = rep) => user.rest(`/query?q=${encodeURIComponent(soql)}`);
const query = async (soql: string) => (await ask(soql)).body as Answer;

async function fieldOf(object: string, name: string): Promise<Record<string, unknown> | undefined> {
  const { body } = await rep.rest(`/sobjects/${object}/describe`);
  return (body as { fields: Record<string, unknown>[] }).fields.find((field) => field["name"] === name);
}

describe("an org whose fields are encrypted", () => {
  const encrypt = () =>
    practice(running, "PATCH", "/settings", { encryptedFields: ["Contact.LastName", "Contact.Email"] });

  it("describes them as encrypted, and as good for no filter, order or group", async () => {
    expect(await fieldOf("Contact", "LastName")).toMatchObject({ encrypted: false, filterable: true });
    await encrypt();
    const unusable = { encrypted: true, filterable: false, sortable: false, groupable: false };
    expect(await fieldOf("Contact", "LastName")).toMatchObject(unusable);
    expect(await fieldOf("Contact", "Name")).toMatchObject(unusable);
    expect(await fieldOf("Contact", "FirstName")).toMatchObject({ encrypted: false, filterable: true });
    expect(await fieldOf("Lead", "LastName")).toMatchObject({ encrypted: false, filterable: true });
  });

  it.each([
    ["SELECT Id FROM Contact WHERE LastName = 'Voss'", "LastName", "filtered", 30],
    ["SELECT Id FROM Contact WHERE FirstName = 'a' OR Name LIKE 'Vo%'", "Name", "filtered", 49],
    ["SELECT Id FROM OpportunityContactRole WHERE Contact.Email = 'a@b.example'", "Email", "filtered", 45],
    ["SELECT Id FROM Contact ORDER BY LastName", "LastName", "sorted", 33],
    ["SELECT LastName, COUNT(Id) FROM Contact GROUP BY LastName", "LastName", "grouped", 8],
  ])("refuses %s", async (soql, field, use, column) => {
    await encrypt();
    expect(await ask(soql)).toMatchObject({
      status: 400,
      body: [
        {
          errorCode: "INVALID_FIELD",
          message: expect.stringMatching(
            new RegExp(
              `\\nERROR at Row:1:Column:${String(column)}\\nfield '${field}' can not be ${use} in a query call$`,
            ),
          ) as string,
        },
      ],
    });
  });

  it("shows their values, and finds them by search", async () => {
    const known = await query("SELECT Id, Email FROM Contact WHERE LastName = 'Halvorsen' AND Email != null");
    await encrypt();
    const [contact] = known.records;
    const shown = await query(`SELECT LastName, Email FROM Contact WHERE Id = '${String(contact?.["Id"])}'`);
    expect(shown.records).toMatchObject([{ LastName: "Halvorsen", Email: contact?.["Email"] }]);
    for (const sosl of [
      "FIND {Halvorsen} IN NAME FIELDS RETURNING Contact(Id, LastName)",
      `FIND {"${String(contact?.["Email"])}"} IN EMAIL FIELDS RETURNING Contact(Id, LastName)`,
    ]) {
      const { body } = await rep.rest(`/search?q=${encodeURIComponent(sosl)}`);
      expect((body as { searchRecords: unknown[] }).searchRecords).toContainEqual(
        expect.objectContaining({ Id: contact?.["Id"], LastName: "Halvorsen" }),
      );
    }
  });
});

describe("an org with person accounts", () => {
  it("has their field and people only while they are on", async () => {
    expect(await fieldOf("Account", "IsPersonAccount")).toBeUndefined();
    const before = (await query("SELECT Id FROM Account")).totalSize;
    await practice(running, "PATCH", "/settings", { personAccounts: true });
    expect(await fieldOf("Account", "IsPersonAccount")).toMatchObject({
      type: "boolean",
      createable: false,
      updateable: false,
      filterable: true,
    });
    const people = await query(
      "SELECT Name, PersonContactId, PersonEmail FROM Account WHERE IsPersonAccount = true",
    );
    expect(people.records).toContainEqual(
      expect.objectContaining({ Name: "Northwind", PersonEmail: "mail.northwind@mail.example" }),
    );
    const contacts = await query("SELECT Id, Account.Name FROM Contact WHERE IsPersonAccount = true");
    expect(contacts.records.map(({ Id }) => Id).sort()).toEqual(
      people.records.map(({ PersonContactId }) => PersonContactId).sort(),
    );

    await practice(running, "PATCH", "/settings", { personAccounts: false });
    expect(await fieldOf("Account", "IsPersonAccount")).toBeUndefined();
    expect((await query("SELECT Id FROM Account")).totalSize).toBe(before);
    await practice(running, "PATCH", "/settings", { personAccounts: true });
    expect((await query("SELECT Id FROM Account")).totalSize).toBe(before + people.totalSize);
  });
});

describe("an org with sales territories", () => {
  const association = "SELECT ObjectId FROM ObjectTerritory2Association";
  const load = async (object: string, records: Record<string, unknown>[]) =>
    ((await practice(running, "POST", `/records/${object}`, records)).body as { ids: string[] }).ids[0] ?? "";

  it("shows what is assigned to those of the active model, and of no other one", async () => {
    await practice(running, "PATCH", "/settings", { salesTerritories: true });
    const { records } = await query("SELECT Id FROM Account ORDER BY Id LIMIT 2");
    const users = await query("SELECT Id FROM User WHERE Username LIKE 'rep@%'");
    const [active, planned] = records.map(({ Id }) => String(Id));
    for (const [State, ObjectId] of [
      ["Active", active],
      ["Planning", planned],
    ]) {
      const Territory2ModelId = await load("Territory2Model", [{ Name: State, DeveloperName: State, State }]);
      const Territory2Id = await load("Territory2", [
        { Name: State, DeveloperName: State, Territory2ModelId },
      ]);
      const AssociationCause = "Territory2Manual";
      await load("ObjectTerritory2Association", [{ ObjectId, Territory2Id, AssociationCause }]);
      const UserId = users.records[0]?.["Id"];
      await load("UserTerritory2Association", [{ UserId, Territory2Id, IsActive: true }]);
    }
    const mine = "SELECT Territory2Id FROM UserTerritory2Association WHERE IsActive = true";
    const found = await query(`${association} WHERE Territory2Id IN (${mine})`);
    expect(found.records.map(({ ObjectId }) => ObjectId)).toEqual([active]);
    expect((await query("SELECT Id FROM Territory2")).totalSize).toBe(1);
    expect((await query(`${association} WHERE Territory2.Territory2Model.State = 'Active'`)).totalSize).toBe(
      1,
    );
  });
});
