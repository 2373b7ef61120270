import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { panelOrigin } from "../../support/panelOrigin.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";
import { startStack, type Stack } from "../../support/startStack.ts";

/** What /readyz says is a second old at most. */
const patience = { timeout: 30_000, interval: 200 };

describe.skipIf(postgresFolder() === null)("a connector whose database is away", () => {
  let server: PostgresServer;
  let url: string;
  let stack: Stack;
  beforeAll(async () => {
    server = await startPostgresServer();
    await askOnce(server.urlOf("postgres"), "create role keeper login");
    url = await server.createDatabase();
    await askOnce(url, "alter schema public owner to keeper");
    stack = await startStack({ databaseFile: url.replace("//crosswalk@", "//keeper@") });
  });
  afterAll(async () => {
    await stack.close();
    await server.stop();
  });

  const ready = async () => (await stack.anonymous.get("/readyz")).status;
  const problems = async () =>
    (await stack.anonymous.get<{ problems: string[] }>("/readyz")).body.problems.join(" ");
  const database = () => /\/(\w+)\?/.exec(url)?.[1] ?? "";

  it("says at /readyz that there are too many connections, without the place of the server", async () => {
    await askOnce(url, "alter role keeper connection limit 0");
    await askOnce(url, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'keeper'");
    try {
      await expect.poll(ready, patience).toBe(503);
      await expect
        .poll(problems, patience)
        .toBe(
          `The database ${database()} has too many connections, or too little memory. See the server's log. Each connector takes up to 12 connections of max_connections, and of the limit of its user.`,
        );
    } finally {
      await askOnce(url, "alter role keeper connection limit -1");
    }
    await expect.poll(ready, patience).toBe(200);
  });

  it("answers the panel itself, which may read that, and goes on when it is back", async () => {
    const rep = await stack.signIn("rep@practice.example");
    await server.crash();
    try {
      const answer = await rep.get<{ detail: string }>("/v1/connection");
      expect(answer.status).toBe(503);
      expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
      expect(answer.headers.get("access-control-allow-origin")).toBe(panelOrigin);
      expect(answer.body).toMatchObject({
        code: "storage-unavailable",
        detail: `Crosswalk can't open its database ${database()}.`,
      });
      await expect.poll(ready, patience).toBe(503);
      expect(await problems()).toMatch(new RegExp(`^The database ${database()} [^/]*$`));
    } finally {
      await server.start();
    }
    await expect.poll(ready, patience).toBe(200);
  });
});
