import { setTimeout as wait } from "node:timers/promises";
import { addPeople, readBatch, startBatch } from "../support/batches.ts";
import {
  startChaosStack,
  strongUser,
  weakUser,
  type ChaosStack,
  type StackOptions,
} from "./startChaosStack.ts";
import { compareLedger } from "./compareLedger.ts";
import {
  clockError,
  killAndRestart,
  mend,
  randomFaults,
  type Actor,
  type Fault,
  type LinkedLead,
} from "./faults.ts";
import { randomOrgFaults } from "./randomOrgFaults.ts";
import { randomFrom, type Random } from "../support/randomFrom.ts";
import { killDuringAdds, type AddsReport, type Told } from "./killDuringAdds.ts";
import {
  areRolesSettled,
  compareRoles,
  killDuringRoles,
  linkLeads,
  type ToldRole,
} from "./killDuringRoles.ts";
import { endRehearsals, rehearsalFault, rehearseMeanwhile } from "./rehearseMeanwhile.ts";
import { compareUndos, settleUndos, undoBatches, type Touch } from "./undoBatches.ts";
import { readConnectorSide, readLists } from "./readRun.ts";
import type { ChaosStore } from "./store/chaosStore.ts";

interface ChaosOptions extends Partial<StackOptions> {
  runs: number;
  seed: number;
  /** The first run's number. The same seed and number repeat a run, apart from timing. */
  first?: number;
  leadsMax?: number;
  onRun?: (report: string) => void;
}

interface ChaosReport {
  runs: number;
  kills: number;
  /** Contacts added one by one, and how many of them were in flight when their connector was killed. */
  adds: number;
  addsInFlight: number;
  /** Roles that were reported as added to contacts which were there already. */
  roles: number;
  /** Rehearsals that ran meanwhile. */
  rehearsals: number;
  /** Batches that were undone, their contacts that went, and those that colleagues had touched. */
  undos: number;
  removed: number;
  touches: number;
  /** Requests that went wrong at the org. */
  orgFaults: number;
  /** Whatever else went wrong, kills included. */
  faults: number;
  leads: number;
  contacts: number;
  /** One sentence a disagreement between org and ledger. */
  violations: string[];
}

const counted = [
  ...(["kills", "adds", "addsInFlight", "roles"] as const),
  ...(["rehearsals", "undos", "removed", "touches", "orgFaults", "faults"] as const),
];

const runMsMax = 120_000;

/**
 * Runs batches while connectors are killed at random times, clocks are wrong, users lose rights and the org
 * fails in every way it can. Compares org and ledger row by row after each run and after all.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { runs, seed, first = 1, leadsMax = 60, onRun, store = "sqlite", connectors = 1 } = options;
  const report: ChaosReport = {
    runs: 0,
    kills: 0,
    adds: 0,
    addsInFlight: 0,
    roles: 0,
    rehearsals: 0,
    undos: 0,
    removed: 0,
    touches: 0,
    orgFaults: 0,
    faults: 0,
    leads: 0,
    contacts: 0,
    violations: [],
  };
  const stack = await startChaosStack({ store, connectors });
  const all: ({ run: number } & Made)[] = [];
  try {
    for (let run = first; run < first + runs; run += 1) {
      const began = performance.now();
      const { made, rehearsalViolations, ...figures } = await runOnce(
        stack,
        randomFrom(seed * 100_003 + run),
        leadsMax,
      );
      const { contacts, violations } = await compare(stack, made);
      violations.push(...rehearsalViolations);
      violations.push(...figures.undoViolations);
      violations.push(...(await readLists(stack.store, stack.toldLists.splice(0))));
      await putQuotaBack(stack.store);
      all.push({ run, ...made });
      report.runs += 1;
      report.leads += made.leadIds.length;
      report.contacts += contacts;
      for (const name of counted) report[name] += figures[name];
      report.violations.push(...violations.map((violation) => `run ${run}: ${violation}`));
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      onRun?.(
        `run ${run}: ${figures.kills} kills, ${figures.addsInFlight} of ${figures.adds} adds in flight, ${figures.orgFaults} faults of the org, ${figures.faults} others, ` +
          `${contacts} contacts of ${made.leadIds.length} leads, ${figures.roles} roles, ${figures.rehearsals} rehearsals, ${figures.undos} undos (${figures.removed} removed, ${figures.touches} touched), ${violations.length} violations, ${seconds} s`,
      );
    }
    for (const { run, ...made } of all) {
      const late = (await compare(stack, made)).violations;
      report.violations.push(...late.map((violation) => `run ${run}, in the end: ${violation}`));
    }
    return report;
  } finally {
    await stack.close();
  }
}

/** What a run has made, and what was said of it. */
interface Made {
  leadIds: string[];
  told: Told[];
  linked: LinkedLead[];
  toldRoles: ToldRole[];
}

