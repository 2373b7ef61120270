import { Worker } from "node:worker_threads";
import { joinFound } from "../../connector/matching/people/collectMatches.ts";
import { addCounts, noNames, type CountedNames } from "../../connector/matching/names/nameCounts.ts";
import type { Person } from "../../connector/matching/person.ts";
import { matchContacts, type ContactBatch, type FoundContact } from "./matchContacts.ts";
import type { Answer, Asked } from "./matchWorker.ts";

/** Compares leads with contacts, in this thread or in several. */
export interface SharedMatching {
  /** Takes contacts in their order. Waits while all threads have enough to do, so that nothing piles up. */
  take(batch: ContactBatch): Promise<void>;
  /** The same as ContactMatching's, once all contacts are taken. */
  found(from: number, to: number): Promise<FoundContact[]>;
  /** The same as ContactMatching's, once all contacts are taken. */
  names(): Promise<CountedNames>;
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
      found: (from, to) => Promise.resolve(matching.found(from, to)),
      names: () => Promise.resolve(matching.names()),
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
    async found(from, to) {
      const answers = await Promise.all(crew.map((worker) => worker.ask({ found: [from, to] })));
      const parts = answers.map(({ found = [] }) => found);
      return (parts[0] ?? []).map((_, index) =>
        joinFound(parts.flatMap((part) => part.slice(index, index + 1))),
      );
    },
    async names() {
      const counted = noNames();
      for (const { names } of await Promise.all(crew.map((worker) => worker.ask({ names: true }))))
        if (names) addCounts(counted, names);
      return counted;
    },
    async end() {
      await Promise.all(crew.map((worker) => worker.end()));
    },
  };
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
