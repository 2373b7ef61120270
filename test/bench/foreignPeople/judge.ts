import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LeadTruth } from "./truth.ts";

export interface Claim {
  contactId: string;
  level: "certain" | "likely" | "possible";
  /** From 0 to 1. */
  probability: number;
  reasons: unknown;
}

/** What the match report says of a lead. */
interface ReportedLead {
  line: number;
  leadName: string;
  /** The best first. */
  matches: Claim[];
}

/** What is true of a lead. The kinds of twins are each set's own. */
interface KnownLead extends Omit<LeadTruth, "twins"> {
  line: number;
  twins: { contactId: string; kind: string }[];
}

/** Where the files are, and what is true of them. */
export interface KnownFiles {
  contacts: string;
  leads: { name: string; path: string; truth: KnownLead[] }[];
}

/** A lead with what is true of it and what was claimed. */
export interface JudgedLead extends KnownLead {
  file: string;
  claims: Claim[];
}

const projectFolder = fileURLToPath(new URL("../../../", import.meta.url));

/** Asks the match report about the files. Throws what it says where it does not answer. */
export function askReport({ contacts, leads }: KnownFiles): JudgedLead[] {
  return leads.flatMap(({ name, path, truth }) => {
    const args = ["scripts/match-report.ts", "--leads", path, "--contacts", contacts, "--json"];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: projectFolder,
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    if (status !== 0) throw new Error(`The match report ended with ${status ?? "a signal"}: ${stderr}`);
    const reported = new Map((JSON.parse(stdout) as ReportedLead[]).map((lead) => [lead.line, lead]));
    return truth.map((known) => ({ ...known, file: name, claims: reported.get(known.line)?.matches ?? [] }));
  });
}