async function compare(stack: ChaosStack, { leadIds, told, linked, toldRoles }: Made) {
  const { contacts, violations } = await compareLedger(stack, leadIds, told);
  return { contacts, violations: [...violations, ...(await compareRoles(stack, linked, toldRoles))] };
}

async function runOnce(stack: ChaosStack, random: Random, leadsMax: number) {
  const [, ...others] = stack.connectors;
  for (const other of others) if (random.next() < 0.3) await other.start(clockError(random));
  await stack.practice("PATCH", "/settings", {
    latencyMs: { base: random.between(5, 60), perRecord: random.pick([0, 0.5, 2]) },
    lockWaitMs: random.pick([10, 10_000]),
  });
  const usernames = random.pick([[strongUser], [weakUser], [strongUser, weakUser], [strongUser, weakUser]]);
  const actors: Actor[] = [];
  for (const username of usernames) actors.push(await enter(stack, username, random, leadsMax));

  const orgFaults = randomOrgFaults(random);
  for (const fault of orgFaults) await stack.practice("POST", "/faults", fault);
  const faults = randomFaults(stack, random);
  const rehearsesAt = random.between(0, faults.length);
  if (random.next() < 0.7) await stack.practice("POST", "/faults", rehearsalFault(random));
  const addsAt = random.pick([0, 0, random.between(0, faults.length)]);
  const rolesAt = random.between(0, faults.length);
  let adds: AddsReport = { adds: 0, addsInFlight: 0, told: [] };
  let toldRoles: ToldRole[] = [];
  for (const [index, fault] of [...faults, null].entries()) {
    if (index === addsAt) adds = await killDuringAdds(stack, actors, random);
    if (index === rehearsesAt) await rehearse(stack, actors, random);
    if (index === rolesAt) toldRoles = await killDuringRoles(stack, actors, random);
    await wait(random.between(0, 250));
    await fault?.(stack, random.pick(actors), random);
  }
  await mend(stack, actors);
  await settle(stack, actors);
  const rehearsalViolations: string[] = [];
  for (const actor of actors)
    rehearsalViolations.push(...(await endRehearsals(actor, Date.now() + runMsMax)));
  const undone = random.next() < 0.85 ? await undoAll(stack, actors, random) : noUndos;
  for (const other of others) await other.kill();
  const { told, ...figures } = adds;
  return {
    made: {
      leadIds: actors.flatMap((actor) => actor.leadIds),
      told,
      linked: actors.flatMap((actor) => actor.linked),
      toldRoles,
    },
    ...figures,
    rehearsals: actors.flatMap(({ rehearsalIds }) => rehearsalIds).length,
    rehearsalViolations,
    roles: toldRoles.length,
    undos: undone.undos,
    removed: undone.removed,
    touches: undone.touches.length,
    undoViolations: undone.undoViolations,
    kills: 2 + undone.undoKills + faults.filter((fault: Fault) => fault === killAndRestart).length,
    orgFaults: orgFaults.length + actors.length,
    faults: 1 + faults.length,
  };
}

const noUndos = {
  undos: 0,
  undoKills: 0,
  removed: 0,
  touches: [] as Touch[],
  undoViolations: [] as string[],
};

