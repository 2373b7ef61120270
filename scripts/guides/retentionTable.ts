import { retention, type KeptName } from "../../connector/retention.ts";

interface Words {
  what: string;
  whose: "reps" | "admins" | "leads" | "reps, leads" | "reps, admins" | "nobody's";
  /** `{time}` stands for the time of connector/retention.ts. */
  howLong: string;
}

/** What the privacy guide says of each row of connector/retention.ts. */
const words: Record<KeptName, Words> = {
  leads: {
    what: "name; title and company, now and before; location, profile, e-mail, phone; lists; links and rejections",
    whose: "leads",
    howLong:
      "{time} after the last import that had the lead (_Lead Retention (Days)_), or until its lists are deleted. A lead that a batch or creation needs waits for its end",
  },
  batches: {
    what: "batches and their rows; values for all rows",
    whose: "reps, leads",
    howLong: "{time} after the end (_Batch Retention (Days)_). Typed values: until the contact is created",
  },
  rehearsals: {
    what: "tests of batches and their rows",
    whose: "reps, leads",
    howLong: "{time} after the beginning, the newest 50 of a user",
  },
  ledger: {
    what: "creations and added roles: which rep, when, with what result",
    whose: "reps, leads",
    howLong:
      "{time}, to the end of the month. Typed values: until the contact is created, else as long as the lead",
  },
  lostAnswers: {
    what: "creations whose answer was lost",
    whose: "reps, leads",
    howLong: "until Salesforce has said how it ended, {time} after the user's last sign-in at the longest",
  },
  counts: {
    what: "older creations in numbers, by user and month",
    whose: "reps",
    howLong: "{time}, under the user's Salesforce id",
  },
  erasedPeople: {
    what: "people erased on request: keyed hashes and the sealed key",
    whose: "leads",
    howLong: "until it is lifted",
  },
  users: {
    what: "users: username, name, time zone, permission sets; choices of columns",
    whose: "reps",
    howLong: "{time} after the last sign-in; then only their Salesforce id stays",
  },
  grants: {
    what: "Salesforce tokens, sealed",
    whose: "reps",
    howLong: "until sign-out, or 12 hours; without a cookie, an hour without use",
  },
  sessions: {
    what: "session tokens, hashed",
    whose: "reps",
    howLong: "{time} after they end",
  },
  signIns: {
    what: "sign-ins under way, sealed or hashed",
    whose: "reps",
    howLong: "10 minutes, and {time} after",
  },
  refusedSignIns: {
    what: "why a user's last sign-in was refused",
    whose: "reps",
    howLong: "{time}, or until they sign in",
  },
  events: {
    what: "events of the timeline: ids, codes, numbers, settings",
    whose: "reps, admins",
    howLong: "{time}, a million events at most",
  },
  decisions: {
    what: "settings, the bound org, and who changed which when",
    whose: "admins",
    howLong: "{time}. The name: as long as the user's",
  },
  restores: {
    what: "restores of the database, and users asked since, by id",
    whose: "reps",
    howLong: "{time}",
  },
  orgs: {
    what: "the org's name, address and time zone; the database's version",
    whose: "nobody's",
    howLong: "{time}",
  },
  uploads: {
    what: "an uploaded lead file, in the temporary folder",
    whose: "leads",
    howLong: "until its import ends; after a crash, {time} at the longest",
  },
  unusedParts: {
    what: "pieces of erased rows in unused parts of the file",
    whose: "reps, leads",
    howLong: "{time} in a file of up to 256 MB; in a larger one until overwritten",
  },
  writeAheadLog: {
    what: "older content of pages, in the write-ahead log",
    whose: "reps, leads",
    howLong: "{time}",
  },
};

/** What is kept of whom and how long, as a Markdown table. */
export function retentionTable(): string {
  const rows = Object.entries(words).map(([name, { what, whose, howLong }]) => {
    const time = timeOf(retention[name as KeptName]);
    return `| ${what} | ${whose} | ${howLong.replace("{time}", time)} |`;
  });
  return ["| what | whose | how long |", "| --- | --- | --- |", ...rows].join("\n");
}

function timeOf(kept: (typeof retention)[KeptName]): string {
  if ("months" in kept) return `${kept.months} months`;
  if ("days" in kept) return kept.days === 1 ? "a day" : `${kept.days} days`;
  return "minutes" in kept ? `${kept.minutes} minutes` : "for good";
}
