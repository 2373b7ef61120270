import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endAccessTokens } from "@crosswalk/practice-org";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { discardLeftImports } from "../../../connector/leads/imports.ts";
import { besideImport } from "../../support/besideImport.ts";
import { clientAt } from "../../support/clientAt.ts";
import { eventually } from "../../support/eventually.ts";
import { panelOrigin } from "../../support/panelOrigin.ts";
import { askOnce, postgresFolder } from "../../support/postgresServer.ts";
import { startBeside } from "../../support/startBeside.ts";
import { startContactStack, type ContactStack } from "../../support/startContactStack.ts";
import type { Stack } from "../../support/startStack.ts";

describe.skipIf(postgresFolder() === null)("a connector whose connection with the locks is cut", () => {
  let folder: string;
  let stack: ContactStack;
  let second: Stack;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "crosswalk-lock-loss-"));
    stack = await startContactStack({ databaseFile: join(folder, "crosswalk.db") });
    second = await startBeside(stack);
  });
  afterAll(async () => {
    await second.close();
    await stack.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Both connectors lose theirs, and have others soon. */
  async function cutLocks(): Promise<void> {
    const ids = () => [stack.app.runner.id, second.app.runner.id];
    const before = ids();
    await askOnce(
      stack.app.config.databaseAddress,
      `select pg_terminate_backend(pid) from pg_locks join pg_database on pg_database.oid = database
         where locktype = 'advisory' and datname = current_database() and pid <> pg_backend_pid()`,
    );
    await eventually(() => ids().forEach((id, index) => expect(id).not.toBe(before[index])));
    await eventually(async () => {
      expect(await second.app.runner.isAlive(stack.app.runner.id)).toBe(true);
      expect(await stack.app.runner.isAlive(second.app.runner.id)).toBe(true);
    });
  }

  it("renews a sign-in that it was about to renew, and no other one uses the token a second time", async () => {
    endAccessTokens(stack.org.org, "rep@practice.example");
    const fault = { path: "oauth2/token", times: 1, action: "delay", ms: 6_500 };
    await stack.practice("POST", "/faults", fault);
    const one = stack.rep.get("/v1/accounts?q=north");
    await eventually(async () => {
      expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]);
    });
    await cutLocks();
    const other = await clientAt(second, stack.rep).get("/v1/accounts?q=north");
    expect([(await one).status, other.status]).toEqual([200, 200]);
  });

  it("goes on with an import whose rows it stores, though the leader looks for those that were left", async () => {
    let isCut = false;
    const restore = besideImport(stack.app, {
      afterRows: async () => {
        if (isCut) return;
        isCut = true;
        await cutLocks();
        await discardLeftImports(stack.app, new AbortController().signal);
      },
    });
    try {
      expect(await answerTo(rows.join("\n"))).toBe(201);
    } finally {
      restore();
    }
  });

  it("goes on with an import whose file still arrives", async () => {
    let send = (): void => undefined;
    const isSent = new Promise<void>((resolve) => (send = resolve));
    const text = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(text.encode(`${rows.slice(0, 100).join("\n")}\n`));
        await isSent;
        controller.enqueue(text.encode(rows.slice(100).join("\n")));
        controller.close();
      },
    });
    const answer = answerTo(body);
    await eventually(async () => {
      const { body: running } = await stack.rep.get<{ items: unknown[] }>("/v1/imports");
      expect(running.items).toHaveLength(1);
    });
    await stack.app.runner.resign();
    await cutLocks();
    await eventually(async () => expect(await second.app.runner.isLeader()).toBe(true));
    await discardLeftImports(second.app, new AbortController().signal);
    send();
    expect(await answer).toBe(201);
  });

  const rows = [
    "First Name,Last Name,Company",
    ...Array.from({ length: 300 }, (_, index) => `Ada,Rowing ${index},Acme`),
  ];

  /** The status of an import's answer. */
  async function answerTo(file: string | ReadableStream): Promise<number> {
    const headers = {
      authorization: `Bearer ${stack.rep.token ?? ""}`,
      origin: panelOrigin,
      "content-type": "text/csv",
    };
    const url = `${stack.url}/v1/lead-lists?name=Cut`;
    const { status } = await fetch(url, {
      method: "POST",
      headers,
      body: file,
      duplex: "half",
    } as RequestInit);
    return status;
  }
});
