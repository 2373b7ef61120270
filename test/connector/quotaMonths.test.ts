import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { fillQuota } from "../support/fillQuota.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Connection {
  quota: { month: string; resetsAt: string; timeZone: string };
}

/** In Kiritimati it is December already, in St. John's not yet, nor in UTC. */
const now = new Date("2026-11-30T15:00:00.000Z");
const username = "rep@practice.example";

let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack({ clock: () => now });
});
afterAll(() => stack.close());

async function signInWhereTheOrgIsIn(zone: string | null) {
  stack.org.org.db.prepare(`UPDATE "Organization" SET TimeZoneSidKey = ?`).run(zone);
  return stack.signIn(username);
}

describe("the quota's month", () => {
  it.each([
    ["Pacific/Kiritimati", "2026-12", "2026-12-31T10:00:00.000Z"],
    ["America/St_Johns", "2026-11", "2026-12-01T03:30:00.000Z"],
    ["Asia/Kolkata", "2026-11", "2026-11-30T18:30:00.000Z"],
  ])(
    "is the org's in %s: in the connection, in the ledger and in usage",
    async (timeZone, month, resetsAt) => {
      const rep = await signInWhereTheOrgIsIn(timeZone);
      const { body } = await rep.get<Connection>("/v1/connection");
      expect(body.quota).toMatchObject({ month, resetsAt, timeZone });

      const { leadId } = await stack.addLead(rep);
      const created = await rep.post<{ creationId: string }>("/v1/contacts", stack.creation(leadId));
      expect(created.status).toBe(201);
      const rows = await stack.app.database.select().from(creations);
      expect(rows.find(({ id }) => id === created.body.creationId)?.month).toBe(month);
      expect((await stack.admin.get("/v1/usage")).body).toMatchObject({ month });
    },
  );

  it("ends at one moment, which the refusal, the draft and the diagnosis name as the connection does", async () => {
    const rep = await signInWhereTheOrgIsIn("America/St_Johns");
    const { leadId } = await stack.addLead(rep);
    const empty = await fillQuota(stack, username);
    const { body } = await rep.get<Connection>("/v1/connection");
    const moment = expect.stringMatching(/Dec 1, 2026, 12:00\sAM \(America\/St_Johns\)\.$/) as string;

    const refused = await rep.post<Problem>("/v1/contacts", stack.creation(leadId));
    expect(refused).toMatchObject({
      status: 429,
      body: { resetsAt: body.quota.resetsAt, action: moment },
    });
    const draft = await rep.get<{ blockers: Problem[] }>(`/v1/leads/${leadId}/draft`);
    expect(draft.body.blockers).toMatchObject([{ code: "quota-exceeded", action: moment }]);
    const diagnosis = await rep.get<{ checks: { id: string }[] }>("/v1/connection/diagnosis");
    expect(diagnosis.body.checks.find(({ id }) => id === "quota")).toMatchObject({
      remedy: moment,
    });
    await empty();
  });

  it("stays in the time zone that was last told where Salesforce does not tell it", async () => {
    const rep = await signInWhereTheOrgIsIn("Asia/Kolkata");
    await stack.practice("POST", "/faults", {
      path: "/sobjects/Organization/",
      times: 1,
      action: "error",
      status: 503,
    });
    await stack.signIn(username);
    expect((await rep.get<Connection>("/v1/connection")).body.quota.timeZone).toBe("Asia/Kolkata");
  });
});
