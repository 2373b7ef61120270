import type { RequestContext } from "../context.ts";
import { inputFormat, inputToLead, type LeadInput } from "../leadFiles/leadInput.ts";
import type { ImportedLeadList } from "./importLeadFile.ts";
import { importLeads } from "./importLeads.ts";
import type { RowResult } from "../leadFiles/leadRecord.ts";
import { chunksOf } from "../chunksOf.ts";

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
  return importLeads(ctx, { list: { name, key }, format: inputFormat, batches: batches(), percentRead });
}

/** Inputs read in one step, few enough not to hold up other requests. */
const batchSize = 20;

function* batchesOf(inputs: LeadInput[]): Generator<RowResult[]> {
  const numbered = inputs.map((input, index) => ({ input, line: index + 1 }));
  for (const part of chunksOf(numbered, batchSize))
    yield part.map(({ input, line }) => inputToLead(input, line));
}
