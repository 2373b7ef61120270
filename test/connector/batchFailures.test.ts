import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addList, batchIn, readBatch, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

interface Cause {
  cause: string;
  count: number;
  problem: { code: string; fields?: { field: string; message: string }[] };
  fields: { name: string }[];
  rows: { leadId: string; name: string; contact: Record<string, unknown> }[];
}

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
  await stack.practice("POST", "/objects/Contact/validation-rules", {
    name: "Whose_Planner",
    field: "Title",
    when: "Title LIKE 'Planner%'",
    message: "Say whose planner this is.",
  });
});
afterAll(() => stack.close());

const causesOf = async (id: string) =>
  (await stack.rep.get<{ items: Cause[] }>(`/v1/batches/${id}/failures`)).body.items;
const retry = (id: string, body: object) => stack.rep.post(`/v1/batches/${id}/retry`, body);

/** Six leads: three planners, two without a title, and one that is fine. */
async function halfFailed() {
  const titles = ["Planner 0", "Planner 1", "Planner 2", "", "", "Buyer"];
  const { leadIds } = await addList(stack, 6, (lead, index) => ({ ...lead, title: titles[index] ?? "" }));
  const id = await startBatch(stack.rep, { leadIds, defaults: { contact: { Phone: "+49 30 1234" } } });
  expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 1, failed: 5 });
  return { id, leadIds };
}

describe("the failures of a batch", () => {
  it("are told by cause, with the fields at fault and their values, the most frequent cause first", async () => {
    const { id, leadIds } = await halfFailed();
    const [planners, untitled, ...rest] = await causesOf(id);
    expect(planners).toMatchObject({ count: 3, problem: { code: "validation-failed" } });
    expect(planners?.problem.fields).toMatchObject([
      { field: "Title", message: "Say whose planner this is." },
    ]);
    expect(planners?.fields.map(({ name }) => name)).toEqual(["Title"]);
    expect(planners?.rows.map(({ leadId, contact }) => ({ leadId, contact }))).toEqual(
      leadIds.slice(0, 3).map((leadId, index) => ({ leadId, contact: { Title: `Planner ${index}` } })),
    );
    expect(untitled).toMatchObject({ count: 2, fields: [{ name: "Title" }] });
    expect(untitled?.rows.map(({ contact }) => contact)).toEqual([{}, {}]);
    expect(rest).toEqual([]);
  });

  it("are mended together by one request, single leads otherwise, and the other causes wait", async () => {
    const { id, leadIds } = await halfFailed();
    const [planners] = await causesOf(id);
    const [first = ""] = leadIds;
    const rows = [{ leadId: first, contact: { Title: "Head of Planning" } }];
    expect(
      (await retry(id, { cause: planners?.cause, contact: { Title: "Buyer of Plans" }, rows })).status,
    ).toBe(200);
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 4, failed: 2 });
    const titles = stack.org.org.db
      .prepare("SELECT Title, Phone FROM Contact WHERE Title IN ('Buyer of Plans', 'Head of Planning')")
      .all() as { Title: string; Phone: string }[];
    expect(titles.map(({ Title }) => Title).sort()).toEqual([
      "Buyer of Plans",
      "Buyer of Plans",
      "Head of Planning",
    ]);
    expect(titles.every(({ Phone }) => Phone === "+49 30 1234")).toBe(true);
    expect((await causesOf(id)).map(({ count }) => count)).toEqual([2]);
  });

  it("are not tried again for a cause that none of them has", async () => {
    const { id } = await halfFailed();
    expect((await retry(id, { cause: "unknown" })).status).toBe(200);
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 1, failed: 5 });
  });

  it("are none where all were created", async () => {
    const { leadIds } = await addList(stack, 1, (lead) => ({ ...lead, title: "Buyer" }));
    const id = await startBatch(stack.rep, { leadIds });
    await batchIn(stack.rep, id, "finished");
    expect(await causesOf(id)).toEqual([]);
    expect((await readBatch(stack.rep, id)).counts).toMatchObject({ created: 1 });
  });
});
