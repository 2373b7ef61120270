import { MessageChannel, type Worker, type MessagePort } from "node:worker_threads";
import type { AppError } from "../../errors.ts";
import { errorOf, type StoredProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import type { ChosenColumns } from "../findHeader.ts";
import type { RowResult } from "../leadRecord.ts";

type GoodMessage = Exclude<FileMessage, { kind: "refused" | "broken" }>;

/** The asking side of a worker that reads one file. */
interface AskedWorker {
  /** The next message. Throws the file's error, or that the worker did not answer or ended. */
  next(): Promise<GoodMessage>;
  /** Stops asking. True where the worker can be used again. */
  end(): boolean;
}

/** Lets the worker read a file. One message is requested ahead of the one being used. */
export function askWorker(
  worker: Worker,
  file: ChosenFile,
  { answerMsMax, fileMsMax }: Pick<ReadingBounds, "answerMsMax" | "fileMsMax">,
): AskedWorker {
  const { port1: ours, port2: port } = new MessageChannel();
  const arrived: FileMessage[] = [];
  let failure: Error | undefined;
  let msLeft = fileMsMax;
  let wake = (): void => undefined;

  const onError = (error: Error & { code?: string }): void => {
    failure ??=
      error.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? unreadable(error)
        : new Error("the reader of lead files failed", { cause: error });
    wake();
  };
  const onExit = (): void => onError(new Error("the reader of lead files has ended"));
  worker.on("error", onError);
  worker.on("exit", onExit);
  ours.on("message", (message: FileMessage) => {
    arrived.push(message);
    wake();
  });
  worker.postMessage({ ...file, port } satisfies ReadFile, [port]);
  const ask = (): void => ours.postMessage("next");
  ask();
  ask();

  async function waitForAnswer(): Promise<void> {
    if (arrived.length > 0 || failure) return;
    const start = performance.now();
    const late = setTimeout(
      () => {
        failure ??= unreadable();
        wake();
      },
      Math.min(answerMsMax, msLeft),
    );
    await new Promise<void>((resolve) => (wake = resolve));
    clearTimeout(late);
    msLeft -= performance.now() - start;
  }

  return {
    async next() {
      await waitForAnswer();
      const message = arrived.shift();
      if (!message) throw failure ?? new Error("the reader of lead files was woken for nothing");
      if (message.kind === "broken") throw new Error(`a lead file could not be read: ${message.stack}`);
      if (message.kind === "refused") throw errorOf(message.problem);
      ask();
      return message;
    },
    end() {
      worker.off("error", onError);
      worker.off("exit", onExit);
      ours.close();
      return failure === undefined;
    },
  };
}

/** The error of a file that takes more time or memory than any lead file. */
export function unreadable(cause?: Error): AppError {
  return refusal("file-unreadable", { field: "file", cause });
}

/** A file, and what its columns are where somebody chose that. */
export interface ChosenFile {
  path: string;
  columns?: ChosenColumns | undefined;
}

/** A request to a worker: read a file, and send one message for each request through the port. */
export interface ReadFile extends ChosenFile {
  port: MessagePort;
}

/** A worker's answers, one at a time: the layout, rows, the end, or the file's error. */
export type FileMessage =
  | { kind: "layout"; format: string; shape: string }
  | { kind: "rows"; rows: RowResult[]; percentRead: number }
  | { kind: "end" }
  | { kind: "refused"; problem: StoredProblem }
  | { kind: "broken"; stack: string };

export interface ReadingBounds {
  /** Files read at a time. */
  atOnce: number;
  /** Files of one user that may wait. */
  waitingMax: number;
  /** For the next hundred rows. Most of it allows for a busy machine. */
  answerMsMax: number;
  /** For all rows of a file together, without the time for making leads of them. */
  fileMsMax: number;
  heapMegabytes: number;
  /** How often a file that waits looks whether it is still wanted. */
  lookMs: number;
}

export const readingBounds: ReadingBounds = {
  atOnce: 2,
  waitingMax: 10,
  answerMsMax: 60_000,
  fileMsMax: 300_000,
  heapMegabytes: 256,
  lookMs: 1_000,
};
