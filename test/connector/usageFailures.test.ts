import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chunksOf } from "../../connector/work/inTurns.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

interface Failure {
  at: string;
  userId: string;
  username: string;
  displayName: string;
  code: string;
  why: string;
  whose: string;
  action: string;
  fields: string[];
  batchId: string | null;
  creationId: string;
  requestId: string | null;
}

interface Page {
  month: string;
  items: Failure[];
  nextCursor: string | null;
}

interface Cause extends Pick<Failure, "code" | "why" | "whose" | "action" | "fields"> {
  key: string;
  failures: number;
  newestAt: string;
  users: { username: string | null }[];
}

interface Causes {
  items: Cause[];
  isCut: boolean;
}

let stack: ContactStack;
/** Added to the connector's clock, so that each failure has a time of its own. */
let aheadMs = 0;

beforeAll(async () => {
  stack = await startContactStack({ clock: () => new Date(Date.now() + aheadMs) });
  await stack.practice("POST", "/objects/Contact/validation-rules", {
    name: "Whose_Planner",
    field: "Title",
    when: "Title LIKE 'Planner%'",
    message: "Say whose planner this is.",
  });
});
afterAll(() => stack.close());

const failures = async (query = "") => (await stack.admin.get<Page>(`/v1/usage/failures${query}`)).body;

/** A contact that the org refuses, with the id of the request that asked for it. */
async function fail(client = stack.rep) {
  aheadMs += 1_000;
  const { leadId } = await stack.addLead(client);
  const contact = { Title: "Planner", LastName: "Geheimrat" };
  const answer = await client.post<Problem>("/v1/contacts", stack.creation(leadId, { contact }));
  expect(answer.status).toBe(422);
  return answer.headers.get("x-request-id");
}

/** Failures of an earlier month, each a second older than the one before. */
async function copiesOfOne(count: number): Promise<void> {
  await fail();
  const { database } = stack.app;
  const isIt = eq(creations.id, (await failures()).items[0]?.creationId ?? "");
  const row = await firstOf(database.select().from(creations).where(isIt));
  if (!row) throw new Error("there is no such failure");
  const rows = Array.from({ length: count }, (_, index) => ({
    ...row,
    id: crypto.randomUUID(),
    idempotencyKey: null,
    month: "2025-01",
    settledAt: Date.UTC(2025, 0, 31) - index * 1_000,
  }));
  for (const part of chunksOf(rows, 500)) await database.insert(creations).values(part);
}

describe("the failures of a month", () => {
  it("tell who, when, what and by which request, the newest first, and nothing of a lead", async () => {
    const first = await fail();
    const second = await fail(stack.admin);
    const { month, items } = await failures();
    expect(month).toBe((await stack.admin.get<{ month: string }>("/v1/usage")).body.month);
    const [newest, older] = items;
    expect(newest).toMatchObject({ username: "admin@practice.example", requestId: second });
    expect(older).toMatchObject({
      username: "rep@practice.example",
      code: "validation-failed",
      why: expect.stringMatching(/validation rule/i),
      whose: "Up to an admin",
      action: expect.any(String),
      fields: ["Title"],
      batchId: null,
      requestId: first,
    });
    expect(Date.parse(newest?.at ?? "")).toBeGreaterThan(Date.parse(older?.at ?? ""));
    expect(JSON.stringify(items)).not.toMatch(/Geheimrat|planner this is|Quinn|leadId/);
  });

  it("are those of the admin's own org", async () => {
    await fail();
    const { items } = await failures();
    const { database } = stack.app;
    const [own] = items;
    const isIt = eq(creations.id, own?.creationId ?? "");
    const row = await firstOf(database.select().from(creations).where(isIt));
    if (!row) throw new Error("there is no such failure");
    const other = { id: crypto.randomUUID(), orgId: "00D000000000002AAA", idempotencyKey: null };
    await database.insert(creations).values({ ...row, ...other });
    expect((await failures()).items).toEqual(items);
  });

  it(
    "are counted up to the newest 5,000, and said to be cut from one more on",
    { tags: ["night"] },
    async () => {
      const read = async () => (await stack.admin.get<Causes>(`/v1/usage/failure-causes?month=2025-01`)).body;
      const count = ({ items }: Causes) => items.reduce((sum, cause) => sum + cause.failures, 0);
      await copiesOfOne(5_000);
      const whole = await read();
      expect([count(whole), whole.isCut]).toEqual([5_000, false]);
      await copiesOfOne(1);
      const cut = await read();
      expect([count(cut), cut.isCut]).toEqual([5_000, true]);
    },
  );

  it("are read one by one of a cause, a page at a time", async () => {
    await fail();
    const { items } = (await stack.admin.get<Causes>("/v1/usage/failure-causes")).body;
    const [cause] = items;
    const expected = (await failures("?limit=200")).items.filter(({ fields }) => fields[0] === "Title");
    expect(cause?.failures).toBe(expected.length);
    const first = await failures(`?limit=2&cause=${cause?.key ?? ""}`);
    const cursor = encodeURIComponent(first.nextCursor ?? "");
    const rest = await failures(`?limit=200&cause=${cause?.key ?? ""}&cursor=${cursor}`);
    expect([...first.items, ...rest.items]).toEqual(expected);
    expect(first.items).toHaveLength(2);
    expect(rest.nextCursor).toBeNull();
    expect((await failures("?cause=none")).items).toEqual([]);
  });

  it("are a file in the admin's language, without a name of a lead", async () => {
    const requestId = await fail();
    const accept = { "accept-language": "de" };
    const { status, headers, body } = await stack.admin.request<string>(
      "GET",
      "/v1/usage/failures.csv",
      undefined,
      accept,
    );
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/csv/);
    const text = body;
    const [header = "", newest = ""] = text.split("\r\n");
    expect(header).toMatch(/^\uFEFF?Zeit/);
    expect(newest).toMatch(/rep@practice\.example/);
    expect(newest).toContain(requestId);
    expect(newest).toMatch(/Validierungsregel/);
    expect(text.trimEnd().split("\r\n")).toHaveLength((await failures("?limit=200")).items.length + 1);
    expect(text).not.toMatch(/Geheimrat|planner this is/);
  });

  it("are for admins alone", async () => {
    const refused = { status: 403, body: { code: "not-admin" } };
    expect(await stack.rep.get("/v1/usage/failures")).toMatchObject(refused);
    expect(await stack.rep.get("/v1/usage/failures.csv")).toMatchObject(refused);
    expect(await stack.rep.get("/v1/usage/failure-causes")).toMatchObject(refused);
    expect(await stack.rep.get("/v1/usage/failures?cause=none")).toMatchObject(refused);
  });
});
