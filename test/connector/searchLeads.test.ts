import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { watchStatements } from "../support/watchStatements.ts";

interface Found {
  items: { lead: { id: string; lastName: string }; list: { id: string; name: string; isOwner: boolean } }[];
  total: number;
}

let stack: Stack;
let rep: ApiClient;
let colleague: ApiClient;
const statements: string[] = [];
beforeAll(async () => {
  stack = await startStack();
  watchStatements(stack.app.database, (text) => statements.push(text));
  rep = await stack.signIn("rep@practice.example");
  colleague = await stack.signIn("rep2@practice.example");
});
afterAll(() => stack.close());

const makeList = async (name: string, fullNames: string[], client = rep, company = "Nord") => {
  const leads = fullNames.map((fullName) => ({ fullName, company }));
  return (await client.post<{ id: string }>("/v1/lead-lists", { name, leads })).body.id;
};
const search = async (query: string, client = rep) => (await client.get<Found>(`/v1/leads?${query}`)).body;
const found = async (query: string, client = rep) =>
  (await search(query, client)).items.map(({ lead, list }) => `${lead.lastName} in ${list.name}`);

describe("GET /v1/leads", () => {
  it("finds leads in all lists of the rep, of the newest first, by name, company and title", async () => {
    await makeList("Older", ["Ada Quist", "Bo Quistgaard"]);
    await makeList("Newer", ["Cy Quistberg", "Dora Lind"], rep, "Süd Wasser");
    expect(await found("q=quist")).toEqual(["Quistberg in Newer", "Quist in Older", "Quistgaard in Older"]);
    expect(await found("q=QUIST ad")).toEqual(["Quist in Older"]);
    expect(await found("q=wasser sud")).toEqual(["Quistberg in Newer", "Lind in Newer"]);
    expect(await found("q=quist wasser")).toEqual(["Quistberg in Newer"]);
    expect(await found("q=nobody")).toEqual([]);
    expect(await search("q=.")).toEqual({ items: [], total: 0 });
  });

  it("shows a lead of several lists once, in the newest", async () => {
    await makeList("First", ["Eva Twice", "Fay Twice"]);
    await makeList("Second", ["Eva Twice", "Gus Twice"]);
    expect(await search("q=twice")).toMatchObject({ total: 4 });
    expect(await found("q=twice")).toEqual(["Twice in Second", "Twice in Second", "Twice in First"]);
    expect(await found("q=twice&limit=3")).toHaveLength(3);
    expect(await found("q=twice&limit=2")).toEqual(["Twice in Second", "Twice in Second"]);
  });

  it("finds what a colleague shares, while they do, and nothing else of theirs", async () => {
    const listId = await makeList("Theirs", ["Hal Shareworthy"], colleague);
    expect(await found("q=shareworthy")).toEqual([]);
    expect(await found("q=shareworthy", colleague)).toEqual(["Shareworthy in Theirs"]);
    await colleague.patch(`/v1/lead-lists/${listId}`, { shared: true });
    expect((await search("q=shareworthy")).items).toMatchObject([{ list: { id: listId, isOwner: false } }]);
    await colleague.patch(`/v1/lead-lists/${listId}`, { shared: false });
    expect(await search("q=shareworthy")).toEqual({ items: [], total: 0 });
  });

  it("finds nothing of a list that was deleted, or of a lead that was taken off", async () => {
    const listId = await makeList("Gone", ["Ian Vanished"]);
    expect(await found("q=vanished")).toHaveLength(1);
    await rep.delete(`/v1/lead-lists/${listId}`);
    expect(await search("q=vanished")).toEqual({ items: [], total: 0 });
  });

  it("asks the database as often for thirty lists as for one", async () => {
    for (let at = 0; at < 30; at += 1) await makeList(`Many ${at}`, [`Jo Manyfold${at}`, `Kay Rest${at}`]);
    const questionsOf = async (query: string) => {
      statements.length = 0;
      await search(query);
      // What the connector does in the background writes, and asks of batches.
      return statements.filter((text) => /^select (?!.*"batch).*(?:lead_list|"leads")/s.test(text)).length;
    };
    const [few, many] = [await questionsOf("q=manyfold7"), await questionsOf("q=manyfold&limit=1")];
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  });

  it.each(["", "limit=5", "q=a&limit=51"])("refuses %j", async (query) => {
    expect((await rep.get(`/v1/leads?${query}`)).status).toBe(400);
  });
});
