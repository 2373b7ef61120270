import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changedAnswers, leadLinks, leadRejections } from "../../connector/database/schema/leads.ts";
import { users } from "../../connector/database/schema/sessions.ts";
import { matchWeights, type LearnedTable } from "../../connector/database/schema/settings.ts";
import { learnDue } from "../../connector/learning/learnForOrg.ts";
import { weights, type WeightTable } from "../../connector/matching/people/weights.ts";
import { eraseUser } from "../../connector/privacy/eraseUser.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { clientAt } from "../support/clientAt.ts";
import { decideForWeeks } from "../support/decideForWeeks.ts";
import { startBeside } from "../support/startBeside.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import type { Stack } from "../support/startStack.ts";

type Shown = Omit<LearnedTable, "table">;

interface Learned {
  used: (Shown & { isIgnored: boolean }) | null;
  proposal: (Shown & { openLeads: number }) | null;
  attempt: {
    outcome: string;
    outdated: number;
    missing: Record<string, number>;
    leftOut: { userId: string; displayName: string | null; contradictions: number }[];
  } | null;
}

let stack: ContactStack;
let second: Stack;
/** A contact, whose name each lead of `alike` has. */
let recordId: string;

beforeAll(async () => {
  stack = await startContactStack();
  second = await startBeside(stack);
  const { leadId } = await stack.addLead(stack.rep);
  const contact = { FirstName: "Dora", LastName: "Quittenbaum" };
  const made = await stack.rep.post("/v1/contacts", stack.creation(leadId, { contact }), {
    "idempotency-key": randomUUID(),
  });
  recordId = String(made.body["contactId"]);
});
afterAll(async () => {
  await second.close();
  await stack.close();
});
beforeEach(async () => {
  const { database } = stack.app;
  await database.delete(matchWeights).run();
  await database.delete(leadLinks).run();
  await database.delete(leadRejections).run();
});

const alike = (client = stack.rep) => stack.addLead(client, { firstName: "Dora", lastName: "Quittenbaum" });

async function levelAt(client: ApiClient, leadId: string): Promise<string | undefined> {
  const { body } = await client.get<{ items: { recordId: string; level: string }[] }>(
    `/v1/leads/${leadId}/matches`,
  );
  return body.items.find((match) => match.recordId === recordId)?.level;
}

const read = async () => (await stack.admin.get<Learned>("/v1/learned-weights")).body;
const look = async () => (await stack.admin.post<Learned>("/v1/learned-weights/look", {})).body;
const use = (id: string) => stack.admin.post<Learned & Problem>("/v1/learned-weights/use", { id });
const goBack = () => stack.admin.delete("/v1/learned-weights");

const orgId = async () => (await stack.app.database.select().from(users).get())?.orgId ?? "";

const decide = async (changes: Omit<Parameters<typeof decideForWeeks>[1], "orgId" | "recordId"> = {}) =>
  decideForWeeks(stack.app.database, { orgId: await orgId(), recordId, ...changes });

/** Weights that are proposed, whatever was decided. */
async function propose(table: WeightTable): Promise<string> {
  const figures = { precision: 0.9, recall: 0.9 };
  const proposal = {
    id: randomUUID(),
    foundAt: "2026-03-01T10:00:00.000Z",
    table,
    judgedPairs: 300,
    before: figures,
    after: { ...figures, precision: 0.95 },
    righted: 14,
    wronged: 0,
  };
  await stack.app.database
    .insert(matchWeights)
    .values({ orgId: await orgId(), proposal })
    .run();
  return proposal.id;
}

/** Under these weights nobody is likely by name and company. */
const strict = { ...weights, prior: -20 };

