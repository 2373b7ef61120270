import { on } from "node:events";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { AppError } from "./errors.ts";
import { storedProblem } from "./reasons/problems.ts";
import { readLeadFile } from "./leadFiles/readLeadFile.ts";
import { shapeOf } from "./leadFiles/findHeader.ts";
import type { RowResult } from "./leadFiles/leadRecord.ts";
import type { ChosenFile, FileMessage, ReadFile } from "./leadFiles/reading/askWorker.ts";

/** Reads lead files in a thread of its own, so that one file does not hold up other requests. */
parentPort?.on("message", (request: ReadFile) => void answer(request));

/** Few enough rows that receiving them takes the other thread less than a millisecond. */
const messageRowsMax = 100;

/** So exactly is told how much of a file its rows are. */
const bytesAtOnce = 4_096;

/** Answers one message for each request, until the file or the requests end. */
async function answer({ port, ...file }: ReadFile): Promise<void> {
  const messages = read(file);
  for await (const _asked of on(port, "message", { close: ["close"] })) {
    const next = await messages.next();
    if (next.done) break;
    port.postMessage(next.value);
  }
  await messages.return(undefined);
  port.close();
}

async function* read({ path, columns }: ChosenFile): AsyncGenerator<FileMessage> {
  try {
    const { size } = await stat(path);
    let bytesTaken = 0;
    // Counted where they are taken, few at a time: the stream reads ahead.
    const bytes = async function* () {
      for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
        for (let at = 0; at < chunk.byteLength; at += bytesAtOnce) {
          const part = chunk.subarray(at, at + bytesAtOnce);
          bytesTaken += part.byteLength;
          yield part;
        }
      }
    };
    const percentRead = () => Math.floor((bytesTaken / Math.max(size, 1)) * 100);
    const file = await readLeadFile(bytes(), undefined, columns);
    yield { kind: "layout", format: file.format, shape: shapeOf(file.header.names) };
    let rows: RowResult[] = [];
    for await (const row of file.rows) {
      rows.push(row);
      if (rows.length < messageRowsMax) continue;
      yield { kind: "rows", rows, percentRead: percentRead() };
      rows = [];
    }
    yield { kind: "rows", rows, percentRead: percentRead() };
    yield { kind: "end" };
  } catch (error) {
    yield failureOf(error);
  }
}

/** An error loses its class between threads. */
function failureOf(error: unknown): FileMessage {
  if (!(error instanceof AppError))
    return { kind: "broken", stack: error instanceof Error ? String(error.stack) : String(error) };
  return { kind: "refused", problem: storedProblem(error) };
}
