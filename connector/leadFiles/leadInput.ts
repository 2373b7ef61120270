import { type Header, knownColumns } from "./findHeader.ts";
import type { LeadColumn } from "./leadFormats.ts";
import type { RowResult } from "./leadRecord.ts";
import { recordToLead } from "./recordToLead.ts";

/** The columns that a lead in JSON may have. They mean the same as in a file. */
const columns = [
  "firstName",
  "lastName",
  "fullName",
  "title",
  "company",
  "companyDomain",
  "formerCompany",
  "location",
  "email",
  "phone",
  "profileUrl",
  "salesProfileUrl",
] as const;

export type LeadInput = { [Column in (typeof columns)[number]]?: string | undefined };

const columnsByMeaning = new Map<LeadColumn, number[]>(columns.map((column, index) => [column, [index]]));

const header: Header = {
  lineIndex: 0,
  delimiter: ",",
  format: "json",
  names: [...columns],
  columns: columnsByMeaning,
  known: knownColumns(columnsByMeaning),
};

/** The layout that a list of such leads has. */
export const inputFormat = header.format;

/** A lead from one in JSON, or why it is none. */
export const inputToLead = (input: LeadInput, line: number): RowResult =>
  recordToLead({ line, fields: columns.map((column) => input[column] ?? "") }, header);
