import { parentPort, workerData } from "node:worker_threads";
import { findDamageIn } from "./database/sqlite/damage.ts";

/** Answers with what is wrong in the pages of the file that it is given; null where nothing is. */
parentPort?.postMessage(findDamageIn(workerData as string));
