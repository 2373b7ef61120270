import type { MessagePort } from "node:worker_threads";
import type { StoredProblem } from "../../problems.ts";
import type { ChosenColumns } from "../findHeader.ts";
import type { RowResult } from "../leadRecord.ts";

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
