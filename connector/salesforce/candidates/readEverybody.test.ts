import { expect, it } from "vitest";
import { describedContact } from "../described.fixture.ts";
import { crmQueries } from "../crmQueries.ts";
import { createPatience } from "../patience.ts";
import type { SalesforceSession } from "../session.ts";
import { callsToRead, readEverybody } from "./readEverybody.ts";

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

const idAt = (place: number): string => `003${String(place).padStart(12, "0")}AAA`;

/** Reads the contacts of an org that has so many, and says how many it has. */
async function read(
  has: number,
  size: number,
  { refused = "none", pageSize = 2_000, takenMax = Infinity } = {},
) {
  const ids = Array.from({ length: has }, (_, place) => idAt(place));
  let calls = 0;
  const answer = (soql: string) => {
    const [, after = ""] = /Id > '(\w+)'/.exec(soql) ?? [];
    const [, before = "~"] = /Id < '(\w+)'/.exec(soql) ?? [];
    const [, offset = "0"] = / OFFSET (\d+)$/.exec(soql) ?? [];
    const inside = ids.filter((id) => id > after && id < before);
    if (soql.includes(" Id DESC ")) inside.reverse();
    const found = inside.slice(Number(offset), Number(offset) + 2_000);
    const records = found.slice(0, pageSize).map((Id) => ({ Id, LastName: "Mokoena" }));
    const nextRecordsUrl = found.length > pageSize ? "/services/data/v67.0/query/01g-200" : undefined;
    return { records, totalSize: found.length, ...(nextRecordsUrl && { nextRecordsUrl }) };
  };
  const session = {
    apiVersion: "67.0",
    instanceUrl: "https://practice.example",
    waitingReads: [],
    request: (_method: string, _path: string, { compositeRequest }: Sent) => {
      calls += 1;
      const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
        const soql = decodeURIComponent(url).split("q=", 2)[1] ?? "";
        return soql.includes(refused)
          ? { referenceId, httpStatusCode: 400, body: [] }
          : { referenceId, httpStatusCode: 200, body: answer(soql) };
      });
      return Promise.resolve({ status: 200, headers: {}, body: { compositeResponse } });
    },
  } as unknown as SalesforceSession;
  const [query] = crmQueries({ account: null, contact: describedContact(), salesforceLead: null });
  if (!query) throw new Error("contacts are not searched");
  const objects = [{ query, size }];
  const taken = new Set<string>();
  const isRead = await readEverybody(session, objects, createPatience(undefined), (records) => {
    for (const { id } of records) taken.add(id);
    return Promise.resolve(taken.size > takenMax ? ("enough" as const) : ("more" as const));
  });
  return { isWhole: isRead.includes("Contact"), taken: taken.size, calls, foretold: callsToRead(objects) };
}

it.each([0, 1, 1_999, 2_000, 2_001, 3_999, 4_000, 6_001, 7_999, 8_000, 8_001, 16_000, 20_000, 31_999])(
  "everybody of %i is read in as many calls as foretold",
  async (has) => {
    const { foretold, ...others } = await read(has, has);
    expect(others).toEqual({ isWhole: true, taken: has, calls: foretold });
  },
);

it("nobody is waited for where Salesforce refuses a query or sends shorter pages", async () => {
  expect(await read(20_000, 20_000, { refused: "OFFSET" })).toMatchObject({ isWhole: false, calls: 1 });
  expect(await read(20_000, 20_000, { pageSize: 200 })).toMatchObject({ isWhole: false, calls: 1 });
});
