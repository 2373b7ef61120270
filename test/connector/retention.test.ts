import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { jobs, startBackground } from "../../connector/background.ts";
import { createMetrics } from "../../connector/log/createMetrics.ts";
import { leads } from "../../connector/database/schema/leads.ts";
import { grants, orgs, sessions, users } from "../../connector/database/schema/sessions.ts";
import { settings } from "../../connector/database/schema/settings.ts";
import { eraseOldLeads } from "../../connector/privacy/eraseOldLeads.ts";
import { forgetDeparted } from "../../connector/privacy/eraseUser.ts";
import { removeHidden } from "../../connector/privacy/removeLeads.ts";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

const clock = movableClock();
const dayMs = 24 * 60 * 60_000;
const lines: string[] = [];
let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now, onLog: (line) => lines.push(line) });
});
afterAll(() => stack.close());
beforeEach(() => clock.reset());

describe("an org from before leads had a retention time", () => {
  const retentionFrom = () => new Date(clock.now().getTime() + 30 * dayMs);
  const leadsLeft = async () => (await stack.app.database.select().from(leads)).length;
  const help = async (name = "retentionDays") => {
    const { body } = await stack.admin.get<{
      form: { setting: string; help: string }[];
    }>("/v1/settings/options");
    return body.form.find(({ setting }) => setting === name)?.help;
  };

  const afterADay = async () => {
    clock.advance({ hours: 24, minutes: 1 });
    return await eraseOldLeads(stack.app);
  };

  beforeEach(async () => {
    const { database } = stack.app;
    await database.delete(settings);
    await database.delete(leads);
    stack.admin = await stack.signIn("admin@practice.example");
    await stack.addLead(await stack.signIn("rep@practice.example"));
    await database.update(leads).set({ updatedAt: new Date(clock.now().getTime() - 170 * dayMs) });
    await database.update(orgs).set({ retentionFrom: retentionFrom() });
  });

  it("is told what will go and when, and loses nothing until then", async () => {
    expect(await help()).toMatch(/from \w+ \d+, \d+, .+ on\. Leads concerned at present: 1/);
    clock.advance({ hours: 24 * 29 });
    await eraseOldLeads(stack.app);
    expect(await leadsLeft()).toBe(1);
    clock.advance({ hours: 24 * 2 });
    await eraseOldLeads(stack.app);
    expect(await leadsLeft()).toBe(0);
    stack.admin = await stack.signIn("admin@practice.example");
    expect(await help()).not.toContain("at present");
  });

  it("is told when a shorter time for batches holds", async () => {
    const usual = await help("batchRetentionDays");
    await stack.admin.put("/v1/settings", { batchRetentionDays: 7 });
    expect(await help("batchRetentionDays")).not.toBe(usual);
    await stack.admin.put("/v1/settings", { batchRetentionDays: 90 });
    expect(await help("batchRetentionDays")).toBe(usual);
  });

  it(
    "loses nothing by a shorter time for a day, in which it is told what will go and can take it back",
    { tags: ["night"] },
    async () => {
      for (const retentionDays of [180, 1, 2]) await stack.admin.put("/v1/settings", { retentionDays });
      await eraseOldLeads(stack.app);
      expect(await leadsLeft()).toBe(1);
      expect(await help()).toContain("Leads concerned at present: 1");
      await stack.admin.put("/v1/settings", { retentionDays: null });
      await afterADay();
      expect(await leadsLeft()).toBe(1);
      stack.admin = await stack.signIn("admin@practice.example");
      await stack.admin.put("/v1/settings", { retentionDays: 1 });
      await afterADay();
      expect(await leadsLeft()).toBe(0);
    },
  );
});

