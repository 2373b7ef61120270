import { failedRecord } from "../composite/recordResult.ts";
import type { RestCall } from "../call/restCall.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";
import { createRecord } from "../writing/createRecord.ts";
import { deleteRecord } from "../writing/deleteRecord.ts";
import { updateRecord } from "../writing/updateRecord.ts";
import { upsertRecord } from "../writing/upsertRecord.ts";
import type { Outcome } from "./jobRows.ts";
import type { Job } from "./jobs.ts";

/** Writes one row of an ingest job and answers its outcome. */
export function ingestRow(call: RestCall, job: Job, object: ObjectDefinition, values: string[]): Outcome {
  const row = Object.fromEntries(job.columns.map((column, index) => [column, values[index] ?? ""]));
  const id = row[columnCalled(job, "Id") ?? ""] ?? "";
  try {
    return write(call, { job, object, row, id });
  } catch (thrown) {
    const errors = failedRecord(thrown).errors.map(
      ({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(",")} --`,
    );
    return { id, created: false, error: errors.join("") };
  }
}

const columnCalled = (job: Job, name: string): string | undefined =>
  job.columns.find((column) => column.toLowerCase() === name.toLowerCase());

interface RowWrite {
  job: Job;
  object: ObjectDefinition;
  row: Record<string, string>;
  id: string;
}

function write(call: RestCall, { job, object, row, id }: RowWrite): { id: string; created: boolean } {
  if (job.operation === "delete" || job.operation === "hardDelete") {
    deleteRecord(call, object, id);
    if (job.operation === "hardDelete") emptyFromBin(call, object, id);
    return { id, created: false };
  }
  const key = job.operation === "upsert" ? (job.externalIdFieldName ?? "Id") : "Id";
  const values = valuesOf(row, job.operation === "insert" ? undefined : key);
  const sent = { values, text: JSON.stringify(values) };
  if (job.operation === "insert") return { id: createRecord(call, object, sent), created: true };
  if (job.operation === "update") {
    updateRecord(call, object, { id, sent });
    return { id, created: false };
  }
  const keyValue = row[columnCalled(job, key) ?? ""] ?? "";
  if (keyValue === "" && key === "Id") return { id: createRecord(call, object, sent), created: true };
  if (keyValue === "") throw new SalesforceError(400, "MISSING_ARGUMENT", `${key} not specified`);
  const upserted = upsertRecord(call, object, { keyName: key, keyValue, sent });
  if ("several" in upserted) {
    throw new SalesforceError(
      400,
      "DUPLICATE_EXTERNAL_ID",
      `${key}: more than one record found for external id field: [${upserted.several.join(", ")}]`,
    );
  }
  return upserted;
}

/** A hard delete bypasses the recycle bin. */
function emptyFromBin(call: RestCall, object: ObjectDefinition, id: string): void {
  statement(call.org.db, `DELETE FROM ${quoted(object.name)} WHERE substr(Id, 1, 15) = ?`).run(
    id.slice(0, 15),
  );
}

/**
 * A row's values: a blank sets nothing, `#N/A` sets null, and `Account.Key__c` names a parent by external id.
 */
function valuesOf(row: Record<string, string>, key: string | undefined): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (value === "" || column.toLowerCase() === key?.toLowerCase()) continue;
    const [named = "", field] = column.split(".");
    const [relationship = "", type] = named.split(":");
    const read = value === "#N/A" ? null : value;
    if (field === undefined) values[named] = read;
    else values[relationship] = { ...(type === undefined ? {} : { attributes: { type } }), [field]: read };
  }
  return values;
}
