import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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

test("a dripping answer is whole in the end", async () => {
  await addFault({ path: "/limits", action: "drip", ms: 5 });
  const started = performance.now();
  const { body } = await rep.rest("/limits");
  expect(performance.now() - started).toBeGreaterThan(45);
  expect(body).toHaveProperty("DailyApiRequests");
});

test("an answer without a body drips none", async () => {
  const modified = (await rep.rest("/sobjects")).headers.get("Last-Modified") ?? "";
  const later = new Date(Date.parse(modified) + 60_000).toUTCString();
  await addFault({ path: "/sobjects$", action: "drip", ms: 5 });
  const { status } = await rep.rest("/sobjects", { headers: { "If-Modified-Since": later } });
  expect(status).toBe(304);
});

test("a delayed request is served all the same", async () => {
  await addFault({ path: "/limits", action: "delay", ms: 30 });
  expect((await rep.rest("/limits")).status).toBe(200);
});

test("the faults hit sign-in, too", async () => {
  await addFault({ path: "/services/oauth2/token", action: "error", status: 503 });
  await expect(signIn(running, "rep@practice.example")).rejects.toThrow();
  await expect(signIn(running, "rep@practice.example")).resolves.toBeDefined();
});

describe("under load", () => {
  // A lock lasts as long: on a busy machine two requests that are sent together come far apart.
  beforeAll(() => practice(running, "PATCH", "/settings", { latencyMs: { base: 700, perRecord: 0 } }));
  afterAll(() =>
    practice(running, "PATCH", "/settings", {
      latencyMs: { base: 0, perRecord: 0 },
      lockWaitMs: 10_000,
    }),
  );

  test(
    "two writers of one account's contacts collide on its lock, or wait for it",
    { tags: ["night"] },
    async () => {
      const { records } = await rep.connection.query<{ Id: string }>("SELECT Id FROM Account LIMIT 2");
      const [one, other] = records.map((account) => account.Id);
      const create = (user: SignedIn, AccountId: string | undefined) =>
        user.rest("/sobjects/Contact", { method: "POST", json: { LastName: "Locker", AccountId } });
      await practice(running, "PATCH", "/settings", { lockWaitMs: 20 });
      const collided = await Promise.all([create(rep, one), create(rep2, one)]);
      expect(collided.map((each) => each.status).sort()).toEqual([201, 400]);
      expect(collided.find((each) => each.status === 400)?.body).toMatchObject([
        {
          errorCode: "UNABLE_TO_LOCK_ROW",
          message: expect.stringContaining("unable to obtain exclusive access") as string,
        },
      ]);
      const apart = await Promise.all([create(rep, one), create(rep2, other)]);
      expect(apart.map((each) => each.status)).toEqual([201, 201]);
      await practice(running, "PATCH", "/settings", { lockWaitMs: 5000 });
      const waited = await Promise.all([create(rep, one), create(rep2, one)]);
      expect(waited.map((each) => each.status)).toEqual([201, 201]);
    },
  );
});
