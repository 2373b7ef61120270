import { linkLast } from "../support/linkLast.ts";
import { startStack } from "../support/startStack.ts";
import { createApp } from "../../connector/app.ts";
import { panelOrigin } from "../support/panelOrigin.ts";

/** What an answer about a list takes of the processor, in milliseconds, by the number of its leads. */
interface ListFigure {
  what: string;
  ms: { 1000: number; 100_000: number };
  ratio: number;
}

const sizes = [1_000, 100_000] as const;
const paths: Record<string, (listId: string, size: number) => string> = {
  "the first 50 leads": (id) => `/v1/lead-lists/${id}/leads?limit=50`,
  "50 leads in the middle": (id, size) => `/v1/lead-lists/${id}/leads?limit=50&offset=${size / 2 + 450}`,
  "the last 50 leads": (id, size) => `/v1/lead-lists/${id}/leads?limit=50&offset=${size - 50}`,
  "a search that finds ten": (id) => `/v1/lead-lists/${id}/leads?limit=50&q=rariss`,
  "a search for two words": (id) => `/v1/lead-lists/${id}/leads?limit=50&q=head+rariss`,
  "two names that 2 % have": (id) => `/v1/lead-lists/${id}/leads?limit=50&q=anna+mueller`,
  "two words that all have": (id) => `/v1/lead-lists/${id}/leads?limit=50&q=head+sales`,
  "the ten linked leads": (id) => `/v1/lead-lists/${id}/leads?limit=50&status=linked`,
  "a search in these": (id) => `/v1/lead-lists/${id}/leads?limit=50&q=head&status=linked`,
  "a search that finds all": (id) => `/v1/lead-lists/${id}/leads?limit=50&q=head`,
  "the list itself": (id) => `/v1/lead-lists/${id}`,
  "the list of lists": () => "/v1/lead-lists",
};

/** Answers of the connector's own process, without the network, once Salesforce's are remembered. */
export async function benchLists(): Promise<ListFigure[]> {
  const stack = await startStack({ environment: { LOG_LEVEL: "warn", RATE_LIMIT_PER_MINUTE: "100000" } });
  try {
    const rep = await stack.signIn("rep@practice.example");
    const app = createApp(stack.app);
    const headers = { authorization: `Bearer ${rep.token}`, origin: panelOrigin };
    const ask = async (path: string, csv?: string) => {
      const file = csv !== undefined && { method: "POST", body: csv };
      const type = file && { "content-type": "text/csv" };
      const request = new Request(stack.url + path, { ...file, headers: { ...headers, ...type } });
      const answer = await app.fetch(request);
      const body = await answer.text();
      if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
      return body;
    };
    const figures = new Map<string, ListFigure["ms"]>();
    for (const size of sizes) {
      const imported = await ask(`/v1/lead-lists?name=${size}`, listOf(size));
      const { id } = JSON.parse(imported) as { id: string };
      await linkLast(stack.app.database, id);
      for (const [what, pathOf] of Object.entries(paths)) {
        const ms = figures.get(what) ?? { 1000: 0, 100_000: 0 };
        ms[size] = await processorTime(() => ask(pathOf(id, size)));
        figures.set(what, ms);
      }
    }
    return [...figures].map(([what, ms]) => ({ what, ms, ratio: ms[100_000] / ms[1000] }));
  } finally {
    await stack.close();
  }
}

/** Ten of the people have a rare name, one in fifty the first name Anna, one in 51 the last name Mueller. */
function listOf(size: number): string {
  const rows = Array.from({ length: size }, (_, n) => {
    const first = n % 50 === 7 ? "Anna" : `Given${n}`;
    const common = n % 51 === 9 ? "Mueller" : `Family${n % 997}`;
    const last = n % (size / 10) === 0 ? "Rarissima" : common;
    return `${first},${last},Company ${n % 5000} GmbH,Head of Sales,"Berlin, Germany"`;
  });
  return ["First Name,Last Name,Company,Position,Location", ...rows].join("\n");
}

const [rounds, timesARound] = [7, 100];

/** The median of some rounds. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  for (let time = 0; time < timesARound; time += 1) await work();
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    for (let time = 0; time < timesARound; time += 1) await work();
    const { user, system } = process.cpuUsage(before);
    all.push((user + system) / 1000 / timesARound);
  }
  return all.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}

export function printLists(figures: ListFigure[]): void {
  console.log("\nMilliseconds of processor      1,000 leads   100,000 leads   ratio");
  for (const { what, ms, ratio } of figures) {
    const cells = [ms[1000].toFixed(2).padStart(11), ms[100_000].toFixed(2).padStart(15)];
    console.log(`${what.padEnd(30)} ${cells.join(" ")} ${ratio.toFixed(2).padStart(7)}`);
  }
}
