import { setTimeout as wait } from "node:timers/promises";
import { readUndo } from "../support/batchUndos.ts";
import { freezeOne, killAndRestart, startOrKillAnother, type Actor, type Fault } from "./faults.ts";
import type { Random } from "../support/randomFrom.ts";
import type { OrgFault } from "./randomOrgFaults.ts";
import type { ChaosStack } from "./startChaosStack.ts";
import { placesOf } from "./store/chaosStore.ts";

/** What a colleague has done to a contact, and when that was done. */
export interface Touch {
  contactId: string;
  /** Milliseconds since 1970, by the practice org's clock, which is this process's. */
  at: number;
  what: string;
}

interface UndosReport {
  undos: number;
  undoKills: number;
  touches: Touch[];
}

interface MadeContact {
  contact_id: string;
}

/** What goes wrong with looks and deletions. */
const kinds: readonly Pick<OrgFault, "action" | "ms" | "status" | "body">[] = [
  { action: "reset-before" },
  { action: "reset-after" },
  { action: "hang" },
  { action: "partial" },
  { action: "delay", ms: 300 },
  { action: "error", status: 503 },
  { action: "error", status: 500, body: "<html>down</html>" },
  {
    action: "error",
    status: 503,
    body: [{ errorCode: "SERVER_UNAVAILABLE", message: "The server is down for maintenance." }],
  },
];

const cancelAndResumeUndo: Fault = async (_stack, { client, batchIds }, random) => {
  const id = random.pick(batchIds);
  await client.post(`/v1/batches/${id}/undo/cancel`).catch(() => undefined);
  await client.post(`/v1/batches/${id}/undo/resume`).catch(() => undefined);
};

const beginTwice: Fault = async (_stack, { client, batchIds }, random) => {
  const id = random.pick(batchIds);
  await Promise.allSettled([begin(client, id), begin(client, id)]);
};

const others: readonly Fault[] = [
  killAndRestart,
  killAndRestart,
  startOrKillAnother,
  freezeOne,
  cancelAndResumeUndo,
  beginTwice,
];

const begin = (client: Actor["client"], id: string) => client.post(`/v1/batches/${id}/undo`);

/**
 * Every user undoes their batches, while colleagues touch contacts of them, connectors are killed and the org
 * fails. Gives what the colleagues did.
 */
export async function undoBatches(stack: ChaosStack, actors: Actor[], random: Random): Promise<UndosReport> {
  const touches: Touch[] = [];
  const made = await Promise.all(actors.map((actor) => contactsOf(stack, actor)));
  const touchSome = async (most: number) => {
    for (let left = random.between(0, most); left > 0; left -= 1) {
      const contact = random.pick(random.pick(made.filter((all) => all.length > 0)));
      const touch = await touchContact(stack, contact, random);
      if (touch) touches.push(touch);
    }
  };
  if (made.every((all) => all.length === 0)) return { undos: 0, undoKills: 0, touches };
  await touchSome(8);
  const faults = Array.from({ length: random.between(0, 4) }, () => ({
    ...random.pick(kinds),
    method: random.pick(["DELETE", "DELETE", "POST"]),
    path: random.pick(["/composite/sobjects", "/composite/sobjects", "/composite$"]),
    times: random.between(1, 2),
  }));
  for (const fault of faults) await stack.practice("POST", "/faults", fault);
  for (const { client, batchIds } of actors) {
    for (const id of batchIds) await begin(client, id).catch(() => undefined);
  }
  const chosen = Array.from({ length: random.between(1, 4) }, () => random.pick(others));
  for (const fault of chosen) {
    await wait(random.between(0, 200));
    await touchSome(3);
    await fault(stack, random.pick(actors), random);
  }
  return {
    undos: actors.reduce((sum, { batchIds }) => sum + batchIds.length, 0),
    undoKills: chosen.filter((fault) => fault === killAndRestart).length,
    touches,
  };
}

/** Begins and resumes undos until each has finished. */
export async function settleUndos(actors: readonly Actor[], deadline: number): Promise<void> {
  const retried = new Set<string>();
  for (const { client, batchIds } of actors) {
    for (const id of batchIds) {
      for (;;) {
        const undo = await readUndo(client, id);
        if (isPreviewOfNothing(undo)) break;
        const isToTryAgain = undo.state === "finished" && undo.counts.failed > 0 && !retried.has(id);
        if (undo.state === "finished" && !isToTryAgain) break;
        if (Date.now() > deadline) throw new Error(`the undo does not end: ${JSON.stringify(undo)}`);
        if (isToTryAgain) {
          retried.add(id);
          await client.post(`/v1/batches/${id}/undo/retry`);
        } else if (undo.state === undefined) await begin(client, id);
        else if (undo.state !== "running") await client.post(`/v1/batches/${id}/undo/resume`);
        await wait(60);
      }
    }
  }
}

