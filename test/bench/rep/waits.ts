import type { Locator } from "@playwright/test";
import { eventually } from "../../support/eventually.ts";
import { openRepBrowser, type RepBrowser } from "./repBrowser.ts";
import { leadsAs, type Deals } from "./repFiles.ts";
import { addButton, button, startBringingIn } from "./repSteps.ts";

/** How long a rep waits for a step, by what a call of Salesforce takes, and what is asked for meanwhile. */
interface WaitsFigure {
  step: string;
  /** By the milliseconds of a call. */
  seconds: Record<string, number>;
  /** From the panel to the connector, and from there to Salesforce, by the same. */
  requests: Record<string, number>;
  calls: Record<string, number>;
  /** Before one lead and a hundred were made short: 0 ms, 150 ms, 3,000 ms, requests. */
  before: string;
}

const latencies = [0, 150, 3_000];
const leads: Deals[] = ["several", ...Array.from<Deals>({ length: 99 }).fill("any")];

/** Seconds and requests of the steps, on a machine as busy. */
const before: Record<string, string> = {
  "open the panel, signed out": "0.10 0.16 -    1",
  "sign in -> lists": "0.45 1.03 -    3",
  "import 100 -> rows": "1.43 2.16 -    6",
  "open list -> rows": "0.92 1.49 10.4 4",
  "search -> answer": "0.42 0.40 -    2",
  "open lead -> form": "0.17 0.45 3.2  3",
  "account typed -> options": "0.39 0.96 7.4  2",
  "account -> opportunities": "0.11 0.35 3    1",
  "add -> result": "0.22 0.39 3.4  2",
  "undo -> lead is new again": "0.5  -    15.7 5",
  "review 100": "0.44 1.42 16.6 1",
  "add all -> finished": "0.42 0.70 -    6",
};

export async function benchWaits(): Promise<WaitsFigure[]> {
  const figures = new Map<string, WaitsFigure>();
  for (const latency of latencies) {
    const rep = await openRepBrowser();
    try {
      await rep.stack.practice("PATCH", "/settings", { latencyMs: { base: latency, perRecord: 0 } });
      await walk(rep, (step, { seconds, requests, calls }) => {
        const figure = figures.get(step) ?? {
          step,
          seconds: {},
          requests: {},
          calls: {},
          before: before[step] ?? "",
        };
        figure.seconds[latency] = seconds;
        figure.requests[latency] = requests;
        figure.calls[latency] = calls;
        figures.set(step, figure);
      });
    } finally {
      await rep.close();
    }
  }
  return [...figures.values()];
}

interface Taken {
  seconds: number;
  requests: number;
  calls: number;
}

