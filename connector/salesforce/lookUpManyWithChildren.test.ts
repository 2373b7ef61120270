import { describe, expect, it } from "vitest";
import { lookUpManyWithChildren, type Ways } from "./lookUpManyWithChildren.ts";
import type { SalesforceSession } from "./session.ts";

const rep = "005000000000001AAA";
const colleague = "005000000000002AAA";
const at = (second: string) => `2030-01-01T10:00:${second}.000+0000`;
const by = (userId: string, second: string) => ({
  CreatedById: userId,
  LastModifiedById: userId,
  CreatedDate: at(second),
  LastModifiedDate: at(second),
});
const contact = (Id: string, changes: object = {}) => ({
  Id,
  ...by(rep, "00"),
  ...{ OwnerId: rep, SystemModstamp: at("00"), IsDeleted: false, MasterRecordId: null },
  ...changes,
});
const child = (relationship: string) => ({
  object: relationship.replace(/s?(__r)?$/, ""),
  field: "ContactId",
  relationship,
});
const ids = ["003A", "003B"];

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

interface Org {
  contacts?: object[];
  /** Rows by a text of the query that has them. */
  rows?: Record<string, object[]>;
  /** Children by relationship and contact. */
  children?: Record<string, Record<string, object[]>>;
  /** Salesforce's code for each query that has such a text. */
  failing?: Record<string, string>;
}

/** Salesforce as it answers these queries, and how many each call had. */
function orgWith({ contacts = ids.map((id) => contact(id)), rows = {}, children = {}, failing = {} }: Org) {
  const calls: string[][] = [];
  const partOf = <Value>(soql: string, values: Record<string, Value>) =>
    Object.entries(values).find(([part]) => soql.includes(part))?.[1];
  const answerTo = (soql: string, isAll: boolean) => {
    const errorCode = partOf(soql, failing);
    if (errorCode) return { httpStatusCode: 400, body: [{ errorCode, message: "failed" }] };
    const inner = [...soql.matchAll(/FROM (\w+)\)/g)].map(([, name]) => name ?? "");
    const nested = ids.map((id) => ({
      Id: id,
      ...Object.fromEntries(
        inner.map((name) => {
          const records = children[name]?.[id];
          return [name, records ? { records, done: true } : null];
        }),
      ),
    }));
    const records = isAll ? contacts : (partOf(soql, rows) ?? (inner.length > 0 ? nested : []));
    return { httpStatusCode: 200, body: { records, done: true } };
  };
  const session = {
    apiVersion: "67.0",
    waitingReads: [],
    request: (_method: string, _path: string, { compositeRequest }: Sent) => {
      const asked = compositeRequest.map(({ url }) => decodeURIComponent(url.split("q=")[1] ?? ""));
      calls.push(asked);
      const compositeResponse = compositeRequest.map(({ url, referenceId }, index) => ({
        referenceId,
        ...answerTo(asked[index] ?? "", url.includes("/queryAll")),
      }));
      return Promise.resolve({ status: 200, headers: {}, body: { compositeResponse } });
    },
  };
  const ways: Ways = new Map();
  const look = (relationships: string[]) =>
    lookUpManyWithChildren(session as unknown as SalesforceSession, ids, relationships.map(child), ways);
  return { look, calls, ways };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `Children${index}__r`);

describe("a look at many contacts", () => {
  it("takes one call for as many relationships as a real org has, with twenty in a query at most", async () => {
    const { look, calls } = orgWith({});
    const { contacts, unseen } = await look(many(39));
    expect(calls.map((call) => call.length)).toEqual([5]);
    for (const soql of calls.flat()) expect(soql.match(/\(SELECT/g)?.length ?? 0).toBeLessThanOrEqual(20);
    expect(unseen).toEqual([]);
    expect([...contacts.keys()]).toEqual(ids);
    expect(contacts.get("003A")).toMatchObject({
      fate: { state: "there", isUntouched: true },
      roles: [],
      added: [],
    });
  });

  it("tells who has added what to which of them, and nothing of what came along", async () => {
    const { look } = orgWith({
      children: {
        Tasks: { "003A": [{ Id: "00T", ...by(colleague, "30") }], "003B": [{ Id: "00U", ...by(rep, "02") }] },
      },
    });
    const { contacts } = await look(["Tasks"]);
    expect(contacts.get("003A")?.added).toEqual([{ object: "Task", byId: colleague }]);
    expect(contacts.get("003B")?.added).toEqual([]);
  });

  it("tells the roles of each, with whose they are", async () => {
    const role = { Id: "00K", OpportunityId: "006", ...by(colleague, "30") };
    const { look } = orgWith({ children: { OpportunityContactRoles: { "003B": [role] } } });
    const { contacts } = await look([]);
    expect(contacts.get("003A")?.roles).toEqual([]);
    expect(contacts.get("003B")?.roles).toEqual([
      { id: "00K", opportunityId: "006", isUntouched: true, cameAlong: false, byId: colleague },
    ]);
  });

  it.each([
    ["a contact that reports to it", "ReportsToId"],
    ["a lead that was converted into it", "ConvertedContactId"],
  ])("finds %s", async (_, field) => {
    const { look } = orgWith({
      rows: { [`WHERE ${field}`]: [{ Id: "x", [field]: "003B", ...by(colleague, "40") }] },
    });
    const { contacts } = await look([]);
    expect(contacts.get("003B")?.added).toMatchObject([{ byId: colleague }]);
    expect(contacts.get("003A")?.added).toEqual([]);
  });

  it("takes a contact that Salesforce itself has written since for a changed one", async () => {
    const { look } = orgWith({ contacts: [contact("003A", { SystemModstamp: at("30") }), contact("003B")] });
    const { contacts } = await look([]);
    expect(contacts.get("003A")?.fate).toMatchObject({ isUntouched: false });
    expect(contacts.get("003B")?.fate).toMatchObject({ isUntouched: true });
  });

  it("tells which are deleted, merged or not shown", async () => {
    const { look } = orgWith({ contacts: [contact("003A", { IsDeleted: true, MasterRecordId: "003C" })] });
    const { contacts } = await look([]);
    expect(contacts.get("003A")?.fate).toEqual({ state: "merged", into: "003C" });
    expect(contacts.get("003B")?.fate).toEqual({ state: "unseen" });
  });

  it("finds a relationship that the user may not see in two further calls, and none the next time", async () => {
    const { look, calls, ways } = orgWith({ failing: { "FROM Children7__r)": "INVALID_TYPE" } });
    const { unseen } = await look(many(19));
    expect(unseen).toEqual([]);
    expect(calls).toHaveLength(3);
    expect(ways).toEqual(new Map([["Children7__r", "hidden"]]));
    await look(many(19));
    expect(calls).toHaveLength(4);
  });

  it.each([
    ["none", [], []],
    ["one", [{ Id: "a00" }], [{ object: "Order", byId: null }]],
  ])(
    "asks an object without the fields that say when a record came whether it has %s",
    async (_, rows, added) => {
      const { look } = orgWith({
        failing: {
          "CreatedDate, LastModifiedDate, CreatedById, LastModifiedById FROM Order__r": "INVALID_FIELD",
        },
        children: { Order__r: { "003A": rows } },
      });
      const { contacts, unseen } = await look(["Order__r"]);
      expect(contacts.get("003A")?.added).toEqual(added);
      expect(unseen).toEqual([]);
    },
  );
});