describe("the jobs that erase", () => {
  it("do not call waiting what a second connector has removed", async () => {
    const { database } = stack.app;
    await database.delete(leads);
    stack.rep = await stack.signIn("rep@practice.example");
    const people = Array.from({ length: 120 }, (_, n) => ({ firstName: "Uma", lastName: `Testley${n}` }));
    await stack.rep.post("/v1/lead-lists", { name: "List", leads: people });
    clock.advance({ hours: 24 * 400 });
    lines.length = 0;
    await Promise.all([eraseOldLeads(stack.app), eraseOldLeads(stack.app)]);
    const told = lines.map(
      (line) => JSON.parse(line) as { event?: string; leads?: number; waiting?: number },
    );
    const erased = told.filter(({ event }) => event === "leads.erased");
    expect(erased.reduce((sum, { leads: gone = 0 }) => sum + gone, 0)).toBe(120);
    expect(erased.map(({ waiting }) => waiting)).toEqual(erased.map(() => 0));
  });

  it.each([
    [
      "old ones that an import brings",
      eraseOldLeads,
      { updatedAt: new Date(0) },
      () => ({ updatedAt: clock.now() }),
    ],
    [
      "hidden ones that an import shows",
      removeHidden,
      { removedAt: new Date(0) },
      () => ({ removedAt: null }),
    ],
  ])("leave %s while they run", async (_, run, before, meanwhile) => {
    const { database } = stack.app;
    for (const table of [leads, settings]) await database.delete(table);
    await database.update(orgs).set({ retentionFrom: null });
    stack.rep = await stack.signIn("rep@practice.example");
    const people = Array.from({ length: 60 }, (_each, n) => ({ firstName: "Uma", lastName: `Testley${n}` }));
    await stack.rep.post("/v1/lead-lists", { name: "List", leads: people });
    await database.update(leads).set(before);
    const begin = database.engine.transaction.bind(database.engine);
    let brought = "";
    // The first step is done, and the second one is the last. Others may have transactions, too.
    const step = vi.spyOn(database.engine, "transaction").mockImplementation(async (...given) => {
      const left = await database.select({ id: leads.id }).from(leads);
      if (left.length === 10 && brought === "") {
        brought = left[5]?.id ?? "";
        await database.update(leads).set(meanwhile()).where(eq(leads.id, brought));
      }
      return begin(...given);
    });
    await run(stack.app);
    step.mockRestore();
    expect(await database.select({ id: leads.id }).from(leads)).toEqual([{ id: brought }]);
  });

  it("leave everything where the clock leaps ahead, and count as failed", { tags: ["night"] }, async () => {
    const { database } = stack.app;
    await database.delete(leads);
    stack.rep = await stack.signIn("rep@practice.example");
    await stack.addLead(stack.rep);
    clock.advance({ hours: 24 * 400 });
    const ends = new AbortController();
    const metrics = createMetrics();
    const shutdown = { ...stack.app.shutdown, begun: ends.signal };
    const end = startBackground({ ...stack.app, metrics, shutdown });
    ends.abort();
    await end();
    expect(await database.select().from(leads)).toHaveLength(1);
    const { values } = (await metrics.registry.getSingleMetric("crosswalk_job_failures_total")?.get()) ?? {};
    const failed = values?.filter(({ value }) => value > 0).map(({ labels }) => labels["name"]);
    expect(failed).toEqual(jobs.filter(({ erases }) => erases).map(({ name }) => name));
  });
});

describe("a user who has not signed in for 13 months", () => {
  it("has no name any more, and has it again when they sign in", async () => {
    const { database } = stack.app;
    const username = "rep@practice.example";
    await stack.signIn(username);
    const { id = "" } =
      (await firstOf(database.select().from(users).where(eq(users.username, username)))) ?? {};
    const user = () => firstOf(database.select().from(users).where(eq(users.id, id)));
    clock.advance({ hours: 24 * 390 });
    await database.delete(sessions);
    await database.delete(grants);
    await forgetDeparted(stack.app);
    expect(await user()).toMatchObject({ username });
    clock.advance({ hours: 24 * 10 });
    await forgetDeparted(stack.app);
    expect(await user()).toMatchObject({
      username: id,
      displayName: id,
      timeZone: null,
    });
    await stack.signIn(username);
    await forgetDeparted(stack.app);
    expect(await user()).toMatchObject({ username, timeZone: expect.any(String) });
  });
});
