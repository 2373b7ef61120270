import { MessageChannel, type Worker } from "node:worker_threads";
import type { AppError } from "../../errors.ts";
import { errorOf } from "../../problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import type { ChosenFile, FileMessage, ReadFile } from "./fileMessages.ts";
import type { ReadingBounds } from "./readingBounds.ts";

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
