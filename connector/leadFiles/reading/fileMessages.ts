import type { MessagePort } from "node:worker_threads";
import type { StoredProblem } from "../../problems.ts";
import type { RowResult } from "../leadRecord.ts";

/**
 * What a worker is asked: to read a file, and to send a message through the port for each that comes from
 * there.
 */
export interface ReadFile {
  path: string;
  port: MessagePort;
}

/** What a worker answers, one at a time: the file's layout, its rows, its end; or what is wrong with it. */
export type FileMessage =
  | { kind: "layout"; format: string }
  | { kind: "rows"; rows: RowResult[] }
  | { kind: "end" }
  | { kind: "refused"; problem: StoredProblem }
  | { kind: "broken"; stack: string };
