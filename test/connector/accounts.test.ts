import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

interface Items {
  items: { id: string; name: string; stage?: string }[];
}

describe("account suggestions", () => {
  it("find an account from the start of its name", async () => {
    const { status, body } = await stack.rep.get<Items>(
      `/v1/accounts?q=${encodeURIComponent(stack.account.name.slice(0, 5))}`,
    );
    expect(status).toBe(200);
    expect(body.items.map(({ name }) => name)).toContain(stack.account.name);
    expect(body.items[0]).toEqual({
      id: expect.stringMatching(/^001/),
      name: expect.any(String),
      industry: expect.toSatisfy(isTextOrNull),
      city: expect.toSatisfy(isTextOrNull),
      country: expect.toSatisfy(isTextOrNull),
      countryCode: null,
      website: expect.toSatisfy(isTextOrNull),
      owner: expect.toSatisfy(isTextOrNull),
    });
  });

  it("take one API call a search, and three at most for a normal one, its recent accounts and new owners included", async () => {
    const rep2 = await stack.signIn("rep2@practice.example");
    const { leadId } = await stack.addLead(rep2);
    await rep2.get(`/v1/leads/${leadId}/draft`);
    await stack.practice("DELETE", "/requests");
    await rep2.get("/v1/accounts");
    await rep2.get("/v1/accounts?q=north");
    expect((await stack.apiCalls()).length).toBeLessThanOrEqual(3);
    await stack.practice("DELETE", "/requests");
    await rep2.get("/v1/accounts?q=north");
    expect(await stack.apiCalls()).toHaveLength(1);
  });

  it("name the owner, as a search of Salesforce's own does", async () => {
    const { body } = await stack.rep.get<{ items: { owner: string | null }[] }>("/v1/accounts?q=north");
    expect(body.items.length).toBeGreaterThan(0);
    for (const { owner } of body.items) expect(owner).toEqual(expect.any(String));
  });

  it(
    "come without the owner where a slow org takes long to name one, and with it the next time",
    { tags: ["night"] },
    async () => {
      interface Owned {
        items: { owner: string | null }[];
      }
      const search = async () => (await stack.admin.get<Owned>("/v1/accounts?q=north")).body.items;
      const slow = { method: "GET", path: "/query", action: "hang", times: 1 };
      await stack.practice("POST", "/faults", slow);
      expect((await search()).map(({ owner }) => owner)).toContain(null);
      await eventually(async () => expect((await search()).map(({ owner }) => owner)).not.toContain(null));
    },
  );

  it.each(["no", "x".repeat(256)])("refuse a text that Salesforce does not search for: %s", async (q) => {
    const answer = await stack.rep.get<Problem>(`/v1/accounts?q=${q}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: "request-invalid", fields: [{ field: "q" }] },
    });
  });

  it("search a single character of a script in which that is a word", async () => {
    expect((await stack.rep.get(`/v1/accounts?q=${encodeURIComponent("田")}`)).status).toBe(200);
  });

  it("are those looked at last where nothing is typed", async () => {
    expect((await stack.rep.get<Items>("/v1/accounts")).status).toBe(200);
  });
});

describe("an account's opportunities", () => {
  it("are its open ones, with stage and close date", async () => {
    const { status, body } = await stack.rep.get<Items>(`/v1/accounts/${stack.account.id}/opportunities`);
    expect(status).toBe(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        id: stack.account.openOpportunityId,
        stage: expect.any(String),
        closeDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      }),
    );
    expect(body.items.map(({ stage }) => stage)).not.toContain("Closed Won");
  });

  it("are those first on which something happened last, then those that close first", async () => {
    const { db } = stack.org.org;
    const names = ["Quiet", "Busy", "Busier", "Late"];
    const rows = names.map((Name, index) => ({
      Name,
      AccountId: stack.account.id,
      StageName: "Prospecting",
      CloseDate: `2031-0${index + 1}-01`,
    }));
    await stack.practice("POST", "/records/Opportunity", rows);
    const happened = db.prepare("UPDATE Opportunity SET LastActivityDate = ? WHERE Name = ?");
    happened.run("2026-05-01", "Busy");
    happened.run("2026-06-01", "Busier");
    const { body } = await stack.rep.get<Items>(`/v1/accounts/${stack.account.id}/opportunities`);
    const found = body.items.map(({ name }) => name);
    expect(found.slice(0, 2)).toEqual(["Busier", "Busy"]);
    expect(found.slice(-2)).toEqual(["Quiet", "Late"]);
  });

  it("are refused to a user without access to opportunities, instead of an empty list", async () => {
    await stack.practice("PATCH", "/users/rep2@practice.example", {
      objectPermissions: { Opportunity: { create: false, read: false, edit: false, delete: false } },
    });
    const rep2 = await stack.signIn("rep2@practice.example");
    const answer = await rep2.get<Problem>(`/v1/accounts/${stack.account.id}/opportunities`);
    expect(answer).toMatchObject({
      status: 403,
      body: { code: "insufficient-access", action: expect.stringContaining("Opportunity") },
    });
  });

  it("are not-found for an account that is not there", async () => {
    const answer = await stack.rep.get<Problem>("/v1/accounts/001000000000000AAA/opportunities");
    expect(answer).toMatchObject({ status: 404, body: { code: "not-found" } });
  });

  it("are refused as not valid for something that is no id", async () => {
    const answer = await stack.rep.get<Problem>("/v1/accounts/nonsense/opportunities");
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid" } });
  });
});

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}
