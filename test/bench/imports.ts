import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { ApiClient } from "../support/apiClient.ts";
import { signInAs } from "../support/signInAs.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { hostileFiles } from "../support/hostileFiles.ts";
import { startBenchStack, type BenchStack, type ConnectorUsage } from "./batch/startBenchStack.ts";

/** What an import costs, and how long others wait meanwhile. */
interface ImportFigure extends ConnectorUsage {
  file: string;
  megabytes: number;
  answer: string;
  seconds: number;
  /** Processor time as a multiple of that of the file before, which is smaller. Null for the first. */
  ratio: number | null;
  /** The longest that a GET /healthz waited meanwhile. */
  worstHealthMs: number;
}

const mebibyte = 1024 * 1024;

/** The hostile files that tell most, by name, and a sound one. */
const defaultFiles = [
  "sound leads",
  "an open quote before 200 lines of paired quotes",
  "an open quote in every line",
  "10,000 columns",
  "400 long column names above short rows",
  "names of bracketed letters",
  "companies of slashes",
  "one address for many names",
  "a header and line breaks",
  "a line without an end",
  "rows without a name",
  "the shortest rows there are",
];

function makeFile(name: string, size: number): Buffer {
  if (name !== "sound leads") {
    const found = hostileFiles.find((each) => each.name === name);
    if (!found) throw new Error(`There is no hostile file "${name}"`);
    return found.make(size);
  }
  const lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"];
  for (let length = 0, row = 0; length < size; row++) {
    const line = `Ada${row},Quist,https://www.linkedin.com/in/ada-quist-${row},,"Nord ${row % 5000}, Inc.",Head of Sales,09 Oct 2024\n`;
    lines.push(line);
    length += line.length;
  }
  return Buffer.from(lines.join(""));
}

/** Imports files of growing size, each with a fresh connector, and asks /healthz all the while. */
export async function benchImports(sizes: number[], names: string[]): Promise<ImportFigure[]> {
  const stack = await startBenchStack({ base: 0, perRecord: 0 });
  const figures: ImportFigure[] = [];
  try {
    const rep = await signInAs(stack.connector, "rep@practice.example");
    for (const file of names.length > 0 ? names : defaultFiles) {
      let before: number | undefined;
      for (const megabytes of sizes) {
        const figure = await importOne(stack, rep, makeFile(file, megabytes * mebibyte - 2_000));
        figures.push({
          file,
          megabytes,
          ratio: before === undefined ? null : figure.cpuSeconds / before,
          ...figure,
        });
        before = figure.cpuSeconds;
        printImports(figures.slice(-1));
      }
    }
    return figures;
  } finally {
    await stack.close();
  }
}

async function importOne(stack: BenchStack, rep: ApiClient, bytes: Buffer) {
  await stack.connector.kill();
  await stack.connector.start();
  const atStart = await stack.connector.usage();
  const health = watchHealth(stack.connector.url);
  const began = performance.now();
  const { status, body } = await upload(stack.connector.url, rep, bytes);
  const seconds = (performance.now() - began) / 1000;
  const worstHealthMs = await health.stop();
  const usage = await stack.connector.usage();
  const cpuSeconds = usage.cpuSeconds - atStart.cpuSeconds;
  if (body.id !== undefined) await rep.delete(`/v1/lead-lists/${body.id}`);
  const answer = body.report ? `${status}, ${body.report.rows} rows` : String(status);
  return { answer, seconds, worstHealthMs, ...usage, cpuSeconds };
}

/** Uploads without fetch, which gives up after five minutes. */
async function upload(url: string, { token }: ApiClient, bytes: Buffer) {
  const sent = request(`${url}/v1/lead-lists`, {
    method: "POST",
    // A pooled connection may lead to the connector that was killed before.
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      origin: panelOrigin,
      "content-type": "text/csv",
      "content-length": bytes.length,
    },
  });
  sent.end(bytes);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const body = JSON.parse(await text(answer)) as { id?: string; report?: { rows: number } };
  return { status: answer.statusCode ?? 0, body };
}

/** Asks /healthz again and again, and keeps the longest wait. */
function watchHealth(url: string): { stop(): Promise<number> } {
  let worst = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const began = performance.now();
      await (await fetch(`${url}/healthz`)).text();
      worst = Math.max(worst, performance.now() - began);
      await wait(10);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await watching;
      return worst;
    },
  };
}

function printImports(figures: ImportFigure[]): void {
  for (const { file, megabytes, answer, seconds, ratio, worstHealthMs, ...usage } of figures) {
    console.log(
      `${file} | ${megabytes} MB | ${answer} | ${seconds.toFixed(1)} s | CPU ${usage.cpuSeconds.toFixed(1)} s, × ${ratio?.toFixed(1) ?? "–"} | ` +
        `worst healthz ${worstHealthMs.toFixed(0)} ms | loop p99 ${usage.loopDelayMs.p99.toFixed(0)}, max ${usage.loopDelayMs.max.toFixed(0)} ms, of its own ${usage.longestStretchMs.toFixed(0)} ms | ` +
        `${usage.peakMegabytes.toFixed(0)} MB`,
    );
  }
}
