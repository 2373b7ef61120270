import { Worker } from "node:worker_threads";
import { joinFound } from "../../connector/matching/people/collectMatches.ts";
import { addCounts, noNames } from "../../connector/matching/names/nameCounts.ts";
import type { Person } from "../../connector/matching/person.ts";
import type { ReportedMatch } from "./matchesOfLead.ts";
import { matchContacts, type ContactBatch } from "./matchContacts.ts";
import type { Answer, Asked } from "./matchWorker.ts";

/** Of how many leads a thread is asked at a time. What is made of more outlives its use in memory. */
const leadsAtOnce = 100;

/** Compares leads with contacts, in this thread or in several. */
export interface SharedMatching {
  /** Takes contacts in their order. Waits while all threads have enough to do, so that nothing piles up. */
  take(batch: ContactBatch): Promise<void>;
  /** The matches of that many leads, in their order, once all contacts are taken. */
  report(leads: number): AsyncGenerator<{ from: number; matches: ReportedMatch[][] }>;
  end(): Promise<void>;
}

/** With one worker, this thread does it all. `heapMegabytes`: how much memory each worker may take. */
export function matchInWorkers(
  leads: readonly Person[],
  { workers, heapMegabytes }: { workers: number; heapMegabytes?: number | undefined },
): SharedMatching {
  if (workers === 1) {
    const matching = matchContacts(leads);
    return {
      take: (batch) => Promise.resolve(matching.take(batch)),
      async *report(count) {
        matching.count(matching.names());
        for (let from = 0; from < count; from += leadsAtOnce)
          yield await Promise.resolve({
            from,
            matches: matching.matches(from, matching.found(from, from + leadsAtOnce)),
          });
      },
      end: () => Promise.resolve(),
    };
  }
  const crew = Array.from({ length: workers }, () => startWorker(heapMegabytes));
  for (const worker of crew) tell(worker, { people: leads });
  return {
    async take(batch) {
      await Promise.race(crew.map((worker) => worker.hasRoom()));
      for (const worker of crew) worker.check();
      const [idlest] = crew.toSorted((one, other) => one.waiting() - other.waiting());
      if (idlest) tell(idlest, { contacts: batch });
    },
    async *report(count) {
      const counts = noNames();
      for (const { names } of await Promise.all(crew.map((worker) => worker.ask({ names: true }))))
        if (names) addCounts(counts, names);
      for (const worker of crew) tell(worker, { counts });
      // Each thread has one part in work and one to go on with, while those before are written.
      const parts: ReturnType<typeof matchesFrom>[] = [];
      for (let from = 0; from < count || parts.length > 0; from += leadsAtOnce) {
        if (from < count) parts.push(matchesFrom(from));
        if (parts.length < waitingMax * crew.length && from + leadsAtOnce < count) continue;
        const part = await parts.shift();
        if (part) yield part;
      }
    },
    async end() {
      await Promise.all(crew.map((worker) => worker.end()));
    },
  };

  /** Asks all what they have found for some leads, and one in turn for the matches of it all. */
  async function matchesFrom(from: number) {
    const answers = await Promise.all(
      crew.map((worker) => worker.ask({ found: [from, from + leadsAtOnce] })),
    );
    const lists = answers.map(({ found = [] }) => found);
    const found = (lists[0] ?? []).map((_, index) =>
      joinFound(lists.flatMap((list) => list.slice(index, index + 1))),
    );
    const turn = (from / leadsAtOnce) % crew.length;
    const answer = await crew[turn]?.ask({ matches: [from, found] });
    return { from, matches: answer?.matches ?? [] };
  }
}

/** Room for new objects, of which most are soon let go. With Node's own 48 a thread holds far more. */
const youngMegabytes = 12;

/** How many questions a worker holds: the one in work, and one to go on with. */
const waitingMax = 2;

interface AskedWorker {
  ask(asked: Asked): Promise<Answer>;
  /** Settles once the worker can take another question. Rejects where it ends before. */
  hasRoom(): Promise<void>;
  /** Throws where the worker has ended. */
  check(): void;
  /** How many questions have no answer yet. */
  waiting(): number;
  end(): Promise<unknown>;
}

/** Asks without waiting for the answer. Where the worker fails, the next that waits for it is told. */
function tell(worker: AskedWorker, asked: Asked): void {
  worker.ask(asked).catch(() => undefined);
}

function startWorker(heapMegabytes: number | undefined): AskedWorker {
  const worker = new Worker(new URL("./matchWorker.ts", import.meta.url), {
    // What the command is run with, such as a profiler, is not for each worker.
    execArgv: [],
    resourceLimits: {
      maxYoungGenerationSizeMb: youngMegabytes,
      ...(heapMegabytes !== undefined && { maxOldGenerationSizeMb: heapMegabytes }),
    },
  });
  const questions: PromiseWithResolvers<Answer>[] = [];
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of questions.splice(0)) reject(failure);
  };
  worker.on("message", (answer: Answer) => questions.shift()?.resolve(answer));
  worker.on("error", (error) => fail(failureOf(error)));
  worker.on("exit", () =>
    fail(new Error("A thread that compares contacts has ended too early. Run it again.")),
  );
  return {
    ask(asked) {
      if (failure) return Promise.reject(failure);
      const question = Promise.withResolvers<Answer>();
      questions.push(question);
      worker.postMessage(asked);
      return question.promise;
    },
    check() {
      if (failure) throw failure;
    },
    async hasRoom() {
      if (questions.length >= waitingMax) await questions[0]?.promise;
    },
    waiting: () => questions.length,
    end: () => worker.terminate(),
  };
}

/** What the command says of it. The error's own words may hold parts of people's data. */
function failureOf(error: unknown): Error {
  const { name, code } = error as NodeJS.ErrnoException;
  return new Error(
    code === "ERR_WORKER_OUT_OF_MEMORY"
      ? "A thread that compares contacts has run out of memory. Use --workers 1, or split the lead file."
      : `A thread that compares contacts has failed (${code ?? name}). Run it again with --workers 1.`,
    { cause: error },
  );
}
