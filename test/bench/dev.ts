import { readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { eventually } from "../support/eventually.ts";
import { openDevPage, type DevPage } from "../support/openDevPage.ts";
import { cloneWithSpaces, startTree, type StartedTree } from "../support/startedTree.ts";

/** How long a developer waits until a change is seen: the median of some, and the longest. */
interface DevFigure {
  what: string;
  medianMs: number;
  longestMs: number;
  /** Processes that waited for the processor on average meanwhile. */
  load: number;
}

const tries = 5;
/** Nobody saves without a pause. */
const pauseMs = 3_000;
const prompt = "force-app/main/default/lwc/signInPrompt/signInPrompt";

/** Starts `npm run dev` in a clone, changes files, and looks for each change where a developer sees it. */
export async function benchDev(): Promise<DevFigure[]> {
  const clone = cloneWithSpaces();
  const tree = await startTree(clone.folder, "dev");
  let open: DevPage | undefined;
  try {
    await tree.says("Crosswalk is running");
    open = await openDevPage(`http://localhost:${tree.ports["PAGE_PORT"]}`);
    const figures: DevFigure[] = [];
    for (const [what, change] of changes(tree, open)) figures.push(await measure(what, clone.folder, change));
    return figures;
  } finally {
    await open?.close();
    tree.signalAll("SIGINT");
    await eventually(() => {
      if (tree.processes().length > 0) throw new Error("npm run dev does not end");
    });
    clone.remove();
  }
}

interface Change {
  file: string;
  /** Gives the text with the word in it. */
  write: (text: string, word: string) => string;
  see: (word: string) => Promise<unknown>;
}

function changes(tree: StartedTree, { page, panel }: DevPage): [string, Change][] {
  const shown = (word: string) => panel.getByText(word).waitFor();
  const connectorUrl = `http://localhost:${tree.ports["CONNECTOR_PORT"]}`;
  return [
    [
      "a component's template",
      {
        file: `${prompt}.html`,
        write: (text, word) => text.replace("<template>", `<template><p>${word}</p>`),
        see: shown,
      },
    ],
    [
      "a component's styles",
      {
        file: `${prompt}.css`,
        write: (text, word) => `${text}\n.heading::before { content: "${word}"; }`,
        see: (word) =>
          eventually(async () => {
            const styled = await page
              .getByText("Connect Crosswalk to Salesforce", { exact: true })
              .evaluate((heading) => getComputedStyle(heading, "::before").content);
            if (!styled.includes(word)) throw new Error("The styles are the old ones");
          }),
      },
    ],
    [
      "a component's script",
      {
        file: `${prompt}.js`,
        write: (text, word) => text.replace("endedExplanation : explanation", `endedExplanation : "${word}"`),
        see: shown,
      },
    ],
    [
      "a label",
      {
        file: "force-app/main/default/labels/CustomLabels.labels-meta.xml",
        write: (text, word) => text.replace(">Connect<", `>${word}<`),
        see: shown,
      },
    ],
    [
      "the connector",
      {
        file: "connector/errors.ts",
        write: (text, word) => text.replace("You're not signed in to Salesforce", word),
        see: (word) =>
          eventually(async () => {
            const answer = await fetch(`${connectorUrl}/v1/settings`);
            if (!(await answer.text()).includes(word)) throw new Error("The connector is the old one");
          }),
      },
    ],
  ];
}

async function measure(what: string, folder: string, { file, write, see }: Change): Promise<DevFigure> {
  const target = path.join(folder, file);
  const text = readFileSync(target, "utf8");
  const times: number[] = [];
  for (let number = 1; number <= tries; number++) {
    const word = `Change ${number}`;
    const changed = write(text, word);
    if (changed === text) throw new Error(`${file} is not what this measures any more`);
    const started = performance.now();
    writeFileSync(target, changed);
    await see(word);
    times.push(performance.now() - started);
    await wait(pauseMs);
  }
  writeFileSync(target, text);
  times.sort((one, other) => one - other);
  return {
    what,
    medianMs: times[Math.floor(tries / 2)] ?? 0,
    longestMs: times.at(-1) ?? 0,
    load: loadavg()[0] ?? 0,
  };
}

export function printDev(figures: DevFigure[]): void {
  for (const { what, medianMs, longestMs, load } of figures)
    console.log(
      `${what} | median ${medianMs.toFixed(0)} ms | longest ${longestMs.toFixed(0)} ms | load ${load.toFixed(1)}`,
    );
}
