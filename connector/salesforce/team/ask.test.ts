import { describe, expect, it } from "vitest";
import type { SalesforceSession } from "../session.ts";
import { ask } from "./members.ts";

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

/** A session of an org whose every answer has `pages` pages of one row. It counts calls. */
function orgOfPages(pages: number) {
  const calls: number[] = [];
  const session = {
    apiVersion: "67.0",
    instanceUrl: "https://practice.example",
    waitingReads: [],
    request(_method: string, _path: string, { compositeRequest }: Sent) {
      calls.push(compositeRequest.length);
      const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
        const page = Number(/page-(\d+)/.exec(url)?.[1] ?? 1);
        const next =
          page < pages ? { nextRecordsUrl: `/services/data/v67.0/query/page-${page + 1}-${url}` } : {};
        return { referenceId, httpStatusCode: 200, body: { records: [{ page }], ...next } };
      });
      return Promise.resolve({ status: 200, headers: {}, body: { compositeResponse } });
    },
  } as unknown as SalesforceSession;
  return { session, calls };
}

describe("questions about a team", () => {
  it("are asked five in a call, and answered by name", async () => {
    const { session, calls } = orgOfPages(1);
    const reading = { callsLeft: 0, isCut: false };
    const soqls = Array.from({ length: 6 }, (_, index) => `SELECT ${index}`);
    const answers = await ask<{ many: object; none: object }>(session, { many: soqls, none: [] }, reading);
    expect(calls).toEqual([5, 1]);
    expect(answers.many).toHaveLength(6);
    expect(answers.none).toEqual([]);
    expect(reading).toEqual({ callsLeft: 0, isCut: false });
  });

  it("are read to the end of their pages, as long as calls are left", async () => {
    const { session, calls } = orgOfPages(3);
    const reading = { callsLeft: 3, isCut: false };
    const answers = await ask<{ a: object; b: object }>(session, { a: ["A"], b: ["B"] }, reading);
    expect(calls).toEqual([2, 2, 2]);
    expect(answers.a).toEqual([{ page: 1 }, { page: 2 }, { page: 3 }]);
    expect(reading).toEqual({ callsLeft: 1, isCut: false });
  });

  it("say that they were cut where no call is left", async () => {
    const { session, calls } = orgOfPages(9);
    const reading = { callsLeft: 2, isCut: false };
    const answers = await ask<{ a: object }>(session, { a: ["A"] }, reading);
    expect(calls).toHaveLength(3);
    expect(answers.a).toHaveLength(3);
    expect(reading).toEqual({ callsLeft: 0, isCut: true });
  });
});
