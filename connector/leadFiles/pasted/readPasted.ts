import { setImmediate } from "node:timers/promises";
import { takeUntilLate } from "../../work/inTurns.ts";
import { say, type Said } from "../../reasons/sentence.ts";
import type { Header } from "../findHeader.ts";
import { inputToLead, type LeadInput } from "../leadInput.ts";
import type { LeadRecord } from "../leadRecord.ts";
import { recordToLead } from "../recordToLead.ts";
import type { FileRecord } from "../recordReader.ts";
import { type PastedPerson, readPersonLine } from "./readPersonLine.ts";
import { hasCards, readCards } from "./readCards.ts";
import { headerOfRows, rowsBelow, rowsWithTabs } from "./readPastedRows.ts";
import { readProfilePage } from "./readProfilePage.ts";

/** More signs than anybody pastes by hand: further rows come as a file. */
export const pastedLengthMax = 100_000;
/** People of one text. */
export const pastedMax = 500;

/** A lead as a text has it, in the form in which it is added. What the text does not say is absent. */
type PastedLead = LeadInput;

interface Found {
  line: number;
  lead: PastedLead;
  /** Whether the name was guessed from an address. */
  isNameGuessed: boolean;
}

interface Problem {
  line: number;
  /** The beginning of what nobody could be read of. */
  text: string;
  reason: Said;
}

interface PastedLeads {
  /** How the text was read. */
  kind: PastedKind;
  leads: Found[];
  problems: Problem[];
}

type PastedKind = "card" | "rows" | "lines" | "page";

/**
 * The people in a text from the clipboard: business cards, rows of a sheet, the page of a profile, or a
 * person in each line. Others go on meanwhile.
 */
export async function readPasted(text: string): Promise<PastedLeads> {
  const lines = text.split(/\r\n|\n|\r/);
  const { kind, people } = peopleIn(lines);
  const leads: Found[] = [];
  const problems: Problem[] = [];
  const iterator = atMost(pastedMax, people);
  for (let isDone = false; !isDone; await setImmediate())
    isDone = await takeUntilLate(iterator, (person) => {
      if ("reason" in person) problems.push(person);
      else leads.push(person);
    });
  return { kind, leads, problems };
}

function* atMost(max: number, people: Iterable<Found | Problem>): Generator<Found | Problem> {
  let taken = 0;
  for (const person of people) {
    if (taken === max) {
      yield { line: person.line, text: "", reason: say("pasted-max", { max }) };
      return;
    }
    taken += 1;
    yield person;
  }
}

function peopleIn(lines: string[]): { kind: PastedKind; people: Iterable<Found | Problem> } {
  if (hasCards(lines)) return { kind: "card", people: mapped(readCards(lines), checked) };
  const header = headerOfRows(lines);
  if (header === undefined && !lines.some((line) => line.trim().includes("\t"))) {
    const ofPage = readProfilePage(lines);
    if (ofPage !== null) return { kind: "page", people: mapped([ofPage], checked) };
    return { kind: "lines", people: mapped(personLines(lines), checked) };
  }
  const { header: columns, records } = header === undefined ? rowsWithTabs(lines) : rowsBelow(lines, header);
  return { kind: "rows", people: mapped(records, (record) => personOfRow(record, columns)) };
}

function* mapped<Item, Result>(items: Iterable<Item>, map: (item: Item) => Result): Generator<Result> {
  for (const item of items) yield map(item);
}

/** As an import would read it, which also refuses what is too long. */
function checked(person: PastedPerson): Found | Problem {
  if ("reason" in person) return person;
  const { line, input, isNameGuessed = false } = person;
  const row = inputToLead(input, line);
  if (row.outcome === "lead") return { line, lead: leadOf(row.lead), isNameGuessed };
  // Without a name it is for the rep to say who it is.
  if (row.outcome === "skipped") return { line, lead: input, isNameGuessed };
  return { line, text: Object.values(input).join(", ").slice(0, shownMax), reason: row.reason };
}

const shownMax = 200;

function personOfRow(record: FileRecord, header: Header): Found | Problem {
  const row = recordToLead(record, header);
  if (row.outcome === "lead") return { line: row.line, lead: leadOf(row.lead), isNameGuessed: false };
  const cells = record.fields?.map((field) => field.trim()).filter((field) => field !== "") ?? [];
  return { line: row.line, text: cells.join(", ").slice(0, shownMax), reason: row.reason };
}

function leadOf(lead: LeadRecord): PastedLead {
  const { firstName, lastName, profileUrls } = lead;
  const { title, company, companyDomain, formerCompany, location, email, phone } = lead;
  const given = {
    ...{
      firstName,
      lastName,
      title,
      company,
      companyDomain,
      formerCompany,
      location,
      email,
      phone,
    },
    profileUrl: profileUrls.find((url) => !url.includes("/sales/")),
    salesProfileUrl: profileUrls.find((url) => url.includes("/sales/")),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
}

/** A person in each line, or several with their addresses; an address below a name belongs to that. */
function* personLines(lines: string[]): Generator<PastedPerson> {
  let held: PastedPerson | null = null;
  for (const [index, text] of lines.entries()) {
    if (text.trim() === "") continue;
    for (const part of recipientsOf(text)) {
      const person = readPersonLine(part, index + 1);
      const one: PastedPerson | null = held && asOne(held, person);
      if (held !== null && one === null) yield held;
      held = one ?? person;
    }
  }
  if (held !== null) yield held;
}

/** `Vera Tanaka <vera@…>; Bo Lind <bo@…>`, as mail programs copy several people. */
function recipientsOf(text: string): string[] {
  const parts = text.split(/;|(?<=>)\s*,/).filter((part) => part.trim() !== "");
  return parts.length > 1 && parts.every((part) => part.includes("@")) ? parts : [text];
}

/** A person with the address that stands alone in the next line; null where it is not theirs. */
function asOne(person: PastedPerson, next: PastedPerson): PastedPerson | null {
  if ("reason" in person || "reason" in next || next.line !== person.line + 1) return null;
  const { fullName, ...reached } = next.input;
  const isAlone = fullName === undefined || next.isNameGuessed === true;
  const isNamed = person.input.fullName !== undefined && person.isNameGuessed !== true;
  const isNew = Object.keys(reached).every((key) => !(key in person.input));
  return isAlone && isNamed && isNew ? { line: next.line, input: { ...person.input, ...reached } } : null;
}
