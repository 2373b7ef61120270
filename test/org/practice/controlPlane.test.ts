import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn } from "../testing/signIn.ts";

let running: RunningOrg;
beforeAll(async () => {
  running = await startPracticeOrg();
});
afterAll(() => running.close());
beforeEach(() => practice(running, "POST", "/reset"));

const rep = () => signIn(running, "rep@practice.example");

test("an unknown setting, value or action is refused by name, and nothing changes", async () => {
  const refused = async (method: string, path: string, body: unknown) => {
    const answer = await practice(running, method, path, body);
    expect(answer.status).toBe(400);
    return (answer.body as { error: string }).error;
  };
  expect(await refused("PATCH", "/settings", { dailyApiLimit: 5, gravity: 9.8 })).toContain("gravity");
  expect(await refused("PATCH", "/settings", { duplicateRule: "maybe" })).toContain("duplicateRule");
  expect(await refused("POST", "/faults", { path: "x", action: "explode" })).toContain("action");
  expect(await refused("POST", "/faults", { path: "(", action: "hang" })).toContain("path");
  expect(await refused("POST", "/reset", { seed: "pumpkin" })).toContain("seed");
  expect(await refused("PATCH", "/users/rep@practice.example", { wings: true })).toContain("wings");
  expect(await refused("PATCH", "/settings", "{")).toContain("JSON");
  expect((await practice(running, "GET", "/settings")).body).toMatchObject({ dailyApiLimit: 100_000 });
});

test("a reset undoes objects, fields, rules, settings, faults and what users may do", async () => {
  await practice(running, "PUT", "/objects/Gadget__c", { fields: [{ name: "Size__c", type: "int" }] });
  await practice(running, "POST", "/objects/Contact/fields", { name: "Extra__c" });
  await practice(running, "POST", "/objects/Contact/validation-rules", {
    name: "Never",
    when: "LastName != null",
    message: "No",
  });
  await practice(running, "PATCH", "/settings", { stateAndCountryPicklists: true, dailyApiLimit: 7 });
  await practice(running, "POST", "/faults", { path: "sobjects", action: "error", times: 9 });
  await practice(running, "PATCH", "/users/rep@practice.example", {
    objectPermissions: { Contact: { create: false } },
  });
  await practice(running, "POST", "/reset");
  const { rest } = await rep();
  expect((await rest("/sobjects/Gadget__c/describe")).status).toBe(404);
  const { body } = await rest("/sobjects/Contact/describe");
  const names = (body as { fields: { name: string }[] }).fields.map((field) => field.name);
  expect(names).not.toContain("Extra__c");
  expect(names).not.toContain("MailingCountryCode");
  expect((await rest("/sobjects/Contact", { method: "POST", json: { LastName: "Again" } })).status).toBe(201);
});

describe("limits", () => {
  test("refuse calls once they are spent, with what was used said on every answer", async () => {
    const { rest } = await rep();
    await practice(running, "PATCH", "/settings", { dailyApiLimit: 2 });
    expect((await rest("/sobjects")).headers.get("Sforce-Limit-Info")).toBe("api-usage=1/2");
    expect((await rest("/nothing")).headers.get("Sforce-Limit-Info")).toBe("api-usage=2/2");
    const { status, body, headers } = await rest("/sobjects");
    expect({ status, body }).toEqual({
      status: 403,
      body: [{ message: "TotalRequests Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }],
    });
    expect(headers.get("Sforce-Limit-Info")).toBe("api-usage=2/2");
  });
});

describe("faults", () => {
  const addFault = (fault: object) => practice(running, "POST", "/faults", fault);

  test("the fault `error` answers in place of the org, as often as asked", async () => {
    const { rest } = await rep();
    await addFault({ path: "/limits$", times: 1, action: "error", status: 503, body: "<html>down</html>" });
    const failed = await rest("/limits");
    expect(failed).toMatchObject({ status: 503, body: "<html>down</html>" });
    expect(failed.headers.get("Content-Type")).toContain("text/html");
    expect((await rest("/limits")).status).toBe(200);
  });

  test("the fault `reset-after` commits and loses the answer, and `reset-before` does nothing", async () => {
    const { rest, connection } = await rep();
    const create = (LastName: string) => rest("/sobjects/Contact", { method: "POST", json: { LastName } });
    await addFault({ method: "POST", path: "/sobjects/Contact", times: 1, action: "reset-after" });
    await expect(create("Lost")).rejects.toThrow();
    await addFault({ method: "POST", path: "/sobjects/Contact", times: 1, action: "reset-before" });
    await expect(create("Never")).rejects.toThrow();
    const { records } = await connection.query(
      "SELECT LastName FROM Contact WHERE LastName IN ('Lost', 'Never')",
    );
    expect(records).toMatchObject([{ LastName: "Lost" }]);
  });
});

test("the request log shows who asked what, and is cleared on its own", async () => {
  const { rest } = await rep();
  await practice(running, "DELETE", "/requests");
  await rest("/query?q=SELECT+Id+FROM+User+LIMIT+3");
  await rest("/sobjects/Nothing");
  const log = await practice(running, "GET", "/requests");
  expect(log.body).toMatchObject([
    {
      user: "rep@practice.example",
      method: "GET",
      path: expect.stringContaining("/query?q=") as string,
      status: 200,
      records: 3,
    },
    { path: "/services/data/v67.0/sobjects/Nothing", status: 404, records: 0 },
  ]);
});
