import type { Random } from "../../foreignAccounts/random.ts";
import type { Draft } from "../draft.ts";
import type { DirtyLead } from "../generateDirtyFormats.ts";
import type { Encoding } from "./encode.ts";

interface FileKind {
  name: string;
  isConnection: boolean;
  encoding: Encoding;
  separator: "," | ";" | "\t";
  lineEnd: "\n" | "\r\n";
}

/** The four ways in which the lists arrive. */
export const fileKinds: readonly FileKind[] = [
  { name: "connections.csv", isConnection: true, encoding: "utf8", separator: ",", lineEnd: "\n" },
  { name: "connections-excel.txt", isConnection: true, encoding: "utf16", separator: "\t", lineEnd: "\r\n" },
  { name: "navigator.csv", isConnection: false, encoding: "utf8 with BOM", separator: ",", lineEnd: "\r\n" },
  { name: "navigator-excel.csv", isConnection: false, encoding: "windows", separator: ";", lineEnd: "\r\n" },
];

/** LinkedIn's own file begins with a note. */
const preamble = [
  "Notes:",
  '"Some e-mail addresses are missing from this export. Members choose\nwho may ""see"" or download theirs, so the column may be empty."',
  "",
];

interface LeadFile {
  text: string;
  /** The line of each lead, the first of the file being 1. */
  lines: number[];
}

export function leadFile(
  random: Random,
  leads: readonly DirtyLead[],
  { isConnection, separator, lineEnd }: FileKind,
): LeadFile {
  const rows = leads.map(({ draft }) =>
    isConnection ? connection(random, draft) : navigator(random, draft),
  );
  const header = Object.keys(rows[0] ?? {}).join(separator);
  let text = [...(isConnection ? preamble : []), header, ""].join(lineEnd);
  const lines: number[] = [];
  for (const row of rows) {
    lines.push(text.split("\n").length);
    text +=
      Object.values(row)
        .map((value) => quoted(value, separator))
        .join(separator) + lineEnd;
  }
  return { text, lines };
}

export const quoted = (value: string, separator: string): string =>
  /["\r\n]/.test(value) || value.includes(separator) ? `"${value.replaceAll('"', '""')}"` : value;

const profile = (random: Random) =>
  `https://www.linkedin.com/in/${random.between(10_000_000, 99_999_999).toString(36)}`;

const connection = (random: Random, { first, last, email, company, title }: Draft) => ({
  "First Name": first,
  "Last Name": last,
  URL: profile(random),
  "Email Address": email,
  Company: company,
  Position: title,
  "Connected On": random.pick([
    "04 Mar 2024",
    "11 Dec 2022",
    "04. Mrz 24",
    "Mär 04",
    "45355",
    "01.12.2021",
    "",
  ]),
});

const navigator = (
  random: Random,
  { first, last, email, phone, company, title, city, country, website }: Draft,
) => ({
  "First Name": first,
  "Last Name": last,
  Company: company,
  Title: title,
  Email: email,
  Phone: phone,
  "LinkedIn URL": profile(random),
  Location: [city, country].filter(Boolean).join(", "),
  "Company Website": website,
});
