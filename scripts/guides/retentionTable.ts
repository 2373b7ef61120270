import { retention, type KeptName } from "../../connector/retention.ts";

interface Words {
  what: string;
  whose: "reps" | "admins" | "people on LinkedIn" | "reps, people on LinkedIn" | "reps, admins" | "nobody's";
  /** `{time}` stands for the time of connector/retention.ts. */
  howLong: string;
}

/** What the privacy guide says of each row of connector/retention.ts. */
const words: Record<KeptName, Words> = {
  leads: {
    what: "leads: name, title, company, location, profile address, e-mail and phone where the file had them, the file's further columns; lists; links and rejections: which Salesforce record a lead is, or is not",
    whose: "people on LinkedIn",
    howLong:
      "{time} after the last import that had the lead (_Lead Retention (Days)_), or until its lists are deleted or the person is erased. A lead that a running creation or batch needs waits for its end",
  },
  batches: {
    what: "batches and their rows: which lead was to be added how, with what result; values for all rows",
    whose: "reps, people on LinkedIn",
    howLong:
      "{time} after the batch ended (_Batch Retention (Days)_). What was typed: until the contact is created, otherwise as long as the lead. A batch that has not moved for as long is cancelled first",
  },
  rehearsals: {
    what: "rehearsals and their rows: which lead was to be added how, and what Salesforce would have said",
    whose: "reps, people on LinkedIn",
    howLong:
      "{time} after the rehearsal began, and the newest 50 of a user; a row goes with its lead, the rehearsal with the last of them",
  },
  ledger: {
    what: "creations, and roles for contacts that were there already: which rep made which when, with what result",
    whose: "reps, people on LinkedIn",
    howLong:
      "{time}, to the end of the month; those in doubt stay. What was typed: until the contact is created, otherwise as long as the lead. Why one failed, in words: as long as the lead",
  },
  lostAnswers: {
    what: "creations whose answer from Salesforce was lost, with what is needed to look for the contact",
    whose: "reps, people on LinkedIn",
    howLong:
      "until Salesforce has said how it ended, {time} after the user's last sign-in at the longest. Then it counts as created, and only the ledger's row is left",
  },
  counts: {
    what: "older creations in numbers: how many of a user's in a month ended how",
    whose: "reps",
    howLong: "{time}, under the user's Salesforce id",
  },
  erasedPeople: {
    what: "people erased on request: keyed hashes, and the sealed key",
    whose: "people on LinkedIn",
    howLong: "until an admin lifts it",
  },
  users: {
    what: "users: username, name, e-mail, locale, time zone, permission sets; what they chose the columns of files to be, by a hash of the header",
    whose: "reps",
    howLong:
      "{time} after the last sign-in, or until the user is erased. Then their Salesforce id stands in the place of their name",
  },
  grants: {
    what: "Salesforce tokens, sealed (AES-256-GCM)",
    whose: "reps",
    howLong: "until sign-out, or 12 hours; a session without a cookie, an hour of doing nothing",
  },
  sessions: {
    what: "session tokens, hashed",
    whose: "reps",
    howLong: "{time} after they end, so that an old one is answered with why",
  },
  signIns: {
    what: "sign-ins under way: panel code and PKCE verifiers, sealed; states and the browser's cookie, hashed",
    whose: "reps",
    howLong: "10 minutes, and {time} after",
  },
  refusedSignIns: {
    what: "why a user's last sign-in was refused",
    whose: "reps",
    howLong: "{time}, or until they sign in",
  },
  events: {
    what: "what happened, for the timeline: who did what when, with what result, by ids, codes, numbers and settings alone",
    whose: "reps, admins",
    howLong: "{time}, a million events at most",
  },
  decisions: {
    what: "settings, the bound org, and who changed which when: the audit trail",
    whose: "admins",
    howLong: "{time}. The name of who made the change: as long as the user's",
  },
  restores: {
    what: "when the database was put back, and which users were asked since, by their Salesforce ids",
    whose: "reps",
    howLong: "{time}",
  },
  orgs: {
    what: "the org's name, address and time zone, when jobs last erased, and the database's own version",
    whose: "nobody's",
    howLong: "{time}",
  },
  uploads: {
    what: "an uploaded lead file, in the host's temporary folder",
    whose: "people on LinkedIn",
    howLong:
      "until its import ends; where the connector was killed meanwhile, until one starts or somebody is erased, {time} at the longest",
  },
  unusedParts: {
    what: "in unused parts of the database's pages: pieces of rows that are gone",
    whose: "reps, people on LinkedIn",
    howLong: "{time}, in a file of up to 256 MB; in a larger one until later rows overwrite them",
  },
  writeAheadLog: {
    what: "the database's write-ahead log, with the older content of pages",
    whose: "reps, people on LinkedIn",
    howLong: "{time}",
  },
};

/** What is kept of whom, how long, and which job of the connector ends it, as a Markdown table. */
export function retentionTable(): string {
  const rows = Object.entries(words).map(([name, { what, whose, howLong }]) => {
    const kept = retention[name as KeptName];
    const job = "endedBy" in kept ? `_${kept.endedBy}_` : "";
    return `| ${what} | ${whose} | ${howLong.replace("{time}", timeOf(kept))} | ${job} |`;
  });
  return ["| what | whose | how long | ended by the job |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function timeOf(kept: (typeof retention)[KeptName]): string {
  if ("months" in kept) return `${kept.months} months`;
  if ("days" in kept) return kept.days === 1 ? "a day" : `${kept.days} days`;
  return "minutes" in kept ? `${kept.minutes} minutes` : "for good";
}
