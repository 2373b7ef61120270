import BetterSqlite from "better-sqlite3";
import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { addPeople, readBatch, startBatch } from "../connector/batchScene.ts";
import { signInAs } from "../connector/signInAs.ts";
import type { ApiClient } from "../connector/apiClient.ts";
import { startPracticeOrg, type RunningOrg } from "../org/server.ts";
import { compareLedger } from "./compareLedger.ts";
import { randomFaults } from "./faults.ts";
import { createKillableConnector, type KillableConnector } from "./killableConnector.ts";
import { randomFrom, type Random } from "./randomFrom.ts";

export interface ChaosOptions {
  runs: number;
  seed: number;
  leadsPerRun?: number;
  onRun?: (report: string) => void;
}

export interface ChaosReport {
  runs: number;
  kills: number;
  faults: number;
  contacts: number;
  /** One sentence a disagreement between org and ledger. */
  violations: string[];
}

const clockSpeed = 10;
const runMsMax = 90_000;

interface Arena {
  org: RunningOrg;
  connector: KillableConnector;
  databaseFile: string;
  rep: ApiClient;
  account: { id: string; opportunityId: string };
}

/**
 * Runs batches while their connector is killed at random instants and the org misbehaves in every way it can, and compares
 * org and ledger row by row after each.
 */
export async function runChaos({ runs, seed, leadsPerRun = 60, onRun }: ChaosOptions): Promise<ChaosReport> {
  const folder = mkdtempSync(join(tmpdir(), "crosswalk-chaos-"));
  const random = randomFrom(seed);
  const report: ChaosReport = { runs: 0, kills: 0, faults: 0, contacts: 0, violations: [] };
  const arena = await build(folder);
  try {
    for (let run = 1; run <= runs; run += 1) {
      const { kills, faults, contacts, violations } = await runOnce(arena, random, leadsPerRun);
      report.runs += 1;
      report.kills += kills;
      report.faults += faults;
      report.contacts += contacts;
      report.violations.push(...violations.map((violation) => `run ${run}: ${violation}`));
      onRun?.(
        `run ${run}: ${kills} kills, ${faults} faults, ${contacts} contacts, ${violations.length} violations`,
      );
    }
    return report;
  } finally {
    await arena.connector.kill();
    await arena.org.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(folder: string): Promise<Arena> {
  const port = randomInt(10_240, 32_000);
  const url = `http://localhost:${port}`;
  const org = await startPracticeOrg({ redirectUris: [`${url}/oauth/callback`] });
  const databaseFile = join(folder, "crosswalk.db");
  const connector = createKillableConnector(url, {
    HOST: "localhost",
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_FILE: databaseFile,
    LOG_LEVEL: "silent",
    PANEL_ORIGINS: "http://localhost:4000",
    TOKEN_KEYS: `chaos:${randomBytes(32).toString("base64")}`,
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: org.clientId,
    SALESFORCE_CLIENT_SECRET: org.clientSecret,
    SALESFORCE_ORG_ID: org.orgId,
    SALESFORCE_INSTANCE_HOSTS: new URL(org.url).host,
    SALESFORCE_TIMEOUT_MS: "600",
    RATE_LIMIT_PER_MINUTE: "100000",
    CLOCK_SPEED: String(clockSpeed),
    CLOCK_START: String(Date.now()),
  });
  await connector.start();
  await turnCreationOn(connector);
  await practice(org, "PATCH", "/settings", { latencyMs: { base: 40, perRecord: 1 } });
  const rep = await signInAs(connector, "rep@practice.example");
  return { org, connector, databaseFile, rep, account: findAccount(org) };
}

async function turnCreationOn(connector: KillableConnector): Promise<void> {
  const admin = await signInAs(connector, "admin@practice.example");
  const { body: settings } = await admin.get<Record<string, unknown>>("/v1/settings");
  await admin.put("/v1/settings", { ...settings, createContacts: true, leadSource: { default: "Other" } });
}

async function runOnce(arena: Arena, random: Random, size: number) {
  const { connector, org } = arena;
  arena.rep = await signInAs(connector, "rep@practice.example");
  const { leadIds, lastName } = await addPeople(arena.rep, size);
  const batchId = await startBatch(arena.rep, {
    rows: leadIds.map((leadId) => ({ leadId, accountId: arena.account.id })),
    defaults: {
      opportunityId: arena.account.opportunityId,
      role: "Influencer",
      contact: { MailingCountry: "Austria" },
    },
  });
  const faults = randomFaults(random);
  for (const fault of faults) await practice(org, "POST", "/faults", fault);
  const kills = random.between(0, 3);
  for (let kill = 0; kill < kills; kill += 1) {
    await wait(random.between(0, 500));
    await connector.kill();
    await connector.start();
  }
  await practice(org, "DELETE", "/faults");
  await settle(arena.rep, batchId);
  const violations = compareLedger(org, arena.databaseFile, lastName, leadIds);
  const contacts = org.org.db
    .prepare("SELECT count(*) AS count FROM Contact WHERE LastName = ?")
    .get(lastName);
  putQuotaBack(arena.databaseFile);
  return { kills, faults: faults.length, contacts: (contacts as { count: number }).count, violations };
}

/** The runs together make more contacts than a month's quota: what is compared belongs to a month gone by. */
function putQuotaBack(databaseFile: string): void {
  const database = new BetterSqlite(databaseFile);
  database.prepare("UPDATE creations SET month = '2000-01'").run();
  database.close();
}

/** Resumes what is paused until every row has ended. */
async function settle(rep: ApiClient, batchId: string): Promise<void> {
  const deadline = Date.now() + runMsMax;
  for (;;) {
    const batch = await readBatch(rep, batchId);
    if (batch.state === "finished") return;
    if (Date.now() > deadline) throw new Error(`the batch does not end: ${JSON.stringify(batch)}`);
    if (batch.state === "paused") await rep.post(`/v1/batches/${batchId}/resume`);
    await wait(100);
  }
}

function findAccount(org: RunningOrg): Arena["account"] {
  const found = org.org.db
    .prepare(
      "SELECT Opportunity.AccountId AS id, Opportunity.Id AS opportunityId FROM Opportunity JOIN User ON User.Id = Opportunity.OwnerId" +
        " WHERE Opportunity.IsClosed = 0 AND User.Username = 'rep@practice.example' LIMIT 1",
    )
    .get();
  return found as Arena["account"];
}

async function practice(org: RunningOrg, method: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(`${org.url}/__practice${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the practice org refused ${method} ${path}: ${await response.text()}`);
}
