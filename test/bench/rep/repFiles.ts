import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PageStack } from "../../support/startPageStack.ts";

/** How a rep comes by leads: LinkedIn's own export, one of Sales Navigator, or rows copied from a sheet. */
export const sources = ["Connections.csv", "Sales Navigator export", "pasted rows"] as const;
export type Source = (typeof sources)[number];

const fixtures = join(import.meta.dirname, "../../fixtures/lead-files");
export const connectionsFile = join(fixtures, "Connections.csv");

/** How many open deals the account of a lead has. */
export type Deals = "one" | "several" | "any";

interface Account {
  name: string;
  city: string;
  country: string;
}

/** People whom the CRM does not know, each at a company that is an account, in the source's form. */
export function leadsAs(source: Source, stack: PageStack, deals: Deals[]): string {
  const people = strangers(stack, deals);
  if (source === "pasted rows") return people.map((person) => pastedRow(person)).join("\n");
  const isConnections = source === "Connections.csv";
  const fixture = isConnections ? connectionsFile : join(fixtures, "phantombuster-sales-navigator.csv");
  const lines = readFileSync(fixture, "utf8").split(/\r?\n/);
  const header = lines.findIndex((line) => /^(?:First Name|profileUrl),/.test(line));
  const columns = (lines[header] ?? "").split(",");
  const rows = people.map((person) => columns.map((column) => cell(person[column] ?? "")).join(","));
  return [...lines.slice(0, header + 1), ...rows].join("\n");
}

/** By the columns of both files. */
type Person = Record<string, string>;

function strangers({ org }: PageStack, deals: Deals[]): Person[] {
  const accounts = org.org.db.prepare<[number, number], Account>(
    `SELECT Name AS name, BillingCity AS city, BillingCountry AS country FROM Account WHERE (
       SELECT count(*) FROM Opportunity WHERE AccountId = Account.Id AND IsClosed = 0
     ) BETWEEN ? AND ? ORDER BY Name`,
  );
  const [one, several, any] = [accounts.all(1, 1), accounts.all(2, 9), accounts.all(0, 9)];
  return deals.map((open, index) => {
    const companies = { one, several, any }[open];
    const company = companies[(index * 7) % companies.length];
    const [firstName, lastName] = [nameOf(index + 1), `${nameOf(index * 7919 + 1)}mann`];
    const [title, place] = ["Planner", `${company?.city ?? ""}, ${company?.country ?? ""}`];
    const [profile, name] = [`https://www.linkedin.com/in/made-up-${index}`, company?.name ?? ""];
    return {
      "First Name": firstName,
      "Last Name": lastName,
      URL: profile,
      Company: name,
      Position: title,
      "Connected On": "09 Oct 2024",
      profileUrl: `https://www.linkedin.com/sales/lead/ACwAAMade${index},NAME_SEARCH,abcd`,
      fullName: `${firstName} ${lastName}`,
      firstName,
      lastName,
      companyName: name,
      title,
      location: place,
      linkedInProfileUrl: `${profile}/`,
      defaultProfileUrl: profile,
    };
  });
}

function pastedRow(person: Person): string {
  return [person["fullName"], person["Company"], person["Position"]].join("\t");
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A name for each number, unlike those of its neighbours. */
function nameOf(number: number): string {
  let state = number % 2_147_483_647;
  const syllables = Array.from({ length: 4 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return "bdfgklmnprstvz".charAt(state % 14) + "aeiou".charAt((state >> 8) % 5);
  });
  const name = syllables.join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}
