import { setTimeout as wait } from "node:timers/promises";
import { readRehearsal, type RehearsalView } from "../support/rehearsals.ts";
import type { Actor } from "./faults.ts";
import type { Random } from "../support/randomFrom.ts";

/** What goes wrong with the requests that rehearse, beside what goes wrong with all. */
export const rehearsalFault = (random: Random) => ({
  action: random.pick(["reset-before", "reset-after", "hang", "partial", "delay"]),
  method: "POST",
  path: "/composite/sobjects$",
  times: random.between(1, 3),
  ms: 900,
});

/** Each user rehearses leads that a batch adds meanwhile, and some that nothing adds; at times twice. */
export async function rehearseMeanwhile(actors: readonly Actor[], random: Random): Promise<void> {
  for (const actor of actors) {
    const count = random.between(1, actor.leadIds.length);
    const leadIds = [...actor.aloneIds, ...actor.leadIds.slice(0, count)];
    const rows = [...new Set(leadIds)].map((leadId) => ({
      leadId,
      contact: { AccountId: actor.accountId, MailingCountry: "Austria" },
    }));
    const times = random.pick([1, 1, 2]);
    for (let index = 0; index < times; index += 1) {
      const id = await begin(actor, rows);
      if (!actor.rehearsalIds.includes(id)) actor.rehearsalIds.push(id);
    }
  }
}

/** The rehearsal, or the one that goes on already: also where the answer to the first request was lost. */
async function begin({ client }: Actor, rows: object[]): Promise<string> {
  const { status, body } = await client.post<{ id?: string; rehearsalId?: string }>("/v1/rehearsals", {
    rows,
  });
  const id = status === 202 ? body.id : body.rehearsalId;
  if (id === undefined) throw new Error(`no rehearsal: ${JSON.stringify(body)}`);
  return id;
}

/** Waits until every rehearsal of the user has ended, and says what must not be. */
export async function endRehearsals(actor: Actor, deadline: number): Promise<string[]> {
  const violations: string[] = [];
  for (const id of actor.rehearsalIds) {
    const rehearsal = await ended(actor, id, deadline);
    const { counts, madeContacts, state } = rehearsal;
    if (state !== "finished") violations.push(`rehearsal ${id} is ${JSON.stringify(rehearsal)}`);
    else if (counts.waiting > 0) violations.push(`rehearsal ${id} has left ${counts.waiting} leads`);
    if (madeContacts.length > 0) violations.push(`rehearsal ${id} was not undone`);
  }
  return violations;
}

async function ended({ client }: Actor, id: string, deadline: number): Promise<RehearsalView> {
  for (;;) {
    const rehearsal = await readRehearsal(client, id);
    if (rehearsal.state === "finished" || rehearsal.state === "cancelled") return rehearsal;
    if (Date.now() > deadline) throw new Error(`the rehearsal does not end: ${JSON.stringify(rehearsal)}`);
    await wait(40);
  }
}
