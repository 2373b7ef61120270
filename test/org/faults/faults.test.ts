import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let rep2: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
  rep = await signIn(running, "rep@practice.example");
  rep2 = await signIn(running, "rep2@practice.example");
});
beforeEach(() => practice(running, "DELETE", "/faults"));
afterAll(() => running.close());

const addFault = (fault: object) => practice(running, "POST", "/faults", fault);

test("a fault for one user or one record leaves the others alone", async () => {
  await addFault({ path: "/limits", user: "rep2@practice.example", action: "error", status: 500 });
  expect((await rep.rest("/limits")).status).toBe(200);
  expect((await rep2.rest("/limits")).status).toBe(500);
  await addFault({ path: "/sobjects/Contact", record: "Unlucky", action: "error", status: 502 });
  const create = (LastName: string) => rep.rest("/sobjects/Contact", { method: "POST", json: { LastName } });
  expect((await create("Lucky")).status).toBe(201);
  expect((await create("Unlucky")).status).toBe(502);
});

test("maintenance is a 503 with SERVER_UNAVAILABLE and the time to come back", async () => {
  await addFault({ path: "/services/data", action: "error", retryAfter: 30 });
  const { status, headers, body } = await rep.rest("/limits");
  expect(status).toBe(503);
  expect(headers.get("Retry-After")).toBe("30");
  expect(body).toMatchObject([{ errorCode: "SERVER_UNAVAILABLE" }]);
});

test("a partial answer promises its whole length and ends in the middle", async () => {
  await addFault({ path: "/sobjects$", action: "partial" });
  await expect(rep.rest("/sobjects")).rejects.toThrow();
  expect((await rep.rest("/sobjects")).status).toBe(200);
});

test("the faults hit sign-in, too", async () => {
  await addFault({ path: "/services/oauth2/token", action: "error", status: 503 });
  await expect(signIn(running, "rep@practice.example")).rejects.toThrow();
  await expect(signIn(running, "rep@practice.example")).resolves.toBeDefined();
});