/** A batch whose leads were all made by hand has nothing to undo. */
const isPreviewOfNothing = ({ state, counts }: Awaited<ReturnType<typeof readUndo>>) =>
  state === undefined && counts?.total === 0;

async function contactsOf({ store }: ChaosStack, { batchIds }: Actor): Promise<string[]> {
  const rows = await store.rows<MadeContact>(
    `SELECT contact_id FROM creations WHERE state = 'created' AND batch_id IN (${placesOf(batchIds)})`,
    ...batchIds,
  );
  return rows.map((row) => row.contact_id);
}

/** Nothing where the contact is gone already. */
async function touchContact(stack: ChaosStack, contactId: string, random: Random): Promise<Touch | null> {
  const { db } = stack.org.org;
  const admin = db
    .prepare("SELECT Id FROM User WHERE Username = ?")
    .pluck()
    .get("admin@practice.example") as string;
  const isThere = () =>
    db.prepare("SELECT 1 FROM Contact WHERE Id = ? AND IsDeleted = 0").get(contactId) !== undefined;
  const write = (set: string) => {
    const now = new Date().toISOString();
    return db
      .prepare(
        `UPDATE Contact SET ${set}, LastModifiedById = ?, LastModifiedDate = ?, SystemModstamp = ?
         WHERE Id = ? AND IsDeleted = 0`,
      )
      .run(admin, now, now, contactId).changes;
  };
  const add = async (object: string, record: Record<string, unknown>) => {
    const { ids } = await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, [record]);
    db.prepare(`UPDATE ${object} SET CreatedById = ?, LastModifiedById = ? WHERE Id = ?`).run(
      admin,
      admin,
      ids[0],
    );
    return ids[0];
  };
  const what = random.pick(["edit", "owner", "task", "campaign"]);
  if (what === "edit") write(`Phone = '${random.between(1, 1e6)}'`);
  else if (what === "owner") write(`OwnerId = '${admin}'`);
  else if (what === "task")
    await add("Task", { WhoId: contactId, Subject: "Call", Status: "Not Started", Priority: "Normal" });
  else {
    const campaign = await add("Campaign", { Name: "Fair" });
    await add("CampaignMember", { CampaignId: campaign, ContactId: contactId });
  }
  // Only then was it touched for certain.
  return isThere() ? { contactId, at: Date.now(), what } : null;
}

/**
 * How long after its look a deletion may go out: a minute of the connectors' fast clocks, and what this
 * machine takes for a request.
 */
const lookHoldsMs = 1_000 + 1_500;

interface UndoRow {
  batch_id: string;
  creation_id: string;
  contact_id: string;
  outcome: string;
  state: string | null;
}

/**
 * What is wrong: a touched contact that was deleted, and rows of undos that don't say what the ledger says.
 */
export async function compareUndos(
  stack: ChaosStack,
  actors: readonly Actor[],
  touches: readonly Touch[],
): Promise<{ removed: number; undoViolations: string[] }> {
  const { db } = stack.org.org;
  const isDeleted = db.prepare("SELECT IsDeleted FROM Contact WHERE Id = ?").pluck();
  const log = await stack.practice<{ at: string; method: string; path: string }[]>("GET", "/requests");
  const deletions = log.filter(
    ({ method, path }) => method === "DELETE" && path.includes("/composite/sobjects"),
  );
  const lost = touches
    .filter(({ contactId }) => isDeleted.get(contactId) === 1)
    .filter(({ contactId, at }) => {
      const sent = deletions.filter(({ path }) => path.includes(contactId));
      return sent.every((one) => Date.parse(one.at) > at + lookHoldsMs);
    });
  const undone = actors.flatMap(({ batchIds }) => batchIds);
  const rows = await stack.store.rows<UndoRow>(
    `SELECT r.batch_id, r.creation_id, r.contact_id, r.outcome, c.state FROM batch_undo_rows r
     LEFT JOIN creations c ON c.id = r.creation_id
     WHERE r.batch_id IN (${placesOf(undone)})`,
    ...undone,
  );
  const removed = rows.filter(({ outcome }) => outcome === "undone").length;
  const undoViolations = [
    ...lost.map(({ contactId, what }) => `contact ${contactId} was deleted, though touched before (${what})`),
    ...rows
      .filter(({ outcome, state }) => (outcome === "undone") !== (state === "undone"))
      .map((row) => `the undo says ${row.outcome} of contact ${row.contact_id}, which is ${row.state}`),
    ...rows
      .filter((row) => (row.outcome === "undone") !== (isDeleted.get(row.contact_id) === 1))
      .map((row) => `the undo says ${row.outcome} of contact ${row.contact_id}, and the org otherwise`),
  ];
  return { removed, undoViolations };
}
