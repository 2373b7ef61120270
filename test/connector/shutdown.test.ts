import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { memoryFolder } from "../support/memoryFolder.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { startStack } from "../support/startStack.ts";
import { environmentOfNobody, startProcess } from "../support/startProcess.ts";

let folder: string;
let stack: ContactStack;

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-shutdown-"));
  stack = await startContactStack({ databaseFile: join(folder, "crosswalk.db") });
});
afterEach(() => stack.practice("DELETE", "/faults"));
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (changes: Record<string, string>) => ({
  ...stack.environment,
  LOG_LEVEL: "info",
  ...changes,
});

describe("a connector that is told to stop", () => {
  it("ends within its grace, whatever Salesforce and its clients do, and settles what it sent at the next start", async () => {
    const { leadId } = await stack.addLead();
    const creation = stack.creation(leadId);
    await stack.stop();
    // Without the grace it would wait for two minutes: far longer than this test may take.
    const stopping = startProcess(
      environment({ SHUTDOWN_GRACE_MS: "2000", SALESFORCE_TIMEOUT_MS: "120000" }),
    );
    await stopping.listening;
    const upload = beginUpload(stack.rep.token ?? "");
    // The contact is made, and its answer comes in pieces that take longer than that.
    await stack.practice("POST", "/faults", {
      method: "POST",
      path: "/composite",
      record: String(creation.contact["LastName"]),
      times: 1,
      action: "drip",
      ms: 20_000,
    });
    const answer = stack.rep.post("/v1/contacts", creation).catch(() => "cut");
    await vi.waitFor(() => expect(contacts(creation)).toHaveLength(1), { timeout: 20_000, interval: 20 });
    stopping.kill("SIGTERM");
    expect(await stopping.ended).toBe(0);
    expect(await answer).toBe("cut");
    expect(await upload).toBe("cut");
    expect(stopping.output()).toContain('"msg":"stopped"');

    const again = await startStack({
      databaseFile: stack.app.config.databaseAddress,
      orgs: stack.orgs,
      port: Number(stack.environment["PORT"]),
      environment: stack.environment,
    });
    try {
      await vi.waitFor(
        async () => {
          const lead = await stack.rep.get(`/v1/leads/${leadId}`);
          expect(lead.body).toMatchObject({ crm: { status: "linked" } });
        },
        { timeout: 20_000, interval: 100 },
      );
      expect(contacts(creation)).toHaveLength(1);
    } finally {
      await again.stop();
    }
  });

  it(
    "says so at /readyz while its port is still open, and takes requests until it closes",
    { tags: ["night"] },
    async () => {
      await stack.stop();
      const { listening, kill, ended } = startProcess(environment({ SHUTDOWN_DRAIN_MS: "4000" }));
      await listening;
      const { anonymous } = stack;
      expect((await anonymous.get("/readyz")).status).toBe(200);
      kill("SIGTERM");
      await vi.waitFor(
        async () => {
          const { status, body } = await anonymous.get("/readyz");
          expect([status, body["checks"]]).toEqual([
            503,
            { database: true, tokenKeys: true, running: false, clock: true },
          ]);
        },
        { timeout: 4000, interval: 10 },
      );
      expect((await anonymous.get("/v1/sign-ins/some-id")).status).toBe(404);
      expect(await ended).toBe(0);
      await expect(anonymous.get("/healthz")).rejects.toThrow();
    },
  );

  it(
    "does not wait for connections that never asked for anything, as browsers open them ahead",
    { tags: ["night"] },
    async () => {
      const stopping = startProcess(environmentOfNobody(join(folder, "nobody.db")));
      const ahead = await openConnection(await stopping.listening);

      stopping.kill("SIGTERM");

      expect(await stopping.ended).toBe(0);
      expect(stopping.output()).not.toContain("cutting off");
      ahead.destroy();
    },
  );
});

function openConnection(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "localhost", port }, () => resolve(socket));
    socket.on("error", reject);
  });
}

function contacts({ contact }: { contact: Record<string, unknown> }) {
  return stack.contactsNamed(String(contact["LastName"]));
}

/** A lead file of which only the beginning comes; how it ended. */
function beginUpload(token: string): Promise<string> {
  return new Promise((resolve) => {
    const upload = request(`${stack.url}/v1/lead-lists`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "text/csv" },
    });
    upload.on("response", ({ statusCode }) => resolve(String(statusCode)));
    upload.on("error", () => resolve("cut"));
    upload.write("First Name,Last Name\n");
  });
}
