import { readFileSync } from "node:fs";
import { nothing, type InputCount } from "./countInput.ts";
import { openRepBrowser, type RepBrowser } from "./repBrowser.ts";
import { connectionsFile, leadsAs, sources, type Deals } from "./repFiles.ts";
import { addButton, bringIn, button, comeBack, isAdded, openAndSignIn } from "./repSteps.ts";

/** What a job takes of a rep's mouse and keyboard. */
interface ClicksFigure {
  source: string;
  job: string;
  now: InputCount;
  /** Contacts and their roles on opportunities that the org has more afterwards. */
  made: Made;
}

interface Made {
  contacts: number;
  roles: number;
}

/** One after the other: the first one's account has more than one deal, so that the rep has to choose. */
const oneByOne: Deals[] = ["several", ...Array.from<Deals>({ length: 13 }).fill("one")];
const aHundred = Array.from<Deals>({ length: 100 }).fill("any");

/** Drives the panel of the practice page with a real mouse and keyboard, the shortest way that a rep has. */
export async function benchClicks(): Promise<ClicksFigure[]> {
  const figures: ClicksFigure[] = [];
  for (const source of sources) {
    await inBrowser(source, figures, async (rep, measure) => {
      await measure("sign in", () => openAndSignIn(rep));
      await measure("bring in", () => bringIn(rep, source, leadsAs(source, rep.stack, oneByOne)));
      await addOneByOne(rep, measure);
    });
    await inBrowser(source, figures, async (rep, measure) => {
      await openAndSignIn(rep);
      await bringIn(rep, source, leadsAs(source, rep.stack, aHundred));
      await comeBack(rep);
      await measure("a hundred leads", () => addAll(rep, `Select All ${aHundred.length}`));
    });
  }
  await inBrowser("LinkedIn's own file", figures, async (rep, measure) => {
    await openAndSignIn(rep);
    await bringIn(rep, "Connections.csv", readFileSync(connectionsFile, "utf8"));
    await comeBack(rep);
    await measure("its 15 new leads", async () => {
      await rep.click(rep.opener);
      await rep.click(button(rep.panel, /^New \d+$/));
      await addSelected(rep, /^Select All \d+$/);
    });
  });
  return figures;
}

type Measure = (job: string, work: () => Promise<void>) => Promise<void>;

async function inBrowser(
  source: string,
  figures: ClicksFigure[],
  work: (rep: RepBrowser, measure: Measure) => Promise<void>,
): Promise<void> {
  const rep = await openRepBrowser();
  try {
    await work(rep, async (job, part) => {
      const [input, made] = [rep.count(), madeIn(rep)];
      await part();
      figures.push({
        source,
        job,
        now: lessOf(rep.count(), input),
        made: { contacts: madeIn(rep).contacts - made.contacts, roles: madeIn(rep).roles - made.roles },
      });
    });
  } finally {
    await rep.close();
  }
}

/** Works through a list: the first lead with the mouse, the next one both ways, and ten with the keyboard. */
async function addOneByOne(rep: RepBrowser, measure: Measure): Promise<void> {
  const { page, panel, opener, click } = rep;
  const leads = panel.getByRole("grid").locator("c-lead-row").getByRole("button");
  const goOn = async () => {
    await button(panel, /^Next Lead: /)
      .last()
      .waitFor();
    await page.keyboard.press("Alt+Enter");
    await addButton(rep).waitFor();
    await page.keyboard.press("Alt+Enter");
    await isAdded(rep);
  };
  const fromClosed = async (index: number, choose?: () => Promise<void>) => {
    await click(opener);
    await click(leads.nth(index));
    await addButton(rep).waitFor();
    await choose?.();
    await click(addButton(rep));
    await isAdded(rep);
  };
  const backToList = async () => {
    await button(panel, "Back to List").click();
    await leads.nth(0).waitFor();
    await comeBack(rep);
  };
  await comeBack(rep);
  await measure("one lead, choosing", () =>
    fromClosed(0, async () => {
      await click(panel.getByRole("combobox", { name: "Opportunity" }));
      await click(panel.getByRole("option", { name: / - / }).first());
      await click(panel.getByRole("combobox", { name: "Role" }));
      await click(panel.getByRole("option", { name: "Evaluator" }));
    }),
  );
  await backToList();
  await measure("one lead", () => fromClosed(1));
  await measure("the next, mouse", async () => {
    await click(button(panel, /^Next Lead: /).last());
    await click(addButton(rep));
    await isAdded(rep);
  });
  await measure("the next, keyboard", goOn);
  await backToList();
  await measure("ten leads", async () => {
    await fromClosed(4);
    for (let more = 0; more < 9; more += 1) await goOn();
  });
}

async function addAll(rep: RepBrowser, selectAll: string): Promise<void> {
  await rep.click(rep.opener);
  await addSelected(rep, selectAll);
}

async function addSelected({ panel, click }: RepBrowser, selectAll: string | RegExp): Promise<void> {
  await click(button(panel, selectAll));
  await click(button(panel, "Review"));
  await click(button(panel, /^Add \d+ to CRM$/));
  await panel
    .locator("h3[data-state]")
    .getByText(/^Completed/)
    .waitFor();
}

function madeIn({ stack }: RepBrowser): Made {
  const rowsOf = (object: string) =>
    stack.org.org.db
      .prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM ${object} WHERE IsDeleted = 0`)
      .get()?.rows ?? 0;
  return { contacts: rowsOf("Contact"), roles: rowsOf("OpportunityContactRole") };
}

function lessOf(after: InputCount, start: InputCount): InputCount {
  return {
    clicks: after.clicks - start.clicks,
    keys: after.keys - start.keys,
    scrolls: after.scrolls - start.scrolls,
  };
}

export function printClicks(figures: ClicksFigure[]): void {
  console.log();
  console.table(
    figures.map(({ source, job, made, now }) => ({ "leads from": source, job, ...made, takes: said(now) })),
  );
}

function said(count: InputCount): string {
  const words = { clicks: ["click", "clicks"], keys: ["key", "keys"], scrolls: ["scroll", "scrolls"] };
  const parts = (Object.keys(nothing) as (keyof InputCount)[])
    .filter((kind) => count[kind] > 0)
    .map((kind) => `${count[kind]} ${words[kind][count[kind] === 1 ? 0 : 1]}`);
  return parts.join(", ") || "nothing";
}
