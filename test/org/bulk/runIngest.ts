import { failedRecord } from "../composite/recordResult.ts";
import type { RestCall } from "../rest/environment.ts";
import type { ObjectDefinition } from "../types.ts";
import { createRecord } from "../writing/createRecord.ts";
import { deleteRecord } from "../writing/deleteRecord.ts";
import { updateRecord } from "../writing/updateRecord.ts";
import { upsertRecord } from "../writing/upsertRecord.ts";
import { readCsv } from "./csv.ts";
import { type Job, type RowOutcome, setState } from "./jobs.ts";

/** Rows written before other requests get their turn, as Salesforce writes bulk rows in chunks of 200. */
const chunkSize = 200;

/** Writes the uploaded rows, each on its own; others are served between chunks. Ends in JobComplete, Failed or Aborted. */
export async function runIngest(call: RestCall, job: Job, object: ObjectDefinition): Promise<void> {
  const began = performance.now();
  try {
    const { columns, rows } = readCsv(job.content, job);
    job.content = "";
    job.columns = columns;
    job.unprocessed = rows;
    if (job.state !== "Aborted") setState(call, job, "InProgress");
    while (job.unprocessed.length > 0 && job.state === "InProgress") {
      await call.service.exclusively(async () => {
        for (const row of job.unprocessed.splice(0, chunkSize))
          job.outcomes.push(writeRow(call, job, object, row));
      });
    }
    if (job.state === "InProgress") setState(call, job, "JobComplete");
  } catch (error) {
    job.errorMessage = `InvalidBatch : Failed to parse CSV: ${error instanceof Error ? error.message : ""}`;
    setState(call, job, "Failed");
  }
  job.milliseconds = performance.now() - began;
}

function writeRow(
  call: RestCall,
  job: Job,
  object: ObjectDefinition,
  row: Record<string, string>,
): RowOutcome {
  const given = row[job.columns.find((column) => column.toLowerCase() === "id") ?? ""] ?? "";
  try {
    const { id, created } = write(call, job, object, row, given);
    return { row, id, created };
  } catch (thrown) {
    const errors = failedRecord(thrown).errors.map(
      ({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(",")} --`,
    );
    return { row, id: given, created: false, error: errors.join("") };
  }
}

function write(
  call: RestCall,
  job: Job,
  object: ObjectDefinition,
  row: Record<string, string>,
  id: string,
): { id: string; created: boolean } {
  if (job.operation === "delete" || job.operation === "hardDelete") {
    deleteRecord(call, object, id);
    return { id, created: false };
  }
  const key = job.operation === "upsert" ? (job.externalIdFieldName ?? "Id") : "Id";
  const values = valuesOf(row, job.operation === "insert" ? undefined : key);
  const sent = { values, text: JSON.stringify(values) };
  if (job.operation === "insert") return { id: createRecord(call, object, sent), created: true };
  if (job.operation === "update") {
    updateRecord(call, object, id, sent);
    return { id, created: false };
  }
  const column = job.columns.find((name) => name.toLowerCase() === key.toLowerCase()) ?? key;
  const upserted = upsertRecord(call, object, key, row[column] ?? "", sent);
  if ("several" in upserted) {
    throw new Error(`${key} ${row[column] ?? ""} is the value of several records`);
  }
  return upserted;
}

/** A row's values: a blank is nothing said, `#N/A` is null, `Account.Key__c` names a parent by its external id. */
function valuesOf(row: Record<string, string>, key: string | undefined): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (value === "" || column.toLowerCase() === key?.toLowerCase()) continue;
    const [relationship = "", field] = column.split(".");
    const read = value === "#N/A" ? null : value;
    values[relationship] = field === undefined ? read : { [field]: read };
  }
  return values;
}
