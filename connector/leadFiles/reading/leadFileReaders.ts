import { Worker } from "node:worker_threads";
import { setTimeout as wait } from "node:timers/promises";
import { type ChosenFile, readingBounds, type ReadingBounds, askWorker, unreadable } from "./askWorker.ts";
import { threadFile } from "../../ownFiles.ts";
import type { RowResult } from "../leadRecord.ts";
import { refusal } from "../../reasons/refusal.ts";

export interface ReadLeadFile {
  /** Which known layout it is; see leadFormats. */
  format: string;
  /** By this, files with the same header are known. */
  shape: string;
  /** Results in order, several rows at a time. */
  batches: AsyncGenerator<RowResult[]>;
  /** How much of the file has been read for the rows that were taken, in percent. */
  percentRead: () => number;
}

/** Reads lead files in worker threads, few at a time, with limits of time and memory. */
export interface LeadFileReaders {
  /**
   * Answers the result of `use`. Waits for a turn; one file of a user is read at a time. Throws
   * `request-invalid` where no header is known or the file takes too much time or memory,
   * `too-many-requests` where many of the user's files wait, and `import-cancelled` where it is not wanted
   * any more while it waits.
   */
  read<T>(
    userId: string,
    file: string | ChosenFile,
    use: (file: ReadLeadFile) => Promise<T>,
    isWanted?: () => Promise<boolean>,
  ): Promise<T>;
  close(): Promise<void>;
}

export function createLeadFileReaders({
  atOnce,
  waitingMax,
  heapMegabytes,
  lookMs,
  ...times
}: ReadingBounds = readingBounds): LeadFileReaders {
  const turns = createTurns(atOnce, waitingMax, lookMs);
  const workers = new Set<Worker>();
  /** Workers are reused, because starting one takes longer than reading most files. */
  const idle: Worker[] = [];

  function start(): Worker {
    const worker = new Worker(threadFile("fileWorker"), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      // A worker gets neither the connector's secrets nor its options.
      env: {},
      execArgv: [],
    });
    workers.add(worker);
    worker.once("exit", () => {
      workers.delete(worker);
      const index = idle.indexOf(worker);
      if (index !== -1) idle.splice(index, 1);
    });
    worker.on("error", () => undefined); // the caller gets the error
    return worker;
  }

  return {
    async read(userId, file, use, isWanted = () => Promise.resolve(true)) {
      const endTurn = await turns.take(userId, isWanted);
      const worker = idle.pop() ?? start();
      worker.ref();
      const asked = askWorker(worker, typeof file === "string" ? { path: file } : file, times);
      try {
        const first = await asked.next();
        if (first.kind !== "layout") throw unreadable();
        return await use({ format: first.format, shape: first.shape, ...rowsOf(asked) });
      } finally {
        if (asked.end()) idle.push(worker);
        else await worker.terminate();
        worker.unref();
        endTurn();
      }
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}

function rowsOf(asked: ReturnType<typeof askWorker>): Pick<ReadLeadFile, "batches" | "percentRead"> {
  let percentRead = 0;
  async function* batches(): AsyncGenerator<RowResult[]> {
    for (;;) {
      const message = await asked.next();
      if (message.kind !== "rows") return;
      percentRead = message.percentRead;
      yield message.rows;
    }
  }
  return { batches: batches(), percentRead: () => percentRead };
}

/** Limits how many people work at a time, each on one thing. Others wait in order of arrival. */
interface Turns {
  /**
   * Waits for a turn, which lasts until the answered function is called. Throws `too-many-requests` where too
   * many of the user wait, and `import-cancelled` once it is not wanted any more.
   */
  take(userId: string, isWanted: () => Promise<boolean>): Promise<() => void>;
}

function createTurns(atOnce: number, waitingMaxEach: number, lookMs: number): Turns {
  const busy = new Set<string>();
  const waiting: { userId: string; start: () => void }[] = [];

  function startNext(): void {
    while (busy.size < atOnce) {
      const index = waiting.findIndex(({ userId }) => !busy.has(userId));
      const [next] = index === -1 ? [] : waiting.splice(index, 1);
      if (!next) return;
      busy.add(next.userId);
      next.start();
    }
  }

  return {
    async take(userId, isWanted) {
      if (waiting.filter((each) => each.userId === userId).length >= waitingMaxEach) {
        throw refusal("files-waiting", { values: { count: waitingMaxEach }, retryAfter: 60 });
      }
      const { promise: started, resolve: start } = Promise.withResolvers<true>();
      const waiter = { userId, start: () => start(true) };
      waiting.push(waiter);
      startNext();
      // Any connector may cancel it, so that nobody here is told.
      try {
        while (!(await Promise.race([started, wait(lookMs, false, { ref: false })]))) {
          if (waiting.includes(waiter) && !(await isWanted())) throw refusal("import-removed");
        }
      } catch (error) {
        waiting.splice(waiting.indexOf(waiter), 1);
        throw error;
      }
      return () => {
        busy.delete(userId);
        startNext();
      };
    },
  };
}
