import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { clientAt } from "../support/clientAt.ts";
import type { ChaosStack } from "./startChaosStack.ts";
import { killAndRestart, type Actor } from "./faults.ts";
import type { OrgFault } from "./randomOrgFaults.ts";
import type { Random } from "../support/randomFrom.ts";

/** A contact that a rep adds alone, outside of any batch. */
interface Add {
  actor: Actor;
  leadId: string;
  body: Record<string, unknown>;
  key: string;
}

/** The answers to reps: a contact reported as created must exist. */
export interface Told {
  leadId: string;
  contactId: string;
}

export interface AddsReport {
  adds: number;
  /** Adds whose answer was outstanding when their connector was killed. */
  addsInFlight: number;
  told: Told[];
}

/** Only the request that creates mentions this. */
const creating = '"referenceId":"contact"';

/**
 * Faults that keep an add in flight, or lose its answer, right before the kill. All but the last are carried
 * out even if nobody waits.
 */
const kinds: readonly Pick<OrgFault, "action" | "ms">[] = [
  { action: "delay", ms: 100 },
  { action: "delay", ms: 250 },
  { action: "drip", ms: 40 },
  { action: "reset-after" },
  { action: "hang" },
];

/**
 * Every user adds single contacts, with and without roles. Their connector is killed during the adds, and
 * some requests are repeated after the restart, as a panel does.
 */
export async function killDuringAdds(
  stack: ChaosStack,
  actors: Actor[],
  random: Random,
): Promise<AddsReport> {
  const adds = actors.flatMap((actor) =>
    actor.aloneIds.map((leadId): Add => {
      const { opportunityId, role, ...withoutRole } = actor.creation(leadId);
      const body = random.next() < 0.5 ? withoutRole : { ...withoutRole, opportunityId, role };
      return { actor, leadId, body, key: randomUUID() };
    }),
  );
  for (const { username, aloneIds } of actors) {
    const fault = { ...random.pick(kinds), method: "POST", path: "/composite$", times: aloneIds.length };
    await stack.practice("POST", "/faults", { ...fault, user: username, record: creating });
  }
  const told: Told[] = [];
  const open = new Set(adds);
  const answers = adds.map((add) => send(stack, add, told).finally(() => open.delete(add)));
  await Promise.race([untilMet(stack), Promise.allSettled(answers)]);
  await wait(random.between(0, 40));
  const addsInFlight = open.size;
  await killAndRestart(stack, actors[0] as Actor, random);
  await Promise.allSettled(answers);
  await Promise.allSettled(adds.filter(() => random.next() < 0.5).map((add) => send(stack, add, told)));
  return { adds: adds.length, addsInFlight, told };
}

async function send({ connectors: [first] }: ChaosStack, add: Add, told: Told[]): Promise<void> {
  const client = clientAt(first, add.actor.client);
  const { status, body } = await client.post("/v1/contacts", add.body, { "idempotency-key": add.key });
  if (status === 201) told.push({ leadId: add.leadId, contactId: String(body["contactId"]) });
}

/** Until Salesforce has every add before it. */
async function untilMet({ practice }: ChaosStack): Promise<void> {
  for (;;) {
    const faults = await practice<OrgFault[]>("GET", "/faults");
    if (faults.every(({ record, times }) => record !== creating || times === 0)) return;
    await wait(5);
  }
}