/** Every user undoes their batches, and everything is mended until each undo has finished. */
async function undoAll(stack: ChaosStack, actors: Actor[], random: Random): Promise<typeof noUndos> {
  const report = await undoBatches(stack, actors, random);
  await mend(stack, actors);
  for (const actor of actors) actor.client = await stack.signIn(actor.username);
  await settleUndos(actors, Date.now() + runMsMax);
  return { ...report, ...(await compareUndos(stack, actors, report.touches)) };
}

/** A user signs in, imports a list and starts a batch of it, sometimes two that share leads. */
async function enter(stack: ChaosStack, username: string, random: Random, leadsMax: number): Promise<Actor> {
  const client = await stack.signIn(username);
  const size = random.next() < 0.1 ? leadsMax * 3 : random.between(3, leadsMax);
  const { leadIds } = await addPeople(client, size + random.between(1, 4));
  const aloneIds = leadIds.slice(size);
  const { id: accountId, opportunityId } = stack.account;
  const roles = random.pick(["all", "all", "none", "some"]);
  const hasRole = (index: number) => roles === "all" || (roles === "some" && index % 3 > 0);
  const rows = leadIds.slice(0, size).map((leadId, index) => ({
    leadId,
    accountId,
    ...(hasRole(index) && { opportunityId, role: "Influencer" }),
  }));
  const defaults = { contact: { MailingCountry: "Austria" } };
  const batchIds = [await startBatch(client, { rows, defaults })];
  if (random.next() < 0.3) {
    const shared = rows.toReversed().slice(0, random.between(1, rows.length));
    batchIds.push(await startBatch(client, { rows: shared, defaults }));
  }
  const { people } = await readConnectorSide(stack.store, leadIds);
  const linked = await linkLeads(stack, client, random.between(1, 4));
  return {
    username,
    client,
    leadIds,
    aloneIds,
    batchIds,
    rehearsalIds: [],
    accountId,
    linked,
    creation: (leadId) => ({
      leadId,
      contact: { ...people.get(leadId), AccountId: accountId, Title: "Planner", MailingCountry: "Austria" },
      opportunityId,
      role: "Influencer",
    }),
  };
}

/** Whoever is signed out just now, or finds no connector, does not rehearse. */
async function rehearse(stack: ChaosStack, actors: Actor[], random: Random): Promise<void> {
  if (stack.connectors[0].isRunning()) await rehearseMeanwhile(actors, random).catch(() => undefined);
}

/** Resumes paused batches, retries failed rows once, and signs users in again, until every row has ended. */
async function settle(stack: ChaosStack, actors: Actor[]): Promise<void> {
  const deadline = Date.now() + runMsMax;
  const retried = new Set<string>();
  for (const actor of actors) {
    actor.client = await stack.signIn(actor.username);
    for (const id of actor.batchIds) {
      for (;;) {
        const batch = await readBatch(actor.client, id);
        if (batch.state === "finished" && (retried.has(id) || batch.counts.failed === 0)) break;
        if (Date.now() > deadline) throw new Error(`the batch does not end: ${JSON.stringify(batch)}`);
        if (batch.state === "finished") {
          retried.add(id);
          await actor.client.post(`/v1/batches/${id}/retry`, {});
        } else if (batch.state !== "running") await actor.client.post(`/v1/batches/${id}/resume`);
        await wait(40);
      }
    }
    while (!(await isSettled(stack, actor))) {
      if (Date.now() > deadline) throw new Error(`the adds of ${actor.username} are not settled`);
      await wait(40);
    }
  }
}

async function isSettled(stack: ChaosStack, { aloneIds, linked }: Actor): Promise<boolean> {
  const { ledger } = await readConnectorSide(stack.store, aloneIds);
  const areCreations = ledger.every(({ state }) => state === "created" || state === "failed");
  return areCreations && (await areRolesSettled(stack, linked));
}

/**
 * Moves all creations into the month before this, for runs that together make more contacts than a month's
 * quota. Those of more than 13 months ago would leave the ledger.
 */
async function putQuotaBack(store: ChaosStore): Promise<void> {
  const now = new Date();
  const lastMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  await store.change("UPDATE creations SET month = ?", lastMonth.toISOString().slice(0, 7));
}