describe("a decision about a suggested record", () => {
  it("keeps how alike the two were, and nothing of who they are", async () => {
    const [linked, rejected] = [await alike(), await alike()];
    for (const { leadId } of [linked, rejected]) expect(await levelAt(stack.rep, leadId)).toBeDefined();
    await stack.rep.put(`/v1/leads/${linked.leadId}/link`, { recordId });
    await stack.rep.put(`/v1/leads/${rejected.leadId}/rejections/${recordId}`, undefined);
    const [link] = await stack.app.database.select().from(leadLinks).all();
    const [rejection] = await stack.app.database.select().from(leadRejections).all();
    expect(link?.evidence?.levels).toMatchObject({ given: "exact", family: "exact" });
    expect(Object.keys(link?.evidence?.levels ?? {})).toEqual(Object.keys(weights.levels));
    expect(rejection?.evidence).toMatchObject({ levels: { given: "exact" }, namesakes: expect.any(Number) });
    expect(JSON.stringify([link?.evidence, rejection?.evidence])).not.toMatch(/Dora|Quittenbaum|Berlin|003/i);
  });

  it("keeps nothing where the record was not suggested", async () => {
    const [linked, rejected] = [await alike(), await alike()];
    const { Id: other } = stack.org.org.db
      .prepare("SELECT Id FROM Contact WHERE LastName <> 'Quittenbaum' LIMIT 1")
      .get() as { Id: string };
    await stack.rep.put(`/v1/leads/${linked.leadId}/link`, { recordId: other });
    await stack.rep.put(`/v1/leads/${rejected.leadId}/rejections/${other}`, undefined);
    expect((await stack.app.database.select().from(leadLinks).all())[0]?.evidence).toBeNull();
    expect((await stack.app.database.select().from(leadRejections).all())[0]?.evidence).toBeNull();
  });

  it("is no lesson any more where it is taken back, or its rep is erased", async () => {
    const { leadId } = await alike();
    await levelAt(stack.rep, leadId);
    await stack.rep.put(`/v1/leads/${leadId}/rejections/${recordId}`, undefined);
    await stack.rep.delete(`/v1/leads/${leadId}/rejections/${recordId}`);
    expect(await stack.app.database.select().from(leadRejections).all()).toEqual([]);

    await decide();
    await eraseUser({ database: stack.app.database, now: new Date() }, "005A");
    const left = await stack.app.database
      .select()
      .from(leadRejections)
      .where(eq(leadRejections.rejectedBy, "005A"))
      .all();
    expect(left).toEqual([]);
  });
});

describe("what is learned", () => {
  it("is proposed with its figures, and changes nothing until an admin uses it", async () => {
    await decide();
    const { attempt, proposal, used } = await look();
    expect(attempt).toMatchObject({ outcome: "proposed", pairs: 800, reps: 4, outdated: 0 });
    expect(proposal?.after.precision).toBeGreaterThan(proposal?.before.precision ?? 1);
    expect(proposal?.after.recall).toBeGreaterThanOrEqual(proposal?.before.recall ?? 1);
    expect(used).toBeNull();
    expect(JSON.stringify(proposal)).not.toMatch(/levels|\b005[0-9A-Za-z]{12}/);

    const answer = await use(proposal?.id ?? "");
    expect(answer.body).toMatchObject({ used: { id: proposal?.id, isIgnored: false }, proposal: null });
    const { body } = await stack.admin.get<{ items: { setting: string; label: string }[] }>(
      "/v1/settings/changes",
    );
    expect(body.items[0]).toMatchObject({
      setting: "matchWeights",
      label: "Matching Learned from Decisions",
      before: null,
      after: proposal?.foundAt.slice(0, 10),
    });
    // What was learned is not learned once more.
    expect(await look()).toMatchObject({ attempt: { outcome: "not-better" }, used: { id: proposal?.id } });
  });

  it("is the same at a connector that starts later", { tags: ["night"] }, async () => {
    await decide();
    const looked = await look();
    expect(looked.attempt).toMatchObject({ outcome: "proposed", pairs: 800 });
    const third = await startBeside(stack);
    const { body } = await clientAt(third, stack.admin).get<Learned>("/v1/learned-weights");
    expect(body).toEqual(looked);
    await third.close();
  });

  it("is looked for once a day, and again only when much more was decided", { tags: ["night"] }, async () => {
    await learnDue(stack.app);
    expect((await read()).attempt).toBeNull();
    await decide();
    await learnDue(stack.app);
    const { proposal } = await read();
    await learnDue(stack.app);
    expect((await read()).proposal?.id).toBe(proposal?.id);
  });

  it(
    "tells by name whose decisions are left out, as most others decide otherwise",
    { tags: ["night"] },
    async () => {
      const row = await stack.app.database.select().from(users).get();
      await decide({ liar: row?.id });
      const { attempt } = await look();
      expect(attempt).toMatchObject({
        outcome: "proposed",
        leftOut: [{ userId: row?.id, displayName: row?.displayName, decisions: 200 }],
      });
      expect(attempt?.leftOut[0]?.contradictions).toBeGreaterThan(100);
    },
  );

  it("says how much is missing", async () => {
    expect((await look()).attempt).toMatchObject({
      outcome: "too-few",
      missing: { pairs: 200, links: 20, rejections: 20, reps: 3 },
    });
  });

  it("leaves out decisions with levels that this version does not know", { tags: ["night"] }, async () => {
    await decide({ levels: { title: "hereditary" } });
    expect((await look()).attempt).toMatchObject({
      outcome: "too-few",
      outdated: 800,
      missing: { pairs: 200 },
    });
  });
});

