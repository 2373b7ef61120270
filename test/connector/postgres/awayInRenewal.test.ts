import { endAccessTokens } from "@crosswalk/practice-org";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientAt } from "../../support/clientAt.ts";
import { eventually } from "../../support/eventually.ts";
import { postgresFolder, startPostgresServer, type PostgresServer } from "../../support/postgresServer.ts";
import { startBeside } from "../../support/startBeside.ts";
import { startContactStack, type ContactStack } from "../../support/startContactStack.ts";
import type { Stack } from "../../support/startStack.ts";

/** Longer than a renewal counts as one that goes on without saying so. */
const awayMs = 6_000;

describe.skipIf(postgresFolder() === null)("a sign-in that is renewed while Postgres is away", () => {
  let server: PostgresServer;
  let stack: ContactStack;
  let second: Stack;
  beforeAll(async () => {
    server = await startPostgresServer();
    const environment = { METRICS_TOKEN: "a-token-for-prometheus" };
    stack = await startContactStack({ databaseFile: await server.createDatabase(), environment });
    second = await startBeside(stack);
  });
  afterAll(async () => {
    await second.close();
    await stack.close();
    await server.stop();
  });

  it("is not lost: the answer is stored once Postgres is back, before another connector asks", async () => {
    endAccessTokens(stack.org.org, "rep@practice.example");
    await stack.practice("POST", "/faults", { path: "oauth2/token", times: 1, action: "drip", ms: 100 });
    const one = stack.rep.get("/v1/accounts?q=north");
    await eventually(async () => {
      expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]);
    });
    await server.crash();
    await wait(awayMs);
    const authorization = "Bearer a-token-for-prometheus";
    const metrics = await fetch(`${stack.url}/metrics`, { headers: { authorization } });
    expect(await metrics.text()).toContain("crosswalk_ready 0\n");
    const atSecond = clientAt(second, stack.rep);
    const others = [0, 1, 2].map(() =>
      eventually(async () => {
        const { status } = await atSecond.get("/v1/accounts?q=north");
        expect(status).not.toBe(503);
        return status;
      }),
    );
    await server.start();
    expect([(await one).status, ...(await Promise.all(others))]).toEqual([200, 200, 200, 200]);
  });
});
