import { expect, it } from "vitest";
import type { RequestContext } from "../context.ts";
import { normalizeName } from "../matching/names/normalizeName.ts";
import { createMemory } from "../work/memory.ts";
import { describedContact, describedField } from "../salesforce/described.fixture.ts";
import { createPatience } from "../salesforce/patience.ts";
import { crmNames } from "./crmNames.ts";

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

const hourMs = 60 * 60_000;

/** An org with a hundred Meyers and a Rauscholl, or one that refuses to group by last names. */
function orgOf({ isRefused = false, elapsedMs = (): number => 0 } = {}) {
  const asked: string[] = [];
  const rowsOf = (soql: string) =>
    soql.includes("GROUP BY LastName")
      ? [
          { name: "Meyer", contacts: 100 },
          { name: "Rauscholl", contacts: 1 },
        ]
      : [{ name: "Anna", contacts: 7 }];
  const salesforce = {
    apiVersion: "67.0",
    waitingReads: [],
    request: (_method: string, _path: string, { compositeRequest }: Sent) => {
      const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
        const soql = decodeURIComponent(url);
        asked.push(soql);
        const records = rowsOf(soql);
        return isRefused
          ? { referenceId, httpStatusCode: 400, body: [{ errorCode: "MALFORMED_QUERY", message: "no" }] }
          : { referenceId, httpStatusCode: 200, body: { records, totalSize: records.length, done: true } };
      });
      return Promise.resolve({ status: 200, headers: {}, body: { compositeResponse } });
    },
  };
  const ctx = { salesforce, memory: createMemory(elapsedMs), caller: { orgId: "00D", userId: "005" } };
  const fields = ["FirstName", "LastName"].map((name) => describedField(name, {}));
  const contact = describedContact(...fields);
  const ask = (leads: number) =>
    crmNames(ctx as unknown as RequestContext, { contact }, { leads, patience: createPatience(undefined) });
  return { ask, asked };
}

it("names are counted once a day in one call, and not for a few leads alone", async () => {
  let elapsedMs = 0;
  const { ask, asked } = orgOf({ elapsedMs: () => elapsedMs });
  expect(await ask(1)).toBeUndefined();
  expect(asked).toEqual([]);
  const counts = await ask(20);
  const family = (name: string) => counts?.family(normalizeName("Anna", name, null));
  expect([counts?.people, family("Meyer"), family("Meier"), family("Rauscholl")]).toEqual([101, 100, 100, 1]);
  expect(counts?.given(normalizeName("Anna", "X", null))).toBe(7);
  expect(asked).toHaveLength(2);
  elapsedMs = 23 * hourMs;
  expect(await ask(1)).toBe(counts);
  expect(asked).toHaveLength(2);
  elapsedMs = 25 * hourMs;
  await ask(20);
  expect(asked).toHaveLength(4);
});

it("an org that refuses to count is matched by what names suggest", async () => {
  const { ask } = orgOf({ isRefused: true });
  expect(await ask(20)).toBeUndefined();
});
