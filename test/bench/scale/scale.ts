import { contactLines, emailOf, firstNameOf, lastNameOf, leadKeyOf } from "./contactLines.ts";
import { type OrgClient, type Rest, startOrgProcess } from "./orgClient.ts";

/** What a kind of request takes, in milliseconds that the client measures. */
interface Timing {
  what: string;
  p50: number;
  p95: number;
  /** The p95 that the practice org promises, if it promises one. */
  goal?: number;
}

interface ScaleFigures {
  contacts: number;
  loadSeconds: number;
  /** Processor time of the org while it loaded. */
  loadCpuSeconds: number;
  peakMegabytes: number;
  lookups: Timing[];
  /** Creating one contact, duplicate rules on. */
  creation: { atThousand: Timing; atMillion: Timing; ratio: number };
}

const thousand = 1000;
const million = 1_000_000;
const accounts = 20_000;
const samples = 100;
const queryGoalMs = 20;
const suggestionGoalMs = 50;

/** Loads a million contacts into an org in a process of its own, then times the commonest requests. */
export async function benchScale(): Promise<ScaleFigures> {
  const org = await startOrgProcess();
  try {
    await org.practice("PATCH", "/settings", { duplicateRule: "alert", dailyApiLimit: million });
    const rep = await org.signIn("rep@practice.example");
    const accountIds = await loadAccounts(org);
    await load(org, "Contact", contactLines(0, thousand, accountIds));
    const atThousand = await timeCreation(rep, accountIds, "one contact at a thousand", 0);
    const began = performance.now();
    const { cpuSeconds: cpuBefore } = await org.usage();
    await load(org, "Contact", contactLines(thousand, million, accountIds));
    const loadSeconds = (performance.now() - began) / 1000;
    const loadCpuSeconds = (await org.usage()).cpuSeconds - cpuBefore;
    const lookups = [
      ...(await timeLookups(rep, "a rep", accountIds)),
      ...(await timeLookups(await org.signIn("admin@practice.example"), "an admin", accountIds)),
    ];
    const atMillion = await timeCreation(rep, accountIds, "one contact at a million", samples);
    return {
      contacts: million,
      loadSeconds,
      loadCpuSeconds,
      peakMegabytes: (await org.usage()).peakBytes / 1_048_576,
      lookups,
      creation: { atThousand, atMillion, ratio: atMillion.p50 / atThousand.p50 },
    };
  } finally {
    await org.stop();
  }
}

async function loadAccounts(org: OrgClient): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < accounts; start += accounts / 2) {
    const records = Array.from({ length: accounts / 2 }, (_, i) => ({
      Name: `${lastNameOf(start + i)} ${start + i} Works`,
    }));
    ids.push(...((await org.practice("POST", "/records/Account", records)) as { ids: string[] }).ids);
  }
  return ids;
}

async function load(org: OrgClient, object: string, lines: Generator<Uint8Array, void>): Promise<void> {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value } = lines.next();
      if (value) controller.enqueue(value);
      else controller.close();
    },
  });
  await org.practice("POST", `/records/${object}`, body);
}

async function timeLookups(rest: Rest, who: string, accountIds: string[]): Promise<Timing[]> {
  // The people are spread over all contacts, and are the same in each run.
  const person = (sample: number): number => (sample * 7919 + 13) % million;
  const query = (soql: string) => rest("GET", `/query?q=${encodeURIComponent(soql)}`);
  const ids = await contactIds(query, person);
  const by = (field: string, valueOf: (sample: number) => string) =>
    timed(`${who} queries by ${field}`, queryGoalMs, (sample) =>
      query(`SELECT Id, Name, Email FROM Contact WHERE ${field} = '${valueOf(sample)}'`),
    );
  return [
    await by("Id", (sample) => ids[sample] ?? ""),
    await by("Name", (sample) => `${firstNameOf(person(sample))} ${lastNameOf(person(sample))}`),
    await by("LastName", (sample) => lastNameOf(person(sample))),
    await by("Email", (sample) => emailOf(person(sample))),
    await by("AccountId", (sample) => accountIds[person(sample) % accountIds.length] ?? ""),
    await by("Crosswalk_Lead__c", (sample) => leadKeyOf(person(sample))),
    await timed(`${who} gets contact suggestions`, suggestionGoalMs, (sample) =>
      rest("GET", `/search/suggestions?q=${encodeURIComponent(lastNameOf(person(sample)))}&sobject=Contact`),
    ),
    await timed(`${who} gets account suggestions`, suggestionGoalMs, (sample) =>
      rest(
        "GET",
        `/search/suggestions?q=${encodeURIComponent(lastNameOf(sample).slice(0, 4))}&sobject=Account`,
      ),
    ),
  ];
}

async function contactIds(
  query: (soql: string) => Promise<unknown>,
  person: (sample: number) => number,
): Promise<string[]> {
  const keys = Array.from({ length: samples }, (_, sample) => `'${leadKeyOf(person(sample))}'`);
  const soql = `SELECT Id FROM Contact WHERE Crosswalk_Lead__c IN (${keys.join(",")})`;
  const { records } = (await query(soql)) as { records: { Id: string }[] };
  if (records.length !== samples) throw new Error(`of ${samples} contacts ${records.length} are to be seen`);
  return records.map(({ Id }) => Id);
}

function timeCreation(rest: Rest, accountIds: string[], what: string, from: number): Promise<Timing> {
  return timed(what, undefined, (sample) => {
    const number = from + sample;
    return rest("POST", "/sobjects/Contact", {
      FirstName: "Newly",
      LastName: lastNameOf(number * 31),
      Email: `new${number}@scale.example`,
      AccountId: accountIds[number % accountIds.length],
    });
  });
}

/** The first requests do not count, as they pay for what is compiled and cached once. */
const warmUps = 5;

async function timed(
  what: string,
  goal: number | undefined,
  ask: (sample: number) => Promise<unknown>,
): Promise<Timing> {
  const taken: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const began = performance.now();
    await ask(sample);
    if (sample >= warmUps) taken.push(performance.now() - began);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.floor(share * (taken.length - 1))] ?? 0;
  return { what, p50: at(0.5), p95: at(0.95), ...(goal === undefined ? {} : { goal }) };
}

export function printScale(figures: ScaleFigures): void {
  const { contacts, loadSeconds, loadCpuSeconds, peakMegabytes, lookups, creation } = figures;
  console.log(
    `\nThe practice org at ${contacts.toLocaleString("en")} contacts: loaded in ${loadSeconds.toFixed(1)} s, ` +
      `of which the org computed ${loadCpuSeconds.toFixed(1)} s; ` +
      `at most ${peakMegabytes.toFixed(0)} MB (goals: about a minute, 2048 MB)`,
  );
  console.table(
    [...lookups, creation.atThousand, creation.atMillion].map(({ what, p50, p95, goal }) => ({
      what,
      "p50 ms": p50.toFixed(1),
      "p95 ms": p95.toFixed(1),
      "goal ms": goal ?? "",
    })),
  );
  console.log(
    `Creating at a million costs ${creation.ratio.toFixed(2)} of what it costs at a thousand (p50)`,
  );
}
