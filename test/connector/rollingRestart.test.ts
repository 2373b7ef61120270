import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { addPeople } from "../support/batches.ts";
import { createApiClient } from "../support/apiClient.ts";
import { freePort } from "../support/freePort.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startBalancer } from "../support/startBalancer.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { startProcess } from "../support/startProcess.ts";

let folder: string;
let stack: ContactStack;

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-rolling-"));
  stack = await startContactStack({ databaseFile: join(folder, "crosswalk.db") });
});
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

const leadsMax = 400;

it("a connector that is replaced under load, one after the other, loses no request and makes no contact twice", async () => {
  const { leadIds: ids } = await addPeople(stack.rep, leadsMax);
  await stack.practice("PATCH", "/settings", { latencyMs: { base: 30, perRecord: 0 } });

  const ports = [await freePort(), await freePort(), await freePort()];
  const start = (port: number) =>
    startProcess({ ...stack.environment, PORT: String(port), LOG_LEVEL: "info", SHUTDOWN_DRAIN_MS: "1000" });
  const running = new Map(ports.map((port) => [port, start(port)]));
  await Promise.all([...running.values()].map(({ listening }) => listening));
  await stack.stop();
  const urls = ports.map((port) => `http://localhost:${port}`);
  const balancer = await startBalancer(urls);
  try {
    await vi.waitFor(async () => expect((await fetch(`${balancer.url}/readyz`)).status).toBe(200), 20_000);
    const rep = createApiClient(balancer.url, { origin: panelOrigin, token: stack.rep.token ?? "" });
    const wrong: unknown[] = [];
    const added: string[] = [];
    let isOver = false;
    const reading = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const { status, body } = await rep.get("/v1/lead-lists");
        if (status !== 200) wrong.push(["read", status, body]);
      }
    });
    const adding = Array.from({ length: 2 }, async () => {
      for (let id = ids.pop(); id !== undefined && !isOver; id = ids.pop()) {
        const key = { "idempotency-key": randomUUID() };
        const contact = { FirstName: id.slice(0, 8), LastName: `Rolling ${id}` };
        const body = { ...stack.creation(id, { contact }), saveAnyway: true };
        const answer = await rep.post("/v1/contacts", body, key);
        if (answer.status === 201) added.push(`Rolling ${id}`);
        else wrong.push(["add", answer.status, answer.body]);
      }
    });
    for (const port of ports) {
      const old = running.get(port);
      old?.kill("SIGTERM");
      expect(await old?.ended).toBe(0);
      const next = start(port);
      running.set(port, next);
      await next.listening;
      const before = balancer.sent.get(`http://localhost:${port}`) ?? 0;
      await vi.waitFor(
        () => expect(balancer.sent.get(`http://localhost:${port}`)).toBeGreaterThan(before),
        20_000,
      );
    }
    isOver = true;
    await Promise.all([...reading, ...adding]);
    expect(wrong).toEqual([]);
    expect(added.length).toBeGreaterThan(0);
    expect(added.map((lastName) => stack.contactsNamed(lastName).length)).toEqual(added.map(() => 1));
  } finally {
    await balancer.close();
    for (const { kill } of running.values()) kill("SIGTERM");
    await Promise.all([...running.values()].map(({ ended }) => ended));
  }
});
