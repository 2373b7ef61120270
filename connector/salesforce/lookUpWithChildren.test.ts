import { expect, it } from "vitest";
import { lookUpWithChildren } from "./lookUpWithChildren.ts";
import type { SalesforceSession } from "./session.ts";

const by = { CreatedById: "005", LastModifiedById: "005" };
const at = (second: string) => `2030-01-01T10:00:${second}.000+0000`;
const contact = { ...by, Id: "003", IsDeleted: false, CreatedDate: at("00"), LastModifiedDate: at("00") };

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

const child = (relationship: string) => ({
  object: relationship.replace(/s?(__r)?$/, ""),
  field: "ContactId",
  relationship,
});

/**
 * Salesforce, with these rows by a part of what asks for them, and how many requests each call had. `failing`
 * has Salesforce's code for what has such a part.
 */
function orgWith(rowsOf: Record<string, object[]>, failing: Record<string, string> = {}) {
  const calls: number[] = [];
  const partOf = <Value>(url: string, values: Record<string, Value>) =>
    Object.entries(values).find(([part]) => decodeURIComponent(url).includes(part))?.[1];
  const answerTo = (url: string) => {
    const errorCode = partOf(url, failing);
    if (errorCode) return { httpStatusCode: 400, body: [{ errorCode, message: "failed" }] };
    const records = url.includes("/queryAll") ? [contact] : (partOf(url, rowsOf) ?? []);
    return { httpStatusCode: 200, body: { records, done: true } };
  };
  const session = {
    apiVersion: "67.0",
    waitingReads: [],
    request: (_method: string, _path: string, { compositeRequest }: Sent) => {
      calls.push(compositeRequest.length);
      const compositeResponse = compositeRequest.map(({ url, referenceId }) => ({
        referenceId,
        ...answerTo(url),
      }));
      return Promise.resolve({ status: 200, headers: {}, body: { compositeResponse } });
    },
  };
  return { session: session as unknown as SalesforceSession, calls };
}

it.each([
  ["none", [], false],
  ["one", [{ Id: "a00" }], true],
])(
  "an object without the fields that say when a record came is asked whether it has %s",
  async (_, rows, isUsed) => {
    const { session } = orgWith({ "SELECT Id FROM Order": rows }, { "003/Order__r": "INVALID_FIELD" });
    const seen = await lookUpWithChildren(session, "003", [child("Order__r")]);
    expect(seen).toMatchObject({ isUsed, failed: [] });
  },
);

it("an object that can't be asked for by its ids alone either has not been looked at", async () => {
  const failing = { "003/Order__r": "INVALID_FIELD", "SELECT Id FROM Order": "INVALID_FIELD" };
  const { session } = orgWith({}, failing);
  const seen = await lookUpWithChildren(session, "003", [child("Order__r")]);
  expect(seen).toMatchObject({ isUsed: false, failed: [{ object: "Order" }] });
});

it("children that fail twice are told, as they may be there", async () => {
  const { session, calls } = orgWith({}, { Survey: "NOT_SUPPORTED" });
  const found = await lookUpWithChildren(session, "003", [child("Tasks"), child("Surveys__r")]);
  expect(found).toMatchObject({ isUsed: false, failed: [{ object: "Survey" }] });
  expect(calls).toEqual([6, 1]);
});

it.each([
  ["none", [], false],
  ["one that came later", [{ ...by, CreatedDate: at("40"), LastModifiedDate: at("40") }], true],
])(
  "children that fail by their relationship are asked for by a query, which shows %s",
  async (_, rows, isUsed) => {
    const { session, calls } = orgWith(
      { "FROM Survey WHERE ContactId": rows },
      { Surveys__r: "NOT_SUPPORTED" },
    );
    const found = await lookUpWithChildren(session, "003", [child("Tasks"), child("Surveys__r")]);
    expect(found).toMatchObject({ isUsed, failed: [] });
    expect(calls).toEqual([6, 1]);
  },
);

it("all children that fail are Salesforce's fault, and not that of one of them", async () => {
  const parts = ["Survey", "ReportsToId", "ConvertedContactId", "OpportunityContactRole"];
  const failing = Object.fromEntries(parts.map((part) => [part, "QUERY_TIMEOUT"]));
  const { session } = orgWith({}, failing);
  await expect(lookUpWithChildren(session, "003", [child("Surveys__r")])).rejects.toMatchObject({
    code: "salesforce-unavailable",
  });
});
