import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../../foreignAccounts/random.ts";
import type { KnownFiles } from "../../foreignPeople/judge.ts";
import type { DirtyContact, DirtyFormats, DirtyLead } from "../generateDirtyFormats.ts";
import { encode } from "./encode.ts";
import { fileKinds, leadFile, quoted } from "./leadFile.ts";

/** Writes the lists, contacts.csv and truth.json into the folder. */
export function writeFiles({ leads, contacts }: DirtyFormats, seed: number, folder: string): KnownFiles {
  mkdirSync(folder, { recursive: true });
  const random = new Random(seed);
  const contactFile = join(folder, "contacts.csv");
  writeFileSync(contactFile, encode(contactText(contacts), "utf8 with BOM"));
  const lists = fileKinds.map((kind) => {
    const its = leads.filter((lead) => kind === kindOf(lead, leads));
    const { text, lines } = leadFile(random, its, kind);
    const path = join(folder, kind.name);
    writeFileSync(path, encode(text, kind.encoding));
    const truth = its.map(({ contactId, alsoRight, classes, twins }, index) => ({
      line: lines[index] ?? 0,
      contactId,
      alsoRight,
      classes,
      twins,
    }));
    return { name: kind.name, path, truth };
  });
  writeFileSync(
    join(folder, "truth.json"),
    `${JSON.stringify(Object.fromEntries(lists.map(({ name, truth }) => [name, truth])), null, 1)}\n`,
  );
  return { contacts: contactFile, leads: lists };
}

/** Half of the lists of a kind are the one file, half the other. */
function kindOf(lead: DirtyLead, leads: readonly DirtyLead[]) {
  const kinds = fileKinds.filter(({ isConnection }) => isConnection === lead.isConnection);
  return kinds[leads.indexOf(lead) % kinds.length];
}

function contactText(contacts: readonly DirtyContact[]): string {
  const header =
    "Id,FirstName,LastName,Email,Phone,Title,Account.Name,Account.Website,MailingCity,MailingCountry";
  const rows = contacts.map(
    ({ id, draft: { first, last, email, phone, title, company, website, city, country } }) =>
      [id, first, last, email, phone, title, company, website, city, country]
        .map((value) => quoted(value, ","))
        .join(","),
  );
  return [header, ...rows, ""].join("\r\n");
}
