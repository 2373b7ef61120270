import { setImmediate } from "node:timers/promises";

/** For so long somebody's work keeps the event loop. Then it is others' turn. */
const turnMsMax = 8;

/** Takes items until a turn's time has passed. True where none is left. For transactions: they can't wait. */
export function takeUntilLate<Item>(items: Iterator<Item>, take: (item: Item) => void): boolean {
  const end = performance.now() + turnMsMax;
  do {
    const next = items.next();
    if (next.done) return true;
    take(next.value);
  } while (performance.now() < end);
  return false;
}

/**
 * Takes each item in its order, in turns of some milliseconds. Other requests run between two turns, so what
 * the database holds may change meanwhile. Few items take one turn: whoever started them at the same time as
 * other work goes on with it at the same time, and shares a call to Salesforce.
 */
export async function eachInTurns<Item>(items: Iterable<Item>, take: (item: Item) => void): Promise<void> {
  const iterator = items[Symbol.iterator]();
  while (!takeUntilLate(iterator, take)) await setImmediate();
}

/** What `map` makes of each item, in their order. Other requests run in between, as with `eachInTurns`. */
export async function mapInTurns<Item, Result>(
  items: Iterable<Item>,
  map: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  await eachInTurns(items, (item) => void results.push(map(item, results.length)));
  return results;
}
