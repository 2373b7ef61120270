import { setImmediate } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import { refusal } from "../reasons/refusal.ts";
import { bodyLengthOf } from "./bodyLimit.ts";
import type { AppEnv } from "./appEnv.ts";
import type { WakenJob } from "../work/shutdown.ts";

/** How many requests of a user are at work at once. A panel asks for a handful. */
const atOnceMax = 4;
/** A panel with every tab of a day open has fewer. */
const waitingMax = 100;

/** A turn is for the processor: a request that waits longer, for Salesforce or its body, gives it back. */
const turnMsMax = 2_000;

interface Queue {
  atWork: number;
  waiting: (() => void)[];
}

/**
 * Lets few requests of a user work at once, and of those with long bodies one, before their bodies are read:
 * the others wait in their order, and others' requests are answered in between. Lead files have turns of
 * their own. Throws `too-many-requests` where too many wait. Mount it behind `authenticate`.
 */
export function takeTurn(): MiddlewareHandler<AppEnv> {
  const queues = new Map<string, Queue>();

  async function enter(key: string, atOnce: number): Promise<() => void> {
    const queue = queues.get(key) ?? { atWork: 0, waiting: [] };
    queues.set(key, queue);
    if (queue.waiting.length >= waitingMax)
      throw refusal("requests-waiting", { values: { count: waitingMax }, retryAfter: 2 });
    if (queue.atWork < atOnce) queue.atWork += 1;
    else await new Promise<void>((resolve) => queue.waiting.push(resolve));
    // Those that arrived together would work in one turn of the event loop, and so would those that follow.
    await setImmediate();
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      const next = queue.waiting.shift();
      if (next) next();
      else if ((queue.atWork -= 1) === 0) queues.delete(key);
    };
  }

  return async (c, next) => {
    const length = bodyLengthOf(c);
    if (length === "file") return next();
    const { userId } = c.get("context").caller;
    const leave = await enter(`${userId} ${length}`, length === "long" ? 1 : atOnceMax);
    const timer = setTimeout(leave, turnMsMax).unref();
    try {
      await next();
    } finally {
      clearTimeout(timer);
      leave();
    }
  };
}

/** Wakes the job once a request that begins or continues something is answered, and so has been stored. */
export function wakeJob(job: WakenJob): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    if (c.req.method !== "GET" && c.res.ok) c.get("app").wakes.emit(job);
  };
}
