import { clockSpeed, type ChaosStack } from "./startChaosStack.ts";

/** What the way to the database and back may take of the world's time. */
const certainMs = 250;

/**
 * Starts of connectors that were written down at another time than they happened, a sentence each: then a
 * connector went by the wrong clock of its machine instead of the database's.
 */
export async function compareClocks({ connectors, store, clocksBegan }: ChaosStack): Promise<string[]> {
  if (!store.hasClock) return [];
  const starts = connectors.flatMap((connector) => connector.starts);
  const worldTime = (at: number) => clocksBegan + (at - clocksBegan) / clockSpeed;
  const told = await store.rows<{ id: number; at: number }>(
    "select id, at from events where event = 'connector.started' order by id",
  );
  return told
    .map(({ id, at }) => ({ id, at: worldTime(at) }))
    .filter(({ at }) => !starts.some(({ began, ended }) => at > began - certainMs && at < ended + certainMs))
    .map(({ id }) => `event ${id} is of another time than that at which its connector started`);
}
