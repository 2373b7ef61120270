import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { countVisits } from "../support/countVisits.ts";
import { linkLast } from "../support/linkLast.ts";
import { startStack, type Stack } from "../support/startStack.ts";

interface Page {
  items: { id: string; lastName: string }[];
  nextCursor: string | null;
  total: number;
}

const sizes = { short: 1_000, long: 10_000 };
/** Each in both lists. */
const rare = "Rarissima";
/** How much more a long list may cost than a short one. */
const growthMax = 1.3;

let stack: Stack;
let rep: ApiClient;
let visits: () => number;
const lists = { short: "", long: "" };
beforeAll(async () => {
  stack = await startStack();
  visits = countVisits(stack.app.database);
  rep = await stack.signIn("rep@practice.example");
  for (const kind of ["short", "long"] as const) {
    lists[kind] = await importList(kind);
    await linkLast(stack.app.database, lists[kind]);
  }
});
afterAll(() => stack.close());

/**
 * Of each list, ten people have the rare name, wherever it is, 300 are called Anna, 300 Mueller, and the last
 * six both. Ten are linked, the last ones.
 */
async function importList(kind: keyof typeof sizes): Promise<string> {
  const every = sizes[kind] / 10;
  const rows = Array.from({ length: sizes[kind] }, (_, n) => {
    const first = n >= sizes[kind] - 300 ? "Anna" : `Given${n}`;
    const last = n % every === 0 ? rare : n < 294 || n >= sizes[kind] - 6 ? "Mueller" : `Family${n % 97}`;
    return `${first},${last},Company ${kind} ${n},Engineer`;
  });
  const csv = ["First Name,Last Name,Company,Position", ...rows].join("\n");
  const { status, body } = await rep.post<{ id: string }>(`/v1/lead-lists?name=${kind}`, csv, {
    "content-type": "text/csv",
  });
  expect(status).toBe(201);
  return body.id;
}

/** The rows visited to answer a request about each of the lists. */
async function costs(path: (listId: string, size: number) => string) {
  const cost = { short: 0, long: 0 };
  for (const kind of ["short", "long"] as const) {
    const request = path(lists[kind], sizes[kind]);
    // Asks Salesforce once and remembers the answer.
    expect((await rep.get(request)).status).toBe(200);
    const before = visits();
    await rep.get(request);
    cost[kind] = visits() - before;
  }
  return cost;
}

describe("a list of ten times the length", () => {
  it.each<[string, (listId: string, size: number) => string]>([
    ["the first page", (id) => `/v1/lead-lists/${id}/leads?limit=50`],
    ["the last page", (id, size) => `/v1/lead-lists/${id}/leads?limit=50&offset=${size - 50}`],
    ["a search for a rare name", (id) => `/v1/lead-lists/${id}/leads?limit=50&q=rariss`],
    ["a search for two words", (id) => `/v1/lead-lists/${id}/leads?limit=50&q=engin+raris`],
    ["a search for two names that few have", (id) => `/v1/lead-lists/${id}/leads?limit=50&q=anna+mueller`],
    ["a search for what all have", (id) => `/v1/lead-lists/${id}/leads?limit=50&q=engin`],
    ["a search for four words that all have", (id) => `/v1/lead-lists/${id}/leads?limit=50&q=e+c+comp+engin`],
    [
      "the last page of such a search",
      (id, size) => `/v1/lead-lists/${id}/leads?q=engin+c&offset=${size - 50}`,
    ],
    ["the linked leads", (id) => `/v1/lead-lists/${id}/leads?limit=50&status=linked`],
    ["the ids of the linked leads", (id) => `/v1/lead-lists/${id}/lead-ids?status=linked`],
    ["a search in the linked leads", (id) => `/v1/lead-lists/${id}/leads?limit=50&q=engin&status=linked`],
    ["the ids of a search", (id) => `/v1/lead-lists/${id}/lead-ids?q=raris`],
    ["its name and counts", (id) => `/v1/lead-lists/${id}`],
  ])("costs no more rows of the database for %s", async (_what, path) => {
    const { short, long } = await costs(path);
    expect(short).toBeGreaterThan(0);
    expect(long).toBeLessThanOrEqual(growthMax * short);
  });

  it("costs what is linked in the list of lists", async () => {
    const before = visits();
    await rep.get("/v1/lead-lists");
    expect(visits() - before).toBeLessThan(60);
  });

  it("finds all who have words that all have, and the last of them", async () => {
    const path = `/v1/lead-lists/${lists.long}/leads?limit=50&q=e+c+long+engin`;
    const { body } = await rep.get<Page>(path);
    expect(body.total).toBe(sizes.long);
    expect(body.items).toHaveLength(50);
    const { body: last } = await rep.get<Page>(`${path}&offset=${sizes.long - 50}`);
    const { body: ofAll } = await rep.get<Page>(
      `/v1/lead-lists/${lists.long}/leads?limit=50&offset=${sizes.long - 50}`,
    );
    expect(last.items).toEqual(ofAll.items);
    expect(last.nextCursor).toBeNull();
  });

  it("finds the few who have two names that many have", async () => {
    const { body } = await rep.get<Page>(`/v1/lead-lists/${lists.long}/leads?limit=50&q=anna+mueller`);
    expect(body.total).toBe(6);
    expect(body.items.map(({ lastName }) => lastName)).toEqual(Array(6).fill("Mueller"));
  });

  it("finds the linked leads, on their pages, and those that a search finds", async () => {
    const path = `/v1/lead-lists/${lists.long}/leads?status=linked`;
    const { body: all } = await rep.get<Page>(`${path}&limit=50`);
    expect(all).toMatchObject({ total: 10, nextCursor: null });
    const { body: first } = await rep.get<Page>(`${path}&limit=4`);
    const { body: second } = await rep.get<Page>(`${path}&limit=4&cursor=${first.nextCursor}`);
    const { body: third } = await rep.get<Page>(`${path}&limit=4&offset=8`);
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids).toEqual(all.items.map(({ id }) => id));
    const { body: found } = await rep.get<Page>(`${path}&limit=50&q=anna+mueller`);
    expect(found.total).toBe(6);
    expect(found.items.map(({ id }) => id)).toEqual(ids.slice(4));
  });

  it("has all its leads on its pages, in order and once", async () => {
    const { body: by } = await rep.get<Page>(`/v1/lead-lists/${lists.long}/leads?limit=200&offset=9900`);
    expect(by.total).toBe(sizes.long);
    expect(by.items).toHaveLength(100);
    const { body: found } = await rep.get<Page>(`/v1/lead-lists/${lists.long}/leads?q=RARISSIMA`);
    expect(found.total).toBe(10);
    expect(new Set(found.items.map(({ lastName }) => lastName))).toEqual(new Set([rare]));
  });
});
