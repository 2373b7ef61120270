import { AsyncLocalStorage } from "node:async_hooks";

/** Two works of one request that may share a call. */
interface Pair {
  /** The work that does these two, where it is one of a pair itself. */
  within: Work | undefined;
  /** How many have not yet asked Salesforce for anything. */
  silent: number;
  waiting: (() => void)[];
}

interface Work {
  pair: Pair;
  isSilent: boolean;
}

const waitMsMax = 1_000;

const works = new AsyncLocalStorage<Work>();

/**
 * Does two works beside each other, so that what they read first shares a call to Salesforce, whatever each
 * looks up in the database before: the reads of one wait until the other has asked, too, or has ended. Each
 * may do two works in this way itself.
 */
export function askTogether<First, Second>(
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[First, Second]> {
  return Promise.all(beginTogether(first, second));
}

/** The same where not both are waited for. */
export function beginTogether<First, Second>(
  first: () => Promise<First>,
  second: () => Promise<Second>,
): [Promise<First>, Promise<Second>] {
  const pair: Pair = { within: works.getStore(), silent: 2, waiting: [] };
  return [begin(pair, first), begin(pair, second)];
}

async function begin<T>(pair: Pair, work: () => Promise<T>): Promise<T> {
  const own = { pair, isSilent: true };
  try {
    return await works.run(own, work);
  } finally {
    count(own);
  }
}

function count(work: Work): void {
  if (!work.isSilent) return;
  work.isSilent = false;
  const { pair } = work;
  pair.silent -= 1;
  if (pair.silent > 0) return;
  if (pair.within) count(pair.within);
  for (const go of pair.waiting.splice(0)) go();
}

/** Tells that the work which this is part of asks Salesforce now, or waits for what another request asked. */
export function tellAsked(): void {
  const own = works.getStore();
  if (own) count(own);
}

/** Waits until the other works have asked, too, and not for one that takes long to come to it. */
export async function othersAsked(): Promise<void> {
  for (let work = works.getStore(); work; work = work.pair.within) await allAsked(work.pair);
}

async function allAsked(pair: Pair): Promise<void> {
  if (pair.silent === 0) return;
  await new Promise<void>((go) => {
    const late = setTimeout(go, waitMsMax);
    pair.waiting.push(() => {
      clearTimeout(late);
      go();
    });
  });
}
