import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fieldsWithKeys } from "../../connector/log/logFields.ts";
import { Browser } from "@crosswalk/practice-org/testing";
import { addPeople, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { selectRows } from "../support/plainSql.ts";

/** Planted in what a person writes: lead files, forms, Salesforce's messages, names of files and lists. */
const mark = "Zqxvkin";
/** The same in an e-mail address, which is stored in lower case. */
const planted = new RegExp(mark, "i");

type Schema = Record<string, unknown>;

/** Within a reference of OpenAPI. */
const at = (node: unknown, key: string): unknown => (node as Schema)[key];

let stack: ContactStack;
const lines: string[] = [];

beforeAll(async () => {
  stack = await startContactStack({
    onLog: (line) => lines.push(line),
    environment: { LOG_LEVEL: "trace" },
  });
});
afterAll(() => stack.close());
afterEach(async () => {
  lines.length = 0;
  await stack.practice("DELETE", "/faults");
  await stack.practice("DELETE", "/objects/Contact/validation-rules/Title_Known");
});

const kept = async () =>
  (await selectRows(stack.app.database, "select * from events")).map((row) => JSON.stringify(row));
const telling = async () => [...lines, ...(await kept())].filter((line) => planted.test(line));

const marked = {
  firstName: `${mark}a`,
  lastName: `${mark}son`,
  title: `Head of ${mark}`,
  email: `${mark}@private.example`,
  phone: "+49 30 1234567",
};

const objecting = () =>
  stack.practice("POST", "/objects/Contact/validation-rules", {
    name: "Title_Known",
    when: `Title = '${marked.title}'`,
    message: `No ${mark} here.`,
    field: "Title",
  });

describe("the log", () => {
  it("has nothing that a person wrote of a contact that is created", async () => {
    const { leadId } = await stack.addLead(stack.rep, marked);
    const contact = {
      FirstName: marked.firstName,
      LastName: marked.lastName,
      Title: marked.title,
      Email: marked.email,
    };
    await stack.rep.get(`/v1/leads/${leadId}/matches`);
    await stack.rep.get(`/v1/leads/${leadId}/draft`);
    const made = await stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId, { contact }));
    expect(made.status).toBe(201);
    expect((await stack.rep.delete(`/v1/contacts/${made.body.creationId}`)).status).toBe(200);
    expect(await telling()).toEqual([]);
  });

  it("has nothing of what was typed into a form that is refused", async () => {
    const { leadId } = await stack.addLead(stack.rep, marked);
    const contact = { Email: `${mark}@@nowhere` };
    const refused = await stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId, { contact }));
    expect(refused).toMatchObject({ status: 422, body: { code: "validation-failed" } });
    const odd = { contact: { [`${mark} likes`]: "x" } };
    await stack.rep.post("/v1/contacts", stack.creation(leadId, odd));
    await stack.rep.request("POST", "/v1/contacts", `{"${mark}`, { "content-type": "application/json" });
    await stack.rep.get(`/v1/${mark}?q=${mark}`);
    await stack.rep.get(`/v1/leads/${mark}`);
    await stack.rep.get(`/v1/accounts?q=${mark}`);
    expect(await telling()).toEqual([]);
  });

  const madeUp = [`${mark}@private.example`, `${mark} likes`, `${mark}.b.c`];

  it.each(madeUp)("has nothing of a key that whoever sends a request made up: %s", async (key) => {
    const { leadId } = await stack.addLead(stack.rep);
    const contact = { [key]: { a: 1 } };
    const list = `List of ${key}`;
    const answers = [
      await stack.rep.post("/v1/contacts", stack.creation(leadId, { contact })),
      await stack.rep.post("/v1/batches", { leadIds: [leadId], defaults: { contact } }),
      await stack.rep.post("/v1/batches", { rows: [{ leadId, accountId: stack.account.id, contact }] }),
      await stack.admin.put("/v1/settings", { leadSource: { lists: { [key]: "Web", [list]: 1 } } }),
      await stack.admin.put("/v1/settings", Object.fromEntries(["a", "b", "c"].map((at) => [key + at, 1]))),
      await stack.rep.post(
        "/v1/contacts",
        stack.creation(leadId, {
          contact: Object.fromEntries([..."abcdef"].map((at) => [key + at, { a: 1 }])),
        }),
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
    expect(lines.some((line) => line.includes('"fields":["leadSource.lists"]'))).toBe(true);
    expect(await telling()).toEqual([]);
  });

  it("knows all fields of requests that have keys of their sender's", async () => {
    const { body } = await stack.anonymous.get<Schema>("/openapi.json");
    const seen = new Set<unknown>();
    const named = (node: unknown, name = ""): string[] => {
      if (typeof node !== "object" || node === null || seen.has(node)) return [];
      seen.add(node);
      const { $ref, additionalProperties, properties, ...others } = node as Schema;
      const referred = typeof $ref === "string" ? $ref.split("/").slice(1).reduce(at, body) : undefined;
      const fields = Object.entries((properties ?? {}) as Schema);
      return [
        ...(typeof additionalProperties === "object" ? [name] : []),
        ...named(referred, name),
        ...fields.flatMap(([field, schema]) => named(schema, field)),
        ...Object.values(others).flatMap((each) => named(each, name)),
      ];
    };
    const requests = Object.values(body["paths"] as Schema)
      .flatMap((path) => Object.values(path as Schema))
      .map((route) => (route as Schema)["requestBody"]);
    expect(new Set(named(requests))).toEqual(new Set(fieldsWithKeys));
  });

  it("has nothing of the words in which Salesforce refuses a contact", async () => {
    await objecting();
    const { leadId } = await stack.addLead(stack.rep, marked);
    const contact = { Title: marked.title };
    const refused = await stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId, { contact }));
    expect(refused.body.detail).toMatch(planted);
    expect(await telling()).toEqual([]);
  });

  it("has nothing of an answer of Salesforce's that nobody understands", async () => {
    const request = stack.app.salesforceApp.connect.bind(stack.app.salesforceApp);
    stack.app.salesforceApp.connect = (...given) => {
      const session = request(...given);
      session.request = () =>
        Promise.reject(new SyntaxError(`Unexpected token in "${mark}"\n    at ${mark}`));
      return session;
    };
    try {
      expect((await stack.rep.get(`/v1/accounts/${stack.account.id}/opportunities`)).status).toBe(500);
    } finally {
      stack.app.salesforceApp.connect = request;
    }
    expect(lines.some((line) => line.includes("internal error"))).toBe(true);
    expect(await telling()).toEqual([]);
  });

  it("has nothing of a file, its name, its list's name or its rows", { tags: ["night"] }, async () => {
    const form = new FormData();
    const rows = [
      "First Name,Last Name,Email Address,Company,Position,Connected On,URL",
      `${mark},Row,${mark}@private.example,${mark} Inc,Boss,01 Jan 2026,https://www.linkedin.com/in/${mark}`,
      `,,${mark}@@x,${mark},,,`,
      `${mark},Row,${mark}@private.example,${mark} Inc,Boss,01 Jan 2026,https://www.linkedin.com/in/${mark}`,
    ];
    form.set("file", new File([rows.join("\n")], `${mark}.csv`));
    form.set("name", `List of ${mark}`);
    const imported = await stack.rep.post<{ report: { imported: number; merged: number; failed: number } }>(
      "/v1/lead-lists",
      form,
    );
    expect(imported.status).toBe(201);
    const empty = new FormData();
    empty.set("file", new File([`${mark};${mark}\n`], `${mark}.csv`));
    expect((await stack.rep.post("/v1/lead-lists", empty)).status).toBe(400);
    const read = stack.app.leadFiles.read;
    stack.app.leadFiles.read = () => Promise.reject(new TypeError(`Cannot read ${mark}`));
    try {
      expect((await stack.rep.post("/v1/lead-lists", form)).status).toBe(500);
    } finally {
      stack.app.leadFiles.read = read;
    }
    expect(await telling()).toEqual([]);
  });

  it("has nothing of a batch, however its rows end", async () => {
    await objecting();
    const { leadIds } = await addPeople(stack.rep, 4, (lead, index) => ({
      ...lead,
      company: stack.account.name,
      firstName: `${mark}${"abcd".charAt(index)}`,
      lastName: mark,
      title: index === 0 ? marked.title : "Planner",
      ...(index === 1 && { email: marked.email }),
    }));
    const rows = leadIds.map((leadId, index) => ({
      leadId,
      accountId: stack.account.id,
      ...(index === 2 && { contact: { Email: `${mark}@@x` } }),
    }));
    const id = await startBatch(stack.rep, { rows: rows.slice(0, 3) });
    await batchIn(stack.rep, id, "finished");
    const lost = { method: "POST", path: "/composite/sobjects", times: 1, action: "reset-after" };
    await stack.practice("POST", "/faults", lost);
    const other = await startBatch(stack.rep, { rows: rows.slice(3) });
    await batchIn(stack.rep, other, "finished");
    const states = [...(await rowsOf(stack.rep, id)), ...(await rowsOf(stack.rep, other))];
    expect(states.map(({ state }) => state)).toEqual(["failed", "created", "failed", "created"]);
    const twice = await startBatch(stack.rep, { leadIds });
    await batchIn(stack.rep, twice, "finished");
    expect((await rowsOf(stack.rep, twice)).map(({ state }) => state)).toContain("skipped");
    expect(await telling()).toEqual([]);
  });

  it("has nothing of the words with which a sign-in is refused", async () => {
    const browser = new Browser();
    const { body } = await stack.anonymous.post<{ id: string; authorizeUrl: string }>("/v1/sign-ins", {
      codeChallenge: "x".repeat(43),
    });
    await browser.open(body.authorizeUrl);
    const asked = browser.visited.findLast(({ pathname }) => pathname.endsWith("/oauth2/authorize"));
    const state = encodeURIComponent(asked?.searchParams.get("state") ?? "");
    const words = encodeURIComponent(`${mark} may not enter`);
    await browser.open(`${stack.url}/oauth/callback?state=${state}&error=${mark}&error_description=${words}`);
    expect((await stack.anonymous.get(`/v1/sign-ins/${body.id}`)).body).toMatchObject({ status: "failed" });
    expect(await telling()).toEqual([]);
  });
});
