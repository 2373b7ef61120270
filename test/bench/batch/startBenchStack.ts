import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectorEnvironment } from "../../support/connectorEnvironment.ts";
import { freePort } from "../../support/freePort.ts";
import { signInAs } from "../../support/signInAs.ts";
import { turnOnCreation } from "../../support/turnOnCreation.ts";
import { startOrgProcess, type OrgClient, type Rest } from "./orgClient.ts";

export interface ConnectorUsage {
  peakMegabytes: number;
  cpuSeconds: number;
  /** How late the event loop was since usage was last read. */
  loopDelayMs: { p99: number; max: number };
  /** The longest that its own work blocked the event loop since usage was last read. */
  longestStretchMs: number;
}

/** A practice org and a connector, each in a process of its own. */
export interface BenchStack {
  org: OrgClient;
  admin: Rest;
  account: { id: string; opportunityId: string };
  databaseFile: string;
  /** The connector's. */
  environment: Record<string, string>;
  connector: { url: string; start(): Promise<void>; kill(): Promise<void>; usage(): Promise<ConnectorUsage> };
  close(): Promise<void>;
}

export interface Latency {
  base: number;
  perRecord: number;
}

export async function startBenchStack(latencyMs: Latency): Promise<BenchStack> {
  const folder = mkdtempSync(join(tmpdir(), "crosswalk-bench-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const org = await startOrgProcess([`${url}/oauth/callback`]);
  const databaseFile = join(folder, "crosswalk.db");
  const environment = {
    ...connectorEnvironment({ port, databaseFile, orgs: [org.app] }),
  };
  const connector = connectorAt(url, environment);
  await connector.start();
  const panelAdmin = await signInAs(connector, "admin@practice.example");
  await turnOnCreation(panelAdmin);
  const admin = await org.signIn("admin@practice.example");
  const account = await findAccount(admin);
  await org.practice("PATCH", "/settings", { latencyMs, dailyApiLimit: 10_000_000 });
  return {
    org,
    admin,
    account,
    databaseFile,
    environment,
    connector,
    async close() {
      await connector.kill();
      await org.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function connectorAt(url: string, environment: Record<string, string>): BenchStack["connector"] {
  let child: ChildProcess | undefined;
  return {
    url,
    async start() {
      const env = { PATH: process.env["PATH"] ?? "", ...environment };
      child = fork(join(import.meta.dirname, "connectorProcess.ts"), { stdio: "inherit", env });
      await once(child, "message");
    },
    async kill() {
      if (!child || child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      child = undefined;
    },
    async usage() {
      if (!child) throw new Error("the connector does not run");
      const answered = once(child, "message");
      child.send("usage");
      const [usage] = (await answered) as [ConnectorUsage];
      return usage;
    },
  };
}

async function findAccount(admin: Rest): Promise<BenchStack["account"]> {
  const soql =
    "SELECT Id, AccountId FROM Opportunity WHERE IsClosed = false AND Owner.Username = 'rep@practice.example' LIMIT 1";
  const { records } = (await admin("GET", `/query?q=${encodeURIComponent(soql)}`)) as {
    records: { Id: string; AccountId: string }[];
  };
  const [found] = records;
  if (!found) throw new Error("the rep has no open opportunity");
  return { id: found.AccountId, opportunityId: found.Id };
}