describe("a proposal", () => {
  const openLeads = async () => (await read()).proposal?.openLeads;

  it("tells how many open leads it would match otherwise, once reps have looked at them", async () => {
    await propose(strict);
    expect(await openLeads()).toBe(0);
    const { leadId } = await alike();
    await alike();
    // Nobody in the CRM has this name.
    await stack.addLead(stack.rep, { firstName: "Nemo", lastName: "Nirgendwer" });
    expect(await levelAt(stack.rep, leadId)).toBe("likely");
    expect(await openLeads()).toBe(2);
    await stack.rep.put(`/v1/leads/${leadId}/link`, { recordId });
    expect(await openLeads()).toBe(1);
    await use((await read()).proposal?.id ?? "");
    expect(await stack.app.database.select().from(changedAnswers).all()).toEqual([]);
    expect(JSON.stringify(await read())).not.toMatch(/Dora|Quittenbaum|005/);
  });

  it("counts no lead where it answers as before", async () => {
    await propose({ ...weights, prior: weights.prior + 0.01 });
    await alike();
    expect(await openLeads()).toBe(0);
  });
});

describe("weights that an admin uses", () => {
  it("hold for everybody at once, at each connector, until the admin goes back", async () => {
    const elsewhere = clientAt(second, stack.rep);
    const { leadId } = await alike();
    const both = [stack.rep, elsewhere];
    for (const client of both) expect(await levelAt(client, leadId)).toBe("likely");
    expect(await use(await propose(strict))).toMatchObject({ status: 200 });
    for (const client of both) expect(await levelAt(client, leadId)).toBe("possible");
    expect(await goBack()).toMatchObject({ status: 200, body: { used: null } });
    for (const client of both) expect(await levelAt(client, leadId)).toBe("likely");
    expect(await goBack()).toMatchObject({ status: 200 });
  });

  it("are ignored, and said to be, where another version learned them", async () => {
    const { title: _, ...others } = strict.levels;
    const { leadId } = await alike();
    const id = await propose({ ...strict, levels: others } as WeightTable);
    expect(await read()).toMatchObject({ proposal: null });
    expect(await use(id)).toMatchObject({ status: 404, body: { code: "not-found" } });
    const { proposal } = (await stack.app.database.select().from(matchWeights).get()) ?? {};
    await stack.app.database
      .update(matchWeights)
      .set({ used: proposal ?? null })
      .run();
    expect(await read()).toMatchObject({ used: { id, isIgnored: true } });
    expect(await levelAt(stack.rep, leadId)).toBe("likely");
  });

  it("are those that the admin saw, and no others", async () => {
    await propose(strict);
    expect(await use(randomUUID())).toMatchObject({ status: 404, body: { code: "not-found" } });
    expect(await read()).toMatchObject({ used: null });
  });
});
