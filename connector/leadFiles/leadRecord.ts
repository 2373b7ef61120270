import type { Said } from "../reasons/sentence.ts";

/** A lead as read from a file or a request, before it is stored. Absent values are null, never "". */
export interface LeadRecord {
  firstName: string;
  lastName: string;
  /** The name as the source had it, with titles, certificates and nicknames: evidence for matching. */
  sourceName: string;
  title: string | null;
  company: string | null;
  /** Registered web domain of the company, e.g. `northwind.example`. */
  companyDomain: string | null;
  /** The company the person worked at before, where the source says. */
  formerCompany: string | null;
  location: string | null;
  email: string | null;
  phone: string | null;
  /** Canonical URLs of the person's profile, the public one first; see canonicalProfileUrl. */
  profileUrls: string[];
  /** Date on which the rep and the lead connected, YYYY-MM-DD. */
  connectedOn: string | null;
  /** What the source says besides, by its own column names. */
  extra: Record<string, string>;
}

/** What became of one row of a source; `line` counts from 1 and is the row's first line in the file. */
export type RowResult =
  | { line: number; outcome: "lead"; lead: LeadRecord }
  | { line: number; outcome: "skipped" | "failed"; reason: Said };
