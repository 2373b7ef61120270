import type { Said } from "../reasons/sentence.ts";

/** A lead as read from a file or a request, before it is stored. Absent values are null, never "". */
export interface LeadRecord {
  firstName: string;
  lastName: string;
  /** The name as in the source, with titles, certificates and nicknames, which matching uses. */
  sourceName: string;
  title: string | null;
  company: string | null;
  /** Registered web domain of the company, e.g. `northwind.example`. */
  companyDomain: string | null;
  /** The former company, where the source has it. */
  formerCompany: string | null;
  location: string | null;
  email: string | null;
  /** Further addresses in the cells of `email`. They are not stored. */
  otherEmails?: string[];
  phone: string | null;
  /** Further profiles of one kind in one cell. They are not stored. */
  otherProfiles?: string[];
  /** Canonical URLs of the person's profile, the public one first; see canonicalProfileUrl. */
  profileUrls: string[];
}

/** The outcome of one row; `line` is its first line in the file, from 1. */
export type RowResult =
  | { line: number; outcome: "lead"; lead: LeadRecord }
  | { line: number; outcome: "skipped" | "failed"; reason: Said };
