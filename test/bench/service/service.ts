import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { ApiClient } from "../../support/apiClient.ts";
import { panelOrigin } from "../../support/panelOrigin.ts";
import { signInAs } from "../../support/signInAs.ts";
import { accessTokenOf } from "@crosswalk/practice-org/testing";
import { startBenchStack, type BenchStack } from "../batch/startBenchStack.ts";
import { ways } from "../batch/ways.ts";
import { ask, askMeanwhile, waitsOf, type Waits } from "./askAgain.ts";
import { measureStart, type StartFigure } from "./startAndRest.ts";

/** What an answer takes of the processor, and as a multiple of a hello world's. */
interface CostFigure {
  what: string;
  ms: number;
  ratio: number;
}

/** How long others wait while something runs, and what that costs the connector. */
interface MeanwhileFigure {
  work: string;
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
  /** The longest that the connector's own work kept its event loop. */
  longestStretchMs: number;
  waits: Record<"healthz" | "page", Waits>;
}

/**
 * How the same question goes to Salesforce: directly, through Node's server and client alone, through a bare
 * route of the connector's framework that fetches, through the connector.
 */
const wayNames = ["direct", "plain", "bare", "connector"] as const;
type Way = (typeof wayNames)[number];

interface ServiceFigures {
  start: StartFigure;
  costs: CostFigure[];
  proxied: Record<Way, Waits>;
  meanwhile: MeanwhileFigure[];
}

const username = "rep@practice.example";

/** What the connector costs as a service, beside a hello world and the practice org itself. */
export async function benchService(): Promise<ServiceFigures> {
  const start = await measureStart();
  const stack = await startBenchStack({ base: 0, perRecord: 0 });
  const plain = await startPlain(stack);
  try {
    const rep = await signInAs(stack.connector, username);
    const short = await importList(rep, 1_000);
    const costs = await measureCosts({ stack, rep, plain }, short);
    const proxied = await measureProxied({ stack, rep, plain });
    const meanwhile = await measureMeanwhile(stack, short);
    return { start, costs, proxied, meanwhile };
  } finally {
    plain.process.disconnect();
    await stack.close();
  }
}

interface Parts {
  stack: BenchStack;
  rep: ApiClient;
  plain: Plain;
}

interface Plain {
  url: string;
  /** Where Node's server and client alone lead to Salesforce. */
  plainUrl: string;
  process: ChildProcess;
  cpuSeconds(): Promise<number>;
}

/** A question that the connector asks Salesforce once for each time that it is asked. */
const suggestions =
  "/services/data/v67.0/search/suggestions?q=nor&sobject=Account&limit=10" +
  "&fields=Industry,BillingCity,BillingCountry,ShippingCountry,Website,OwnerId";

async function startPlain({ org }: BenchStack): Promise<Plain> {
  const token = `Bearer ${await accessTokenOf(org.app, username)}`;
  const child = fork(path.join(import.meta.dirname, "plainService.ts"), [org.app.url + suggestions, token]);
  const [{ port, plainPort }] = (await once(child, "message")) as [{ port: number; plainPort: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    plainUrl: `http://127.0.0.1:${plainPort}`,
    process: child,
    async cpuSeconds() {
      const answered = once(child, "message");
      child.send("usage");
      return ((await answered) as [number])[0];
    },
  };
}

const headersOf = ({ token }: ApiClient) => ({ authorization: `Bearer ${token}`, origin: panelOrigin });

function linesOf(size: number, name: string): string {
  const rows = Array.from(
    { length: size },
    (_, n) => `${name}${n},Family${n % 997},Company ${n % 5000} GmbH,Head of Sales,"Berlin, Germany"`,
  );
  return ["First Name,Last Name,Company,Position,Location", ...rows].join("\n");
}

async function importList(rep: ApiClient, size: number, name = "Given"): Promise<string> {
  const { body } = await rep.post<{ id: string }>(`/v1/lead-lists?name=${name}`, linesOf(size, name), {
    "content-type": "text/csv",
  });
  return body.id;
}

const [rounds, timesARound] = [5, 200];

async function measureCosts({ stack, rep, plain }: Parts, short: string): Promise<CostFigure[]> {
  const long = await importList(rep, 100_000, "Long");
  const { connector } = stack;
  const headers = headersOf(rep);
  const ofConnector = async () => (await connector.usage()).cpuSeconds;
  const page = (id: string) => () => ask(`${connector.url}/v1/lead-lists/${id}/leads?limit=50`, headers);
  const asked: [string, () => Promise<number>, () => Promise<number>][] = [
    ["hello world", () => ask(`${plain.url}/hello`), plain.cpuSeconds],
    ["/healthz", () => ask(`${connector.url}/healthz`), ofConnector],
    ["the list of lists", () => ask(`${connector.url}/v1/lead-lists`, headers), ofConnector],
    ["50 of 1,000 leads", page(short), ofConnector],
    ["50 of 100,000 leads", page(long), ofConnector],
  ];
  const figures: CostFigure[] = [];
  for (const [what, question, cpuSeconds] of asked) {
    const all: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const before = await cpuSeconds();
      for (let time = 0; time < timesARound; time += 1) await question();
      all.push(((await cpuSeconds()) - before) * (1000 / timesARound));
    }
    // In the first, code is compiled.
    const ms = Math.min(...all.slice(1));
    figures.push({ what, ms, ratio: ms / (figures[0]?.ms ?? ms) });
  }
  await rep.delete(`/v1/lead-lists/${long}`);
  return figures;
}

