import { expect, it } from "vitest";
import { lookUpWithChildren } from "./lookUpWithChildren.ts";
import type { SalesforceSession } from "./session.ts";

const by = { CreatedById: "005", LastModifiedById: "005" };
const at = (second: string) => `2030-01-01T10:00:${second}.000+0000`;
const contact = { ...by, Id: "003", IsDeleted: false, CreatedDate: at("00"), LastModifiedDate: at("00") };

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

const child = (relationship: string) => ({ object: relationship.replace(/s?(__r)?$/, ""), relationship });

/** Salesforce, with these rows by the name of their relationship, and how many requests each call had. */
function orgWith(rowsOf: Record<string, object[]>, failing: readonly string[] = [], times = Infinity) {
  const calls: number[] = [];
  const fails = (url: string) => failing.some((name) => url.includes(name)) && calls.length <= times;
  const failed = { httpStatusCode: 500, body: [{ errorCode: "UNKNOWN_EXCEPTION", message: "failed" }] };
  const rowsAt = (url: string) =>
    url.includes("/queryAll")
      ? [contact]
      : (Object.entries(rowsOf).find(([name]) => url.includes(`/sobjects/Contact/003/${name}?`))?.[1] ?? []);
  const session = {
    apiVersion: "67.0",
    waitingReads: [],
    request: (_method: string, _path: string, { compositeRequest }: Sent) => {
      calls.push(compositeRequest.length);
      const compositeResponse = compositeRequest.map(({ url, referenceId }) => ({
        referenceId,
        ...(fails(url) ? failed : { httpStatusCode: 200, body: { records: rowsAt(url), done: true } }),
      }));
      return Promise.resolve({ status: 200, headers: {}, body: { compositeResponse } });
    },
  };
  return { session: session as unknown as SalesforceSession, calls };
}

it.each([
  ["with the contact", "02", false],
  ["half a minute later", "30", true],
])(
  "a file that was attached %s is told by when that was, as it has no creator",
  async (_, second, isUsed) => {
    const { session } = orgWith({ ContentDocumentLinks: [{ SystemModstamp: at(second) }] });
    expect(await lookUpWithChildren(session, "003", [child("ContentDocumentLinks")])).toMatchObject({
      isUsed,
    });
  },
);

it("many children are asked for in calls of twenty-five, and one in the last call counts", async () => {
  const children = Array.from({ length: 30 }, (_, index) => child(`Children${index}__r`));
  const later = { ...by, CreatedDate: at("40"), LastModifiedDate: at("40") };
  const { session, calls } = orgWith({ Children29__r: [later] });
  expect(await lookUpWithChildren(session, "003", children)).toMatchObject({ isUsed: true });
  expect(calls).toEqual([25, 9]);
});

it("children that fail twice are told, as they may be there", async () => {
  const { session, calls } = orgWith({}, ["Surveys__r"]);
  const found = await lookUpWithChildren(session, "003", [child("Tasks"), child("Surveys__r")]);
  expect(found).toMatchObject({ isUsed: false, failed: [{ object: "Survey" }] });
  expect(calls).toEqual([6, 1]);
});

it("children that fail once are asked for once more, alone", async () => {
  const later = { ...by, CreatedDate: at("40"), LastModifiedDate: at("40") };
  const { session, calls } = orgWith({ Surveys__r: [later] }, ["Surveys__r"], 1);
  const found = await lookUpWithChildren(session, "003", [child("Tasks"), child("Surveys__r")]);
  expect(found).toMatchObject({ isUsed: true, failed: [] });
  expect(calls).toEqual([6, 1]);
});

it("all children that fail are Salesforce's fault, and not that of one of them", async () => {
  const { session } = orgWith({}, ["Surveys__r", "ReportsToId", "Converted", "Role"]);
  await expect(lookUpWithChildren(session, "003", [child("Surveys__r")])).rejects.toMatchObject({
    code: "salesforce-unavailable",
  });
});
