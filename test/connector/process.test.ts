import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { startProcess } from "../support/startProcess.ts";
import { addressOf, databaseVariables, isOnPostgres } from "../support/testDatabase.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const databaseOfItsOwn = async () =>
  databaseVariables(await addressOf(isOnPostgres ? "/warned" : `${stack.app.config.databaseAddress}-warned`));

describe("the connector as a process", () => {
  it("does not start on a wrong environment, and lists all that is wrong at once", async () => {
    const { ended, output } = startProcess({ PORT: "none", TOKEN_KEYS: "a:short", PUBLIC_URL: "ftp://x" });
    expect(await ended).toBe(1);
    for (const name of ["PORT", "TOKEN_KEYS", "PUBLIC_URL", "DATABASE_FILE", "SALESFORCE_CLIENT_SECRET"]) {
      expect(output()).toContain(`  - ${name} `);
    }
    expect(output()).toContain("config/connector.env.example");
    expect(output()).not.toContain("a:short");
  });

  it(
    "warns at start where the login host knows no local app, and starts all the same",
    { tags: ["night"] },
    async () => {
      const { kill, says, listening, ended } = startProcess({
        ...stack.environment,
        PORT: "0",
        ...(await databaseOfItsOwn()),
        LOG_LEVEL: "info",
        SALESFORCE_LOGIN_URL: "https://login.salesforce.com",
      });
      const [line] = await says(/.*My Domain.*/);
      expect(line).toContain('"level":40');
      await listening;
      kill("SIGTERM");
      expect(await ended).toBe(0);
    },
  );

  it("says so where its port is taken", { tags: ["night"] }, async () => {
    const { PORT = "" } = stack.environment;
    const { ended, output } = startProcess({ ...stack.environment, ...(await databaseOfItsOwn()), PORT });
    expect(await ended).toBe(1);
    expect(output()).toContain(`PORT ${PORT} at localhost is used by another program.`);
  });

  it(
    "ends where its port is taken and the log's reader has stalled",
    { tags: ["night"], timeout: 30_000 },
    async () => {
      const full = "data:text/javascript,process.stdout.write('x'.repeat(1 << 20))";
      const child = spawn(process.execPath, ["--import", full, "connector/main.ts"], {
        cwd: projectFolder,
        env: { PATH: process.env["PATH"], ...stack.environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout.pause();
      const ended = once(child, "exit");
      await once(child.stderr, "data");
      const timeout = AbortSignal.timeout(15_000);
      timeout.addEventListener("abort", () => child.kill("SIGKILL"));
      expect(await ended).toEqual([1, null]);
    },
  );

  it(
    "waits for Salesforce's answer to a running request when it is told to stop, then ends with status 0",
    { tags: ["night"] },
    async () => {
      const rep = await stack.signIn("rep@practice.example");
      await stack.stop();
      const { kill, listening, ended, output } = startProcess({ ...stack.environment, LOG_LEVEL: "info" });
      await listening;
      await stack.practice("POST", "/faults", {
        path: "/services/data/",
        times: 1,
        action: "delay",
        ms: 700,
      });
      await stack.practice("DELETE", "/requests");
      const answer = rep.get("/v1/settings/options");
      await untilAsked();
      kill("SIGTERM");
      expect((await answer).status).toBe(200);
      expect(await ended).toBe(0);
      expect(output()).toContain('"msg":"stopped"');
    },
  );
});

/** Until the connector has an answer from the practice org outstanding: the fault has been used up. */
async function untilAsked(): Promise<void> {
  while (JSON.stringify(await stack.practice("GET", "/faults")).includes('"times":1')) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
