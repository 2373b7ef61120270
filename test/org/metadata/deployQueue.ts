import type { PracticeService } from "../call/restCall.ts";
import { nextId } from "../storage/nextId.ts";
import { statement } from "../storage/statement.ts";
import type { Caller, Org } from "../types.ts";
import { completeDeployment, deploy, unfinishedResult } from "./deploy.ts";
import type { DeployOptions, DeployResult } from "./deployTypes.ts";
import { findJob, saveJob } from "../components/componentStore.ts";

/** The share of its time that a deployment is pending. */
const pendingShare = 0.25;

interface Queued {
  id: string;
  user_id: string;
  options: string;
  started_at: number;
  due_at: number;
}

/** Accepts a deployment. It completes at once, or after the time in the setting `deployMs`. */
export function startDeployment(
  service: PracticeService,
  caller: Caller,
  zip: Buffer,
  options: DeployOptions,
): DeployResult {
  const { org } = service;
  const ms = org.settings.deployMs ?? 0;
  if (ms === 0) return deploy(org, caller, zip, options);
  const id = nextId(org, "0Af");
  const now = org.now().getTime();
  const result = unfinishedResult(org, {
    id,
    userId: caller.userId,
    options,
    started: org.now().toISOString(),
  });
  saveJob(org, id, { kind: "deploy", result, zip });
  statement(
    org.db,
    "INSERT INTO _deployment (id, user_id, options, started_at, due_at) VALUES (?, ?, ?, ?, ?)",
  ).run(id, caller.userId, JSON.stringify(options), now, now + ms);
  // Requests complete due deployments; the timer completes those that nobody asks for.
  const timer = setTimeout(() => {
    void service.exclusively(async () => {
      if (org.db.open) settleDeployments(org);
    });
  }, ms);
  timer.unref();
  return result;
}

/** Completes deployments that are due. */
export function settleDeployments(org: Org): void {
  const due = statement(org.db, "SELECT * FROM _deployment WHERE due_at <= ? ORDER BY due_at, id").all(
    org.now().getTime(),
  );
  for (const row of due as unknown as Queued[]) {
    statement(org.db, "DELETE FROM _deployment WHERE id = ?").run(row.id);
    const job = findJob(org, row.id);
    if (!job?.zip) continue;
    completeDeployment(org, {
      id: row.id,
      userId: row.user_id,
      started: new Date(row.started_at).toISOString(),
      zip: job.zip,
      options: JSON.parse(row.options) as DeployOptions,
    });
  }
}

/**
 * The status of a running deployment: Pending, then InProgress with a count of components; undefined for a
 * completed one.
 */
export function progressOf(org: Org, id: string): Partial<DeployResult> | undefined {
  const row = queued(org, id);
  if (row === undefined) return undefined;
  const share = (org.now().getTime() - row.started_at) / (row.due_at - row.started_at);
  return { status: share < pendingShare ? "Pending" : "InProgress" };
}

function queued(org: Org, id: string): Queued | undefined {
  const row = statement(org.db, "SELECT * FROM _deployment WHERE substr(id, 1, 15) = ?").get(id.slice(0, 15));
  return row as Queued | undefined;
}
