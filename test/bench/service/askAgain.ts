import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** How long answers take, in milliseconds. */
export interface Waits {
  p50: number;
  p99: number;
  max: number;
}

const agent = new Agent({ keepAlive: true });

/** Milliseconds until the whole answer is there. Throws where it is none of 200. */
export function ask(url: string, headers: Record<string, string> = {}): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`${url} answers ${answer.statusCode}`));
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

export function waitsOf(all: number[]): Waits {
  const sorted = all.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** Asks for each of these in turn, every 10 ms, until the work is done. */
export async function askMeanwhile<Name extends string>(
  asks: Record<Name, () => Promise<number>>,
  work: () => Promise<unknown>,
): Promise<Record<Name, Waits>> {
  const names = Object.keys(asks) as Name[];
  const waits = new Map(names.map((name) => [name, [] as number[]]));
  let isDone = false;
  const working = work().finally(() => (isDone = true));
  while (!isDone) {
    for (const name of names) waits.get(name)?.push(await asks[name]());
    await wait(10);
  }
  await working;
  return Object.fromEntries(names.map((name) => [name, waitsOf(waits.get(name) ?? [])])) as Record<
    Name,
    Waits
  >;
}
