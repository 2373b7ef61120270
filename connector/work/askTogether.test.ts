import { setTimeout as wait } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { sendComposite } from "../salesforce/composite.ts";
import type { SalesforceSession } from "../salesforce/session.ts";
import { askTogether, tellAsked } from "./askTogether.ts";
import { createMemory, remember } from "./memory.ts";

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

/** A session that writes down what it is asked. */
function sessionOf(calls: string[][]): SalesforceSession {
  const request = async (_method: string, _path: string, { compositeRequest }: Sent) => {
    calls.push(compositeRequest.map(({ url }) => url.split("/").at(-1) ?? ""));
    const compositeResponse = compositeRequest.map(({ referenceId }) => ({
      referenceId,
      httpStatusCode: 200,
      body: {},
    }));
    return { status: 200, headers: {}, body: { compositeResponse } };
  };
  return { apiVersion: "67.0", waitingReads: [], request } as unknown as SalesforceSession;
}

const reader = (session: SalesforceSession) => (path: string) =>
  sendComposite(session, [{ method: "GET", path: `/${path}`, referenceId: "a" }], { isRead: true });

it("two works share a call though the database answers one of them later", async () => {
  const calls: string[][] = [];
  const read = reader(sessionOf(calls));
  await askTogether(
    () => read("first"),
    async () => {
      await wait(30);
      await read("second");
    },
  );
  expect(calls).toEqual([["first", "second"]]);
});

it.each([
  ["ends", async () => undefined],
  ["fails", () => Promise.reject(new Error("gone"))],
  [
    "waits for what another request asked",
    async () => {
      await wait(5);
      tellAsked();
      await wait(300);
    },
  ],
])("a work is not kept waiting by one that %s", async (_how, other) => {
  const calls: string[][] = [];
  const read = reader(sessionOf(calls));
  let isOther = false;
  await askTogether(
    async () => {
      await read("first");
      expect(isOther).toBe(false);
    },
    () => other().finally(() => setImmediate(() => setTimeout(() => (isOther = true)))),
  ).catch(() => undefined);
  await vi.waitFor(() => expect(calls).toEqual([["first"]]));
});

it("a work reads on alone after the other has asked", async () => {
  const calls: string[][] = [];
  const read = reader(sessionOf(calls));
  await askTogether(
    async () => {
      await read("first");
      await read("third");
    },
    () => read("second"),
  );
  expect(calls).toEqual([["first", "second"], ["third"]]);
});

it("two works may wait for the same answer of Salesforce", async () => {
  const calls: string[][] = [];
  const read = reader(sessionOf(calls));
  const cache = createMemory(() => 0).shared<Promise<unknown>>({ max: 9 });
  const describe = () => remember(cache, "describe", () => read("describe"));
  await askTogether(
    async () => {
      await describe();
      await read("first");
    },
    async () => {
      await describe();
      await read("second");
    },
  );
  expect(calls).toEqual([["describe"], ["first", "second"]]);
});

it("three works share a call where two of them are one of a pair", async () => {
  const calls: string[][] = [];
  const read = reader(sessionOf(calls));
  await askTogether(
    () => read("first"),
    () =>
      askTogether(
        () => read("second"),
        async () => {
          await wait(30);
          await read("third");
        },
      ),
  );
  expect(calls).toEqual([["first", "second", "third"]]);
});
