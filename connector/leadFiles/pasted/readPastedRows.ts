import { addressesIn } from "../../matching/emailsIn.ts";
import { mayHaveProfile, profilesIn } from "../../matching/canonicalProfileUrl.ts";
import { foldText } from "../../matching/foldText.ts";
import { knownGivenNames } from "../../matching/names/knownNames.ts";
import { countryOfLocation } from "../../matching/places/countryOfLocation.ts";
import { columnsMax, headerIn, headerLinesMax, type Header, knownColumns } from "../findHeader.ts";
import type { LeadColumn } from "../leadFormats.ts";
import { createRecordReader, type FileRecord } from "../recordReader.ts";
import { isJobTitle } from "./readPersonLine.ts";

/** Rows as a sheet puts them on the clipboard, with what their columns are. */
interface PastedRows {
  header: Header;
  records: FileRecord[];
}

/** The header of rows that begin with one; undefined where they do not. */
export const headerOfRows = (lines: readonly string[]): Header | undefined =>
  headerIn(lines.slice(0, headerLinesMax)).header;

/** The rows below a header, of any delimiter. */
export function rowsBelow(lines: readonly string[], header: Header): PastedRows {
  return { header, records: recordsOf(lines.slice(header.lineIndex + 1), header) };
}

/** Rows with tabs and without a header, by what is in them. */
export function rowsWithTabs(lines: readonly string[]): PastedRows {
  const bare: Header = { ...layout, lineIndex: -1, names: [], columns: new Map(), known: new Map() };
  const records = recordsOf(lines, bare);
  const columns = columnsOf(records.flatMap(({ fields }) => (fields ? [fields] : [])));
  const width = widthOf(records.map(({ fields }) => fields ?? []));
  const names = Array.from({ length: width }, (_, index) => `#${index + 1}`);
  return { header: { ...bare, names, columns, known: knownColumns(columns) }, records };
}

const layout = { delimiter: "\t", format: "pasted" };

function recordsOf(lines: readonly string[], { delimiter, lineIndex }: Header): FileRecord[] {
  const reader = createRecordReader(delimiter, lineIndex + 2);
  const records: FileRecord[] = [];
  for (const line of lines) reader.read(line, records);
  reader.end(records);
  return records;
}

/** Of the widest row. What no tool writes is not looked at. */
const widthOf = (rows: string[][]): number =>
  Math.min(Math.max(0, ...rows.map((row) => row.length)), columnsMax);

/** Rows that tell what a column has. */
const rowsLookedAt = 50;

function columnsOf(rows: string[][]): Map<LeadColumn, number[]> {
  const seen = rows.slice(0, rowsLookedAt);
  const columns = new Map<LeadColumn, number[]>();
  const texts: Column[] = [];
  const width = widthOf(seen);
  for (let index = 0; index < width; index += 1) {
    const cells = seen.map((row) => row[index]?.trim() ?? "").filter((cell) => cell !== "");
    const kind = kindOf(cells);
    if (kind === "text") texts.push({ index, cells });
    else if (kind !== null) columns.set(kind, [...(columns.get(kind) ?? []), index]);
  }
  for (const [column, index] of meaningsOf(texts)) if (!columns.has(column)) columns.set(column, [index]);
  return columns;
}

interface Column {
  index: number;
  cells: string[];
}

const most = (cells: string[], is: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter((cell) => is(cell)).length * 2 > cells.length;

function kindOf(cells: string[]): LeadColumn | "text" | null {
  const isSales = (cell: string) => profilesIn(cell)[0]?.includes("/sales/") === true;
  if (most(cells, (cell) => mayHaveProfile(cell) && profilesIn(cell).length > 0))
    return most(cells, isSales) ? "salesProfileUrl" : "profileUrl";
  if (most(cells, (cell) => addressesIn(cell).length > 0)) return "email";
  if (most(cells, isPhone)) return "phone";
  return most(cells, (cell) => /\p{L}/u.test(cell) && !/^https?:/i.test(cell)) ? "text" : null;
}

const isPhone = (cell: string): boolean =>
  /^[+(\d][\d ()./-]+$/.test(cell) && cell.replace(/\D/g, "").length >= 7 && !/^\d{4}-\d\d-\d\d$/.test(cell);

const isOneWord = (cell: string): boolean => !/\s/.test(cell);
const isUnspaced = (cell: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(cell);
const isGiven = (cell: string): boolean => knownGivenNames.has(foldText(cell.split(/\s/, 1)[0] ?? ""));

/** What columns of words are: names come first, then a title and a company, and a place behind these. */
function meaningsOf(texts: Column[]): [LeadColumn, number][] {
  const [first, second, ...others] = texts;
  if (first === undefined) return [];
  const areWords = second !== undefined && most(first.cells, isOneWord) && most(second.cells, isOneWord);
  if (second !== undefined && areWords && most(first.cells, isGiven))
    return [["firstName", first.index], ["lastName", second.index], ...jobsOf(others)];
  if (second !== undefined && areWords && most(second.cells, isGiven))
    return [["lastName", first.index], ["firstName", second.index], ...jobsOf(others)];
  // A single word is nobody's whole name, where names are written with spaces.
  if (second !== undefined && areWords && !most(first.cells, isUnspaced) && !most(second.cells, isJobTitle))
    return [["firstName", first.index], ["lastName", second.index], ...jobsOf(others)];
  return [["fullName", first.index], ...jobsOf(texts.slice(1))];
}

function jobsOf(texts: Column[]): [LeadColumn, number][] {
  const title = texts.find(({ cells }) => most(cells, isJobTitle));
  const others = texts.filter((each) => each !== title);
  const place = others.find(
    ({ cells }, at) => at > 0 && most(cells, (cell) => countryOfLocation(cell) !== null),
  );
  const rest = others.filter((each) => each !== place);
  // Of two that tell nothing, the title comes first, as LinkedIn has it.
  const [one, two] = title === undefined && rest.length > 1 ? rest : [title, rest[0]];
  return [
    ...(one === undefined ? [] : [["title", one.index] as [LeadColumn, number]]),
    ...(two === undefined ? [] : [["company", two.index] as [LeadColumn, number]]),
    ...(place === undefined ? [] : [["location", place.index] as [LeadColumn, number]]),
  ];
}
