import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leads } from "../../connector/database/schema/leads.ts";
import { grants, orgs, sessions, users } from "../../connector/database/schema/sessions.ts";
import { settings } from "../../connector/database/schema/settings.ts";
import { eraseOldLeads } from "../../connector/privacy/eraseOldLeads.ts";
import { forgetDeparted } from "../../connector/privacy/forgetDeparted.ts";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

const clock = movableClock();
const dayMs = 24 * 60 * 60_000;
let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(() => clock.reset());

describe("an org from before leads had a retention time", () => {
  const retentionFrom = () => new Date(clock.now().getTime() + 30 * dayMs);
  const leadsLeft = () => stack.app.database.select().from(leads).all().length;
  const help = async () => {
    const { body } = await stack.admin.get<{
      form: { setting: string; help: { text: string; reason: string } }[];
    }>("/v1/settings/options");
    return body.form.find(({ setting }) => setting === "retentionDays")?.help;
  };

  beforeEach(async () => {
    const { database } = stack.app;
    database.delete(settings).run();
    database.delete(leads).run();
    stack.admin = await stack.signIn("admin@practice.example");
    await stack.addLead(await stack.signIn("rep@practice.example"));
    database
      .update(leads)
      .set({ updatedAt: new Date(clock.now().getTime() - 170 * dayMs) })
      .run();
    database.update(orgs).set({ retentionFrom: retentionFrom() }).run();
  });

  it("is told what will go and when, and loses nothing until then", async () => {
    const [day] = retentionFrom().toISOString().split("T");
    expect(await help()).toMatchObject({
      reason: "retention-pending",
      text: expect.stringMatching(new RegExp(`from ${day} on\\. At present, that's 1 leads`)),
    });
    clock.advance({ hours: 24 * 29 });
    await eraseOldLeads(stack.app);
    expect(leadsLeft()).toBe(1);
    clock.advance({ hours: 24 * 2 });
    await eraseOldLeads(stack.app);
    expect(leadsLeft()).toBe(0);
    stack.admin = await stack.signIn("admin@practice.example");
    expect(await help()).toMatchObject({ reason: "setting-retention-help" });
  });

  it("decides at once by saving another number, or none", async () => {
    await stack.admin.put("/v1/settings", { retentionDays: null });
    expect(await help()).toMatchObject({ reason: "setting-retention-help" });
    await eraseOldLeads(stack.app);
    expect(leadsLeft()).toBe(1);
    await stack.admin.put("/v1/settings", { retentionDays: 90 });
    await eraseOldLeads(stack.app);
    expect(leadsLeft()).toBe(0);
  });
});

describe("a user who has not signed in for 13 months", () => {
  it("has no name any more, and has it again when they sign in", async () => {
    const { database } = stack.app;
    const username = "rep@practice.example";
    await stack.signIn(username);
    const { id = "" } = database.select().from(users).where(eq(users.username, username)).get() ?? {};
    const user = () => database.select().from(users).where(eq(users.id, id)).get();
    clock.advance({ hours: 24 * 390 });
    database.delete(sessions).run();
    database.delete(grants).run();
    forgetDeparted(stack.app);
    expect(user()).toMatchObject({ username });
    clock.advance({ hours: 24 * 10 });
    forgetDeparted(stack.app);
    expect(user()).toMatchObject({
      username: id,
      displayName: id,
      email: null,
      locale: null,
      timeZone: null,
    });
    await stack.signIn(username);
    forgetDeparted(stack.app);
    expect(user()).toMatchObject({ username, email: expect.stringContaining("@") });
  });
});
