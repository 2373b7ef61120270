import { createHash } from "node:crypto";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { columnAliases, headerKey, leadFormats, type LeadColumn } from "./leadFormats.ts";
import { createRecordParser } from "./recordReader.ts";

export interface Header {
  /** Index in the lines looked at. */
  lineIndex: number;
  delimiter: string;
  format: string;
  /** The file's own column names. */
  names: string[];
  /** Column indexes by meaning, the preferred one first. */
  columns: Map<LeadColumn, number[]>;
  /** The columns in `columns` by index. */
  known: KnownColumns;
}

/** The number of lines searched for a header. LinkedIn's preamble has 3 lines, other files more. */
export const headerLinesMax = 30;
/** More columns than any tool exports. */
export const columnsMax = 500;
const columnNameLengthMax = 200;
const delimiters = [",", ";", "\t", "|"];

interface Meaning {
  column: LeadColumn;
  /** The position of the name among the column's aliases. */
  rank: number;
}

const generalMeaning = new Map(
  (Object.entries(columnAliases) as [LeadColumn, string[]][]).flatMap(([column, aliases]) =>
    aliases.map((alias, rank): [string, Meaning] => [headerKey(alias), { column, rank }]),
  ),
);

/** What somebody chose the columns to be, in their order; null for one that is not kept. */
export type ChosenColumns = readonly (LeadColumn | null)[];

/**
 * The header among a file's first lines, with its delimiter. With chosen columns also one that has other
 * names. Throws `request-invalid` where there is none, or no column is chosen for the name.
 */
export function findHeader(lines: string[], chosen?: ChosenColumns): Header {
  const { header, isTooWide } = headerIn(lines);
  const named = chosen ? (header ?? likelyHeader(lines)) : header;
  if (!named) throw isTooWide ? tooManyColumns() : noHeader(lines);
  if (!chosen) return named;
  const format = named.format === unknownFormat ? "generic" : named.format;
  const columns = columnsBy(chosen.slice(0, named.names.length), named);
  if (!hasName(columns)) throw refusal("columns-nameless", { field: "columns" });
  return { ...named, format, columns, known: knownColumns(columns) };
}

/** The format of a file whose header nobody knows. */
const unknownFormat = "unknown";

/**
 * The first line of the most columns that the next one has as many of. Its names need not be known; those
 * that are have their meanings.
 */
export function likelyHeader(lines: string[]): Header | undefined {
  let best: Header | undefined;
  const filled = [...lines.slice(0, headerLinesMax).entries()].filter(([, line]) => line.trim() !== "");
  for (const [at, [lineIndex, line]] of filled.entries()) {
    for (const delimiter of delimiters) {
      const names = createRecordParser(delimiter).add(line);
      const below = createRecordParser(delimiter).add(filled[at + 1]?.[1] ?? "");
      const isTable = names !== null && names.length > 1 && names.length === below?.length;
      if (!isTable || names.length > columnsMax || names.length <= (best?.names.length ?? 0)) continue;
      best = { ...headerOf(lineIndex, delimiter, names), format: unknownFormat };
    }
  }
  return best;
}

/** Of several columns of one meaning, those that mean it by their names come first, as without a choice. */
function columnsBy(chosen: ChosenColumns, named: Header): Map<LeadColumn, number[]> {
  const byName = [...named.columns].flatMap(([column, indexes]) =>
    indexes.filter((index) => chosen[index] === column),
  );
  const columns = new Map<LeadColumn, number[]>();
  for (const index of new Set([...byName, ...chosen.keys()])) {
    const column = chosen[index] ?? null;
    if (column !== null) columns.set(column, [...(columns.get(column) ?? []), index]);
  }
  return columns;
}

const hasName = (columns: Header["columns"]): boolean =>
  columns.has("fullName") || columns.has("lastName") || columns.has("firstName");

/** The same where there may be none; then it says whether lines had too many columns for one. */
export function headerIn(lines: string[]): { header: Header | undefined; isTooWide: boolean } {
  let best: Header | undefined;
  let isTooWide = false;
  for (const [lineIndex, line] of lines.slice(0, headerLinesMax).entries()) {
    for (const delimiter of delimiters) {
      const names = createRecordParser(delimiter).add(line);
      if (!names) continue;
      if (names.length > columnsMax) {
        isTooWide = true;
        continue;
      }
      const header = readHeader(lineIndex, delimiter, names);
      if (header && (!best || header.columns.size > best.columns.size)) best = header;
    }
  }
  return { header: best, isTooWide };
}

function readHeader(lineIndex: number, delimiter: string, rawNames: string[]): Header | undefined {
  const header = headerOf(lineIndex, delimiter, rawNames);
  const isEnough = header.columns.size >= 2 || header.names.length === 1;
  return hasName(header.columns) && isEnough ? header : undefined;
}

function headerOf(lineIndex: number, delimiter: string, rawNames: string[]): Header {
  const names = rawNames.map((name) => name.trim().slice(0, columnNameLengthMax));
  const keys = names.map(headerKey);
  const format = leadFormats.find(({ signature }) => signature.every((key) => keys.includes(key)));
  const found: { column: LeadColumn; rank: number; index: number }[] = [];
  keys.forEach((key, index) => {
    const special = format?.columns?.[key];
    const meaning = special ? { column: special, rank: -1 } : generalMeaning.get(key);
    if (meaning) found.push({ ...meaning, index });
  });
  const columns = new Map<LeadColumn, number[]>();
  for (const { column, index } of found.sort((a, b) => a.rank - b.rank || a.index - b.index)) {
    const indexes = columns.get(column);
    if (indexes) indexes.push(index);
    else columns.set(column, [index]);
  }
  return {
    ...{ lineIndex, delimiter, names, columns },
    format: format?.id ?? "generic",
    known: knownColumns(columns),
  };
}

function tooManyColumns(): AppError {
  return refusal("header-too-wide", {
    values: { columns: columnsMax, lines: headerLinesMax },
    field: "file",
  });
}

function noHeader(lines: string[]): AppError {
  const shown = lines.find((line) => line.trim() !== "")?.slice(0, 200);
  const found = shown === undefined ? say("file-empty") : say("file-first-line", { line: shown });
  return refusal("header-unknown", { values: { lines: headerLinesMax, found }, field: "file" });
}

/** A column with a meaning. */
interface KnownColumn {
  meaning: LeadColumn;
  /** Indexes of columns that come first: its value is taken only where these have none. */
  yieldsTo: number[];
}

type KnownColumns = ReadonlyMap<number, KnownColumn>;

/** A lead has a profile of each kind: each column counts. */
const manyValued = new Set<LeadColumn>(["profileUrl", "salesProfileUrl"]);
/** What a location is made of where no column has it whole. */
const partsOfLocation = new Set<LeadColumn>(["city", "state", "country"]);

/** Columns by index, from those of each meaning, the preferred one first. */
export function knownColumns(columns: ReadonlyMap<LeadColumn, readonly number[]>): KnownColumns {
  const known = new Map<number, KnownColumn>();
  for (const [meaning, indexes] of columns) {
    const whole = partsOfLocation.has(meaning) ? (columns.get("location") ?? []) : [];
    for (const [at, index] of indexes.entries()) {
      const before = manyValued.has(meaning) ? [] : indexes.slice(0, at);
      known.set(index, { meaning, yieldsTo: [...whole, ...before] });
    }
  }
  return known;
}

/**
 * By what files with the same header are known. It is stored under a key alone (secrets.ts): what
 * stands for a header may be somebody's row, and names could be tried for its hash.
 */
export const shapeOf = (names: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify(names.map((name) => headerKey(name))))
    .digest("base64url");
