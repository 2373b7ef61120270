import BetterSqlite from "better-sqlite3";
import type { ApiClient } from "../support/apiClient.ts";
import { endAccessTokens, endGrants } from "@crosswalk/practice-org";
import { clientAt } from "../support/clientAt.ts";
import type { ChaosStack } from "./startChaosStack.ts";
import type { Random } from "./randomFrom.ts";

/** One user's part in a run. */
export interface Actor {
  username: string;
  client: ApiClient;
  /** All of the user's. */
  leadIds: string[];
  /** Those that no batch holds. */
  aloneIds: string[];
  batchIds: string[];
  /** A body for POST /v1/contacts. */
  creation(leadId: string): Record<string, unknown>;
}

/** Something that happens while batches run; `mend` undoes what it takes away. */
export type Fault = (stack: ChaosStack, actor: Actor, random: Random) => Promise<void>;

/** The largest error of a connector's clock, in either direction. */
const clockErrorMsMax = 10 * 60_000;

export const clockError = (random: Random) => random.between(-clockErrorMsMax, clockErrorMsMax);

/** A kill at any time, and a restart with another clock. */
export const killAndRestart: Fault = async ({ connectors }, _actor, random) => {
  const [first] = connectors;
  await first.kill();
  await first.start(clockError(random));
};

const startOrKillSecond: Fault = async ({ connectors }, _actor, random) => {
  const [, second] = connectors;
  if (second.isRunning()) await second.kill();
  else await second.start(clockError(random));
};

/** A rep adds by hand, twice and at either connector, a lead that a batch is about to add. */
const addByHand: Fault = async ({ connectors }, actor, random) => {
  const leadId = random.pick(actor.leadIds);
  const running = connectors.filter((connector) => connector.isRunning());
  await Promise.allSettled(
    [...running, ...running].map((connector) =>
      clientAt(connector, actor.client).post("/v1/contacts", actor.creation(leadId)),
    ),
  );
};

const cancelAndResume: Fault = async (_stack, { client, batchIds }, random) => {
  const id = random.pick(batchIds);
  await client.post(`/v1/batches/${id}/cancel`).catch(() => undefined);
  await client.post(`/v1/batches/${id}/resume`).catch(() => undefined);
};

const expireTokens: Fault = ({ org }, { username }) => {
  endAccessTokens(org.org, username);
  return Promise.resolve();
};

const revokeGrant: Fault = ({ org }, { username }) => {
  endGrants(org.org, username);
  return Promise.resolve();
};

const freeze: Fault = async ({ practice }, { username }) => {
  await practice("PATCH", `/users/${username}`, { frozen: true });
};

const takeCreateAway: Fault = async ({ practice }, { username }) => {
  await practice("PATCH", `/users/${username}`, { objectPermissions: { Contact: { create: false } } });
};

const switchOff: Fault = ({ databaseFile }) => {
  setCreation(databaseFile, false);
  return Promise.resolve();
};

const useUpAllowance: Fault = async ({ practice }) => {
  await practice("PATCH", "/settings", { dailyApiLimit: 1 });
};

/** A rule that refuses some of a run's contacts. */
const addRule: Fault = async ({ practice }) => {
  await practice("POST", "/objects/Contact/validation-rules", {
    name: "Chaos",
    when: "FirstName LIKE 'B%'",
    message: "Nobody whose name starts with a B.",
  });
};

const others: readonly Fault[] = [
  startOrKillSecond,
  addByHand,
  addByHand,
  cancelAndResume,
  expireTokens,
  expireTokens,
  revokeGrant,
  freeze,
  takeCreateAway,
  switchOff,
  useUpAllowance,
  addRule,
];

/** Random faults, with at least one kill. */
export function randomFaults(random: Random): Fault[] {
  const chosen = Array.from({ length: random.between(0, 4) }, () => random.pick(others));
  for (let kills = random.between(1, 3); kills > 0; kills -= 1) {
    chosen.splice(random.between(0, chosen.length), 0, killAndRestart);
  }
  return chosen;
}

/** Gives everything back that faults have taken away. */
export async function mend(
  { practice, databaseFile, connectors }: ChaosStack,
  actors: Actor[],
): Promise<void> {
  await practice("DELETE", "/faults");
  await practice("PATCH", "/settings", { dailyApiLimit: 100_000_000, lockWaitMs: 10_000 });
  await practice("DELETE", "/objects/Contact/validation-rules/Chaos");
  for (const { username } of actors) {
    await practice("PATCH", `/users/${username}`, {
      frozen: false,
      objectPermissions: { Contact: { create: true } },
    });
  }
  setCreation(databaseFile, true);
  const [first] = connectors;
  if (!first.isRunning()) await first.start(0);
}

function setCreation(databaseFile: string, isOn: boolean): void {
  const database = new BetterSqlite(databaseFile, { timeout: 10_000 });
  database
    .prepare(`UPDATE settings SET "values" = json_set("values", '$.createContacts', json(?))`)
    .run(String(isOn));
  database.close();
}