async function walk(rep: RepBrowser, tell: (step: string, taken: Taken) => void): Promise<void> {
  const { panel, opener, stack } = rep;
  const traffic = watchTraffic(rep);
  const isNew = button(panel, /^New \d+$/);
  const firstLead = panel.getByRole("grid").locator("c-lead-row").getByRole("button").nth(0);
  let listName = "";

  /** From the press until it is on the screen; requests that follow by themselves are counted with it. */
  const measure = async (step: string, act: () => Promise<number>, ...shown: [string, Locator][]) => {
    await traffic.isQuiet();
    const [requests, calls] = [traffic.requests(), await salesforceCalls(rep)];
    const started = await act();
    const times: [string, number][] = [];
    for (const [name, locator] of shown) {
      await locator.waitFor();
      times.push([name, (performance.now() - started) / 1_000]);
    }
    await traffic.isQuiet();
    for (const [index, [name, seconds]] of times.entries()) {
      const isLast = index === times.length - 1;
      tell(`${step}${name}`, {
        seconds,
        requests: isLast ? traffic.requests() - requests : 0,
        calls: isLast ? (await salesforceCalls(rep)) - calls : 0,
      });
    }
  };
  const pressed = (target: Locator) => () => rep.click(target);
  const enabled = (name: string | RegExp) =>
    panel.getByRole("button", { name, exact: true, disabled: false });

  await leadsAreKnown(rep);
  await measure("open the panel, signed out", pressed(opener), ["", enabled("Connect")]);
  await measure("sign in -> lists", pressed(button(panel, "Connect")), ["", button(panel, "Add a Lead")]);
  await measure(
    "import 100",
    () => startBringingIn(rep, "Connections.csv", leadsAs("Connections.csv", stack, leads)),
    [" -> rows", firstLead],
  );
  await isNew.waitFor();
  listName = (await panel.getByRole("grid").getAttribute("aria-label")) ?? "";
  await button(panel, "Back to Lead Lists").click();
  await measure(
    "open lead of a new list",
    async () => {
      await rep.click(panel.getByRole("button", { name: earlyList }));
      return rep.click(firstLead);
    },
    [" -> name", panel.locator("c-lead-page").getByText("Planner · Northwind Energy").first()],
    [" -> form", enabled("Add to CRM")],
  );
  await button(panel, "Back to Leads").first().click();
  await button(panel, "Back to Lead Lists").click();
  await measure("open list", pressed(panel.getByRole("button", { name: listName }).first()), [
    " -> rows",
    firstLead,
  ]);
  const searched = ((await panel.locator("c-lead-row .name").nth(0).textContent()) ?? "").trim();
  await measure(
    "search -> answer",
    async () => {
      const started = performance.now();
      await panel.getByLabel("Search Leads").fill(searched);
      return started;
    },
    ["", panel.locator('[role=grid][aria-rowcount="1"]')],
  );
  await panel.getByLabel("Search Leads").fill("");
  await button(panel, `Select All ${leads.length}`).waitFor();
  await measure("open lead -> form", pressed(firstLead), ["", enabled("Add to CRM")]);
  const account = panel.getByRole("combobox", { name: "Account Name" });
  const northwind = panel.getByRole("option", { name: /^Northwind Energy Energy/ });
  await measure(
    "account typed -> options",
    async () => {
      await account.fill("");
      const started = performance.now();
      await account.fill("Northwind Ener");
      return started;
    },
    ["", northwind],
  );
  await measure("account -> opportunities", pressed(northwind), [
    "",
    panel.getByRole("combobox", { name: "Opportunity" }),
  ]);
  await measure("add -> result", pressed(addButton(rep)), [
    "",
    panel.getByRole("heading", { name: /was added to CRM$/ }),
  ]);
  await measure("undo -> lead is new again", pressed(panel.getByRole("button", { name: "Undo" })), [
    "",
    panel.getByRole("heading", { name: "New Contact" }),
  ]);
  await measure("add -> result, again", pressed(addButton(rep)), [
    "",
    panel.getByRole("heading", { name: /was added to CRM$/ }),
  ]);
  await measure("next lead -> form", pressed(button(panel, /^Next Lead: /).last()), [
    "",
    enabled("Add to CRM"),
  ]);
  await button(panel, "Back to Leads").first().click();
  await button(panel, `Select All ${leads.length}`).click();
  await measure("review 100", pressed(button(panel, "Review")), ["", enabled(/^Add \d+ to CRM$/)]);
  await measure(
    "add all",
    pressed(enabled(/^Add \d+ to CRM$/)),
    [" -> progress", panel.getByRole("progressbar", { name: "Batch progress" })],
    [" -> finished", panel.locator("h3[data-state]").getByText(/^Completed/)],
  );
}

const earlyList = "Trade Fair";

/** A list of others, whose lead is opened before Salesforce has been asked about anybody in it. */
async function leadsAreKnown({ stack }: RepBrowser): Promise<void> {
  const user = await stack.api("rep@practice.example");
  const others = Array.from({ length: 100 }, (_, index) => ({
    firstName: `Early${index}`,
    lastName: `Riser${index}`,
    title: "Planner",
    company: "Northwind Energy",
    location: "Berlin, Germany",
  }));
  const { status } = await user.post("/v1/lead-lists", { name: earlyList, leads: others });
  if (status !== 201) throw new Error(`leads were not imported: ${status}`);
}

/** Requests of the panel to the connector, and whether any is still under way. */
function watchTraffic({ page, stack }: RepBrowser) {
  let [sent, ended] = [0, 0];
  const isOurs = (request: { url(): string }) => request.url().startsWith(stack.url);
  page.on("request", (request) => (sent += isOurs(request) ? 1 : 0));
  for (const event of ["requestfinished", "requestfailed"] as const)
    page.on(event as "requestfinished", (request) => (ended += isOurs(request) ? 1 : 0));
  let [lastChange, lastSeen] = [performance.now(), 0];
  return {
    requests: () => sent,
    isQuiet: () =>
      eventually(() => {
        if (sent + ended !== lastSeen) [lastChange, lastSeen] = [performance.now(), sent + ended];
        if (sent > ended || performance.now() - lastChange < quietMs)
          throw new Error("requests are under way");
      }),
  };
}

const quietMs = 400;

async function salesforceCalls({ stack }: RepBrowser): Promise<number> {
  return (await stack.practice<unknown[]>("GET", "/requests")).length;
}

export function printWaits(figures: WaitsFigure[]): void {
  const heads = latencies.map((latency) => `${latency} ms`.padStart(9)).join("");
  console.log("\nSeconds of waiting, by what each call of Salesforce takes");
  console.log(`${"".padEnd(32)}${heads}   requests   calls   before`);
  for (const { step, seconds, requests, calls, before: past } of figures) {
    const cells = latencies.map((latency) => (seconds[latency]?.toFixed(2) ?? "-").padStart(9)).join("");
    const [asked, called] = [requests, calls].map((each) => String(each[0] ?? 0));
    console.log(`${step.padEnd(32)}${cells}${asked?.padStart(11)}${called?.padStart(8)}   ${past}`.trimEnd());
  }
}
