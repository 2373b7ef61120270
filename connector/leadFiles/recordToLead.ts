import { parse } from "tldts";
import { isOnSharedHost } from "../matching/companies/sharedHosts.ts";
import { say, type Said } from "../reasons/sentence.ts";
import type { LeadRecord, RowResult } from "./leadRecord.ts";
import { leadName } from "./leadName.ts";
import { profilesIn, salesProfileOf } from "../matching/canonicalProfileUrl.ts";
import { addressesIn } from "../matching/emailsIn.ts";
import { kindOfProfile } from "../matching/profileKinds.ts";
import type { Header } from "./findHeader.ts";
import type { LeadColumn } from "./leadFormats.ts";
import type { FileRecord } from "./recordReader.ts";
import { foldText } from "../matching/foldText.ts";

/** Values with which exporters mark an empty field. */
const blanks = new Set(["", "-", "–", "—", "n/a", "null", "undefined", "none", "#n/a"]);

/** A lead from one record of a lead file, or why it is none. */
export function recordToLead(record: FileRecord, header: Header): RowResult {
  const { line, fields } = record;
  if (!fields) return { line, outcome: "failed", reason: record.reason };
  const extraFields = fields.slice(header.names.length).filter((field) => field.trim() !== "");
  if (extraFields.length > 0) {
    const reason = say("import-fields", { fields: fields.length, columns: header.names.length });
    return { line, outcome: "failed", reason };
  }
  const tooLong = findTooLong(fields, header);
  if (tooLong !== null) return { line, outcome: "failed", reason: tooLong };
  const all = (column: LeadColumn): string[] =>
    (header.columns.get(column) ?? []).map((index) => clean(fields[index])).filter((text) => text !== "");
  const one = (column: LeadColumn): string | null => all(column)[0] ?? null;

  const name = leadName({
    firstName: one("firstName"),
    lastName: one("lastName"),
    fullName: one("fullName"),
  });
  if (!name) return { line, outcome: "skipped", reason: say("import-no-name") };
  const [email = null, ...otherEmails] = all("email").flatMap(emailsOf);
  const lead: LeadRecord = {
    ...name,
    title: one("title"),
    company: one("company"),
    companyDomain: registeredDomain(one("companyDomain")),
    formerCompany: one("formerCompany"),
    location: one("location") ?? joined([one("city"), one("state"), one("country")]),
    email,
    ...(otherEmails.length > 0 && { otherEmails }),
    phone: one("phone"),
    ...profilesOf([...all("profileUrl"), ...all("salesProfileUrl")]),
  };
  return { line, outcome: "lead", lead };
}

/** One word with one @ is an address, whatever signs it has: what is read of it could be somebody else's. */
function emailsOf(cell: string): string[] {
  const found = addressesIn(cell);
  return found.length === 0 && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(cell) ? [cell.toLowerCase()] : found;
}

/** Single spaces, no control characters, and "" for exporters' empty values. */
function clean(text: string | undefined): string {
  if (!text) return "";
  const whole = /[\u200b\ufeff]/.test(text) ? text.replace(/[\S\ufeff]+/gu, withoutBreaks) : text;
  const tidy = whole.replace(/[\s\p{Cc}\u200b\ufeff]+/gu, " ").trim();
  return blanks.has(tidy.toLowerCase()) ? "" : tidy;
}

/** A space of no width parts words, and an address or a link only where a page may break it. */
function withoutBreaks(part: string): string {
  const whole = part.replace(/[\u200b\ufeff]/g, "");
  return addressesIn(whole).length > 0 || profilesIn(whole).length > 0 ? whole : part;
}

const joined = (parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(", ") || null;

/** More profiles of one person than any tool exports. */
const profileUrlsMax = 10;

/** A member's id alone is one in Sales Navigator. */
const profilesInCell = (cell: string): string[] => profilesIn(salesProfileOf(cell) ?? cell);

/**
 * The public profile first, because a browser can open it without Sales Navigator. LinkedIn gives nobody two
 * of a kind: a second one in a cell is somebody else's.
 */
function profilesOf(cells: string[]): Pick<LeadRecord, "profileUrls" | "otherProfiles"> {
  const read = cells.map(profilesInCell);
  const isFirst = (url: string, at: number, urls: string[]) =>
    urls.findIndex((each) => kindOfProfile(each) === kindOfProfile(url)) === at;
  const firstOfKind = read.flatMap((urls) => urls.filter(isFirst));
  const own = [...new Set(firstOfKind)]
    .sort((a, b) => Number(a.includes("/sales/")) - Number(b.includes("/sales/")))
    .slice(0, profileUrlsMax);
  const others = [...new Set(read.flat())].filter((url) => !own.includes(url)).slice(0, profileUrlsMax);
  return { profileUrls: own, ...(others.length > 0 && { otherProfiles: others }) };
}

/**
 * The part of a web address that its owner registered: `https://www.shop.northwind.co.uk/x` →
 * `northwind.co.uk`.
 */
export function registeredDomain(text: string | null): string | null {
  const { domain, isIp } = parse(text ?? "");
  // Google's own address would be the company's, where it has its page on sites.google.com.
  if (domain !== null && isOnSharedHost(text)) return null;
  return isIp ? null : domain;
}

/** Why a row is no lead, where a column is too long. */
function findTooLong(fields: string[], header: Header): Said | null {
  for (const [column, indexes] of header.columns) {
    const max = columnLengthMax[column];
    for (const index of indexes) {
      const field = fields[index];
      if (field !== undefined && field.length > max && clean(field).length > max)
        return say("import-field-too-long", { column: header.names[index] ?? column, max });
    }
  }
  return null;
}

interface Searched {
  firstName: string;
  lastName: string;
  sourceName: string;
  company: string | null;
  title: string | null;
}

/** What the search box looks through: name, company and title without case and accents. */
export const searchTextOf = ({ firstName, lastName, sourceName, company, title }: Searched): string =>
  [firstName, lastName, sourceName, company, title]
    .map((text) => foldText(text ?? ""))
    .filter((text) => text !== "")
    .join(" ");

/** The longest value of each column, in a file as in JSON. A longer value fails its row. */
export const columnLengthMax: Record<LeadColumn, number> = {
  firstName: 200,
  lastName: 200,
  fullName: 400,
  title: 1_000,
  company: 1_000,
  companyDomain: 1_000,
  formerCompany: 1_000,
  location: 1_000,
  city: 200,
  state: 200,
  country: 200,
  email: 400,
  phone: 200,
  profileUrl: 2_000,
  salesProfileUrl: 2_000,
};
