import { setImmediate } from "node:timers/promises";

/** The items in their order, `size` at a time. */
export function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** For so long somebody's work keeps the event loop. Then it is others' turn. */
const turnMsMax = 8;

/**
 * So few items don't take long. They are taken at once: what the draft and the matches of one lead ask
 * Salesforce in the same turn goes in one call.
 */
const fewItems = 100;

/**
 * Takes items until a turn's time has passed. True where none is left. For transactions, which must not keep
 * others waiting for longer.
 */
export async function takeUntilLate<Item>(
  items: Iterator<Item>,
  take: (item: Item) => void | Promise<void>,
): Promise<boolean> {
  const end = performance.now() + turnMsMax;
  do {
    const next = items.next();
    if (next.done) return true;
    await take(next.value);
  } while (performance.now() < end);
  return false;
}

/**
 * Takes each item in its order, many of them in turns of some milliseconds. Other requests run between two
 * turns and after the last one, so what the database holds may change meanwhile.
 */
export async function eachInTurns<Item>(
  items: readonly Item[],
  take: (item: Item) => void | Promise<void>,
): Promise<void> {
  if (items.length <= fewItems) {
    for (const item of items) await take(item);
    return;
  }
  await eachLongInTurns(items, take);
}

/** The same for items of which each may take long: few have turns, too. */
export async function eachLongInTurns<Item>(
  items: Iterable<Item>,
  take: (item: Item) => void | Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  for (let isDone = false; !isDone; await setImmediate()) isDone = await takeUntilLate(iterator, take);
}

/** What `map` makes of each item, in their order. Other requests run in between, as with `eachInTurns`. */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result | Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  await eachInTurns(items, async (item) => void results.push(await map(item, results.length)));
  return results;
}

/** What `map` makes of a hundred items at a time, such as ids to be read. Each hundred has a turn. */
export async function mapPartsInTurns<Item, Result>(
  items: readonly Item[],
  map: (part: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, part] of chunksOf(items, fewItems).entries()) {
    if (index > 0) await setImmediate();
    results.push(...(await map(part)));
  }
  return results;
}
