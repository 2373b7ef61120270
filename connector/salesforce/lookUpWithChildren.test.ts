import { describe, expect, it } from "vitest";
import { lookUpWithChildren } from "./lookUpWithChildren.ts";
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
  /** Whether there are more children than it shows. */
  isCut?: boolean;
}

/** Salesforce as it answers these queries, and how many each call had. */
function orgWith({
  contacts = ids.map((id) => contact(id)),
  rows = {},
  children = {},
  failing = {},
  isCut = false,
}: Org) {
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
          return [name, records ? { records, done: !isCut } : null];
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
  const look = (relationships: string[]) =>
    lookUpWithChildren(session as unknown as SalesforceSession, ids, relationships.map(child));
  return { look, calls };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `Children${index}__r`);

describe("a look at contacts", () => {
  it("takes one call for all standard and many custom relationships, with twenty in a query at most", async () => {
    const { look, calls } = orgWith({});
    const { contacts, unseen } = await look(["Tasks", ...many(79)]);
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
    const role = { Id: "00K", ...by(colleague, "30") };
    const { look } = orgWith({ children: { OpportunityContactRoles: { "003B": [role] } } });
    const { contacts } = await look(["OpportunityContactRoles"]);
    expect(contacts.get("003A")?.roles).toEqual([]);
    expect(contacts.get("003B")?.roles).toEqual([{ id: "00K", cameAlong: false, byId: colleague }]);
  });

  it("takes a contact for unseen that a look at children doesn't show", async () => {
    const { look } = orgWith({ rows: { "FROM Tasks": [{ Id: "003A" }] } });
    const { contacts } = await look(["Tasks"]);
    expect(ids.map((id) => contacts.get(id)?.fate.state)).toEqual(["there", "unseen"]);
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

  it("names what the user may not see, and still tells what else was added", async () => {
    const { look, calls } = orgWith({
      failing: { "FROM Children7__r)": "INVALID_TYPE", "FROM Children7 ": "INVALID_TYPE" },
      rows: { "FROM Children3 ": [{ Id: "a00", ContactId: "003B", ...by(colleague, "30") }] },
    });
    const { contacts, unseen } = await look(["Tasks", ...many(9)]);
    expect(unseen).toEqual(["Children7"]);
    expect(contacts.get("003A")?.added).toEqual([]);
    expect(contacts.get("003B")?.added).toEqual([{ object: "Children3", byId: colleague }]);
    expect(calls.map((call) => call.length)).toEqual([2, 5, 5]);
  });

  it("asks once more for what Salesforce fails to show", async () => {
    const { look } = orgWith({ failing: { "FROM Tasks)": "QUERY_TIMEOUT" } });
    expect((await look(["Tasks"])).unseen).toEqual([]);
  });

  it("tells of more children than Salesforce shows at once that somebody has added some", async () => {
    const { look } = orgWith({
      children: { Tasks: { "003A": [{ Id: "00T", ...by(rep, "00") }] } },
      isCut: true,
    });
    const { contacts } = await look(["Tasks"]);
    expect(contacts.get("003A")?.added).toEqual([{ object: "Task", byId: null }]);
    expect(contacts.get("003B")?.added).toEqual([]);
  });

  it("throws what Salesforce would refuse of all", async () => {
    const { look } = orgWith({ failing: { "FROM Tasks)": "INVALID_SESSION_ID" } });
    await expect(look(["Tasks"])).rejects.toMatchObject({ code: "session-expired" });
  });
});
