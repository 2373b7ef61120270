import { fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "../../../connector/database/engine.ts";
import { openPostgres } from "../../../connector/database/postgres/engine.ts";
import { startCuttingProxy } from "../../support/cuttingProxy.ts";
import { eventually } from "../../support/eventually.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";

describe.skipIf(postgresFolder() === null)("a lock in Postgres", () => {
  let server: PostgresServer;
  let url: string;
  let one: Engine;
  let other: Engine;

  beforeAll(async () => {
    server = await startPostgresServer();
    url = await server.createDatabase();
  });
  beforeEach(async () => {
    one = await openPostgres(url);
    other = await openPostgres(url);
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });
  afterAll(() => server.stop());

  /** Ends the connections that hold a lock, as a network that is cut. */
  const cutHolders = () =>
    askOnce(
      url,
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()",
    );

  it("is one connector's alone until that releases it", async () => {
    const release = await one.locks.tryLock("background");
    expect(release).not.toBeNull();
    expect(await other.locks.tryLock("background")).toBeNull();
    expect(await other.locks.isHeld("background")).toBe(true);
    expect(await one.locks.isHeld("background")).toBe(true);
    expect(await other.locks.isHeld("another")).toBe(false);
    await release?.();
    expect(await other.locks.isHeld("background")).toBe(false);
    const taken = await other.locks.tryLock("background");
    expect(taken).not.toBeNull();
    // A second call must not release what is another's by now.
    await release?.();
    expect(await one.locks.isHeld("background")).toBe(true);
    await taken?.();
  });

  it("is another's soon where its connector stands still, though its machine goes on answering", async () => {
    const child = fork(new URL("./holdLock.fixture.ts", import.meta.url), [url, "frozen"]);
    expect((await once(child, "message"))[0]).toBe("held");
    try {
      child.kill("SIGSTOP");
      await eventually(async () => expect(await one.locks.isHeld("frozen")).toBe(false));
    } finally {
      child.kill("SIGKILL");
    }
  });

  it("is taken by one of several parts of a connector that ask at once", async () => {
    const releases = await Promise.all([1, 2, 3].map(() => one.locks.tryLock("turn")));
    expect(releases.filter((release) => release !== null)).toHaveLength(1);
  });

  it("is no other database's", async () => {
    const elsewhere = await openPostgres(await server.createDatabase());
    await one.locks.tryLock("background");
    expect(await elsewhere.locks.isHeld("background")).toBe(false);
    expect(await elsewhere.locks.tryLock("background")).not.toBeNull();
    await elsewhere.close();
  });

  it("is free once its connector has closed", async () => {
    await one.locks.tryLock("background");
    await one.close();
    await eventually(async () => expect(await other.locks.tryLock("background")).not.toBeNull());
    one = await openPostgres(url);
  });

  it("is free where its process is killed", async () => {
    const child = fork(new URL("holdLock.fixture.ts", import.meta.url), [url, "background"]);
    expect(await once(child, "message")).toContain("held");
    expect(await one.locks.tryLock("background")).toBeNull();
    child.kill("SIGKILL");
    await eventually(async () => expect(await one.locks.tryLock("background")).not.toBeNull());
  });

  it("is lost with its connection, which its holder is told, and then anybody's", async () => {
    const lost = new Promise<void>((resolve) => one.locks.onLost(resolve));
    const release = await one.locks.tryLock("background");
    await cutHolders();
    await lost;
    await eventually(async () => expect(await other.locks.tryLock("background")).not.toBeNull());
    expect(await one.locks.tryLock("background")).toBeNull();
    // What was released by its loss is not another's to release.
    await release?.();
    expect(await one.locks.isHeld("background")).toBe(true);
  });

  it("is told as lost where the network is cut without a word", async () => {
    const proxy = await startCuttingProxy(url);
    const cutOff = await openPostgres(proxy.url);
    const lost = new Promise<void>((resolve) => cutOff.locks.onLost(resolve));
    await cutOff.locks.tryLock("background");
    proxy.silence();
    await lost;
    await proxy.close();
    await cutOff.close();
  });

  it("can be taken again after the server was away", async () => {
    let losses = 0;
    one.locks.onLost(() => (losses += 1));
    await one.locks.tryLock("background");
    await server.crash();
    await expect(one.locks.tryLock("another")).rejects.toThrow();
    await expect(one.locks.isHeld("background")).rejects.toThrow();
    await server.start();
    await eventually(async () => expect(await one.locks.tryLock("background")).not.toBeNull());
    expect(losses).toBe(1);
  });
});