/** Questions of each way. Those before, while code is compiled, are not measured. */
const [questions, questionsBefore] = [3_000, 1_000];

async function measureProxied({ stack, rep, plain }: Parts): Promise<ServiceFigures["proxied"]> {
  const { org, connector } = stack;
  const token = `Bearer ${await accessTokenOf(org.app, username)}`;
  const asks: Record<Way, () => Promise<number>> = {
    direct: () => ask(org.app.url + suggestions, { authorization: token }),
    plain: () => ask(plain.plainUrl),
    bare: () => ask(`${plain.url}/through`),
    connector: () => ask(`${connector.url}/v1/accounts?q=nor`, headersOf(rep)),
  };
  const waits: Record<Way, number[]> = { direct: [], plain: [], bare: [], connector: [] };
  for (let time = -questionsBefore; time < questions; time += 1)
    for (const name of wayNames) {
      const ms = await asks[name]();
      if (time >= 0) waits[name].push(ms);
    }
  return {
    direct: waitsOf(waits.direct),
    plain: waitsOf(waits.plain),
    bare: waitsOf(waits.bare),
    connector: waitsOf(waits.connector),
  };
}

async function measureMeanwhile(stack: BenchStack, short: string): Promise<MeanwhileFigure[]> {
  const works: [string, (rep: ApiClient) => Promise<() => Promise<unknown>>][] = [
    [
      "nothing, for three seconds",
      () => Promise.resolve(() => new Promise((resolve) => setTimeout(resolve, 3_000))),
    ],
    ["import of 100,000 rows", (rep) => Promise.resolve(() => importList(rep, 100_000, "Meanwhile"))],
    [
      "match report of 1,000 leads",
      async (rep) => {
        const id = await importList(rep, 1_000, "Reported");
        return () => rep.post(`/v1/lead-lists/${id}/match-report`);
      },
    ],
    [
      "review of 10,000 leads",
      async (rep) => {
        const listId = await importList(rep, 10_000, "Reviewed");
        return () => rep.post("/v1/batch-reviews", { listId });
      },
    ],
    [
      "batch of 1,000 leads",
      async () => {
        const begin = await ways[0]?.prepare(stack, "Benchservice", 1_000);
        return async () => begin?.().done;
      },
    ],
  ];
  const figures: MeanwhileFigure[] = [];
  for (const [work, prepare] of works) {
    await stack.connector.kill();
    await stack.connector.start();
    const rep = await signInAs(stack.connector, username);
    const doIt = await prepare(rep);
    const { url } = stack.connector;
    const page = `${url}/v1/lead-lists/${short}/leads?limit=50`;
    for (let time = 0; time < 50; time += 1) await ask(page, headersOf(rep));
    const before = await stack.connector.usage();
    const began = performance.now();
    const waits = await askMeanwhile(
      { healthz: () => ask(`${url}/healthz`), page: () => ask(page, headersOf(rep)) },
      doIt,
    );
    const seconds = (performance.now() - began) / 1000;
    const { cpuSeconds, peakMegabytes, longestStretchMs } = await stack.connector.usage();
    figures.push({
      work,
      seconds,
      cpuSeconds: cpuSeconds - before.cpuSeconds,
      peakMegabytes,
      longestStretchMs,
      waits,
    });
  }
  return figures;
}

export function printService({ start, costs, proxied, meanwhile }: ServiceFigures): void {
  console.log(
    `\nA connector listens after ${start.listensMs.toFixed(0)} ms and holds ${start.megabytes?.toFixed(0) ?? "an unknown number of"} MB.`,
  );
  console.table(
    costs.map(({ what, ms, ratio }) => ({
      what,
      "ms of processor": ms.toFixed(2),
      "× hello": ratio.toFixed(1),
    })),
  );
  const shown = ({ p50, p99, max }: Waits) => ({
    p50: p50.toFixed(1),
    p99: p99.toFixed(1),
    max: max.toFixed(1),
  });
  console.table(
    Object.entries(proxied).map(([way, waits]) => ({ "suggested accounts, ms": way, ...shown(waits) })),
  );
  console.table(
    meanwhile.map(({ work, waits, ...rest }) => ({
      meanwhile: work,
      s: rest.seconds.toFixed(1),
      "CPU, s": rest.cpuSeconds.toFixed(1),
      "peak MB": rest.peakMegabytes.toFixed(0),
      "own stretch, ms": rest.longestStretchMs.toFixed(0),
      "healthz p99": waits.healthz.p99.toFixed(0),
      "healthz max": waits.healthz.max.toFixed(0),
      "page p50": waits.page.p50.toFixed(0),
      "page p99": waits.page.p99.toFixed(0),
      "page max": waits.page.max.toFixed(0),
    })),
  );
}
