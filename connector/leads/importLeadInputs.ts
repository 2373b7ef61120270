import type { RequestContext } from "../context.ts";
import { recordToLead } from "../leadFiles/recordToLead.ts";
import type { Header } from "../leadFiles/findHeader.ts";
import type { LeadColumn } from "../leadFiles/leadFormats.ts";
import type { ImportedLeadList } from "./importLeadFile.ts";
import { importLeads } from "./importLeads.ts";
import type { RowResult } from "../leadFiles/leadRecord.ts";
import { chunksOf } from "../chunksOf.ts";

/** The columns that a lead in JSON may have. They mean the same as in a file. */
const columns = [
  "firstName",
  "lastName",
  "fullName",
  "title",
  "company",
  "location",
  "email",
  "phone",
  "profileUrl",
] as const;

type LeadInput = { [Column in (typeof columns)[number]]?: string | undefined };

const header: Header = {
  lineIndex: 0,
  delimiter: ",",
  format: "json",
  names: [...columns],
  columns: new Map<LeadColumn, number[]>(columns.map((column, index) => [column, [index]])),
  known: new Set(columns.keys()),
};

/** Makes a lead list from leads in JSON. `line` in the report counts them from 1. */
export function importLeadInputs(
  ctx: RequestContext,
  name: string,
  inputs: LeadInput[],
  key?: string,
): Promise<ImportedLeadList> {
  let rowsGiven = 0;
  const batches = function* () {
    for (const batch of batchesOf(inputs)) {
      rowsGiven += batch.length;
      yield batch;
    }
  };
  const percentRead = () => Math.floor((rowsGiven / inputs.length) * 100);
  return importLeads(ctx, { list: { name, key }, format: header.format, batches: batches(), percentRead });
}

/** Inputs read in one step, few enough not to hold up other requests. */
const batchSize = 20;

function* batchesOf(inputs: LeadInput[]): Generator<RowResult[]> {
  const records = inputs.map((input, index) => ({
    line: index + 1,
    fields: columns.map((column) => input[column] ?? ""),
  }));
  for (const part of chunksOf(records, batchSize)) yield part.map((record) => recordToLead(record, header));
}
