import { compilePage } from "@crosswalk/practice-page";
import { chromium, type Locator, type Page } from "@playwright/test";
import { eventually } from "../../support/eventually.ts";
import { startPageStack, type PageStack } from "../../support/startPageStack.ts";
import { systemChromium } from "../../support/systemChromium.ts";
import { turnOnCreation } from "../../support/turnOnCreation.ts";
import { countInput, type InputCount } from "./countInput.ts";

/** A rep in Lightning, logged in to Salesforce, with the docked panel of 380 by 640 pixels still closed. */
export interface RepBrowser {
  stack: PageStack;
  page: Page;
  panel: Locator;
  /** The panel's button in the utility bar. */
  opener: Locator;
  /** Presses the mouse on it, once it can be pressed; turns the wheel where it is out of sight. */
  click(target: Locator): Promise<void>;
  /** What mouse and keyboard did so far. */
  count(): InputCount;
  close(): Promise<void>;
}

export async function openRepBrowser(): Promise<RepBrowser> {
  process.env["COMPILED_PAGE"] ??= await compilePage();
  const stack = await startPageStack({
    // Scripts are quicker than people.
    RATE_LIMIT_PER_MINUTE: "100000",
    // The connector's own default: how long it waits for what may be missing is a share of it.
    SALESFORCE_TIMEOUT_MS: "20000",
  });
  await turnOnCreation(await stack.api("admin@practice.example"));
  const browser = await chromium.launch({
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    ...(systemChromium && { executablePath: systemChromium }),
  });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    locale: "en-US",
    reducedMotion: "reduce",
  });
  const count = await countInput(context);
  const page = await context.newPage();
  page.setDefaultTimeout(timeoutMs);
  await page.goto(stack.pageUrl);
  await page.getByLabel("Username").fill("rep@practice.example");
  await page.getByLabel("Password").fill("practice");
  await page.getByRole("button", { name: "Log In", exact: true }).click();
  const bar = page.getByRole("region", { name: "Utility Bar" });
  const panel = page.getByRole("dialog", { name: "Crosswalk" });
  return {
    stack,
    page,
    panel,
    opener: bar.getByRole("button", { name: "Crosswalk" }),
    click: (target) => clickInSight(page, target),
    count,
    async close() {
      await browser.close();
      await stack.close();
    },
  };
}

/** A slow Salesforce on a busy machine; this only ends what is stuck. */
const timeoutMs = 60_000;
const [turnsMax, turnPixels] = [50, 300];

/** Playwright's own click scrolls by itself, which a person can't. */
async function clickInSight(page: Page, target: Locator): Promise<void> {
  await eventually(async () => {
    if (!(await target.isEnabled({ timeout: 1_000 }))) throw new Error(`${target.toString()} is disabled`);
  });
  for (let turns = 0; turns < turnsMax; turns += 1) {
    const { x, y, isInSight } = await target.evaluate(placeOf);
    if (isInSight) return page.mouse.click(x, y);
    const within = await target.page().getByRole("dialog", { name: "Crosswalk" }).boundingBox();
    if (!within) break;
    const middle = within.y + within.height / 2;
    await page.mouse.move(within.x + within.width / 2, middle);
    await page.mouse.wheel(0, y > middle ? turnPixels : -turnPixels);
    await target.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
  throw new Error(`${target.toString()} does not come into sight`);
}

/** Runs in the page: the middle of an element, and whether a mouse there meets it and not another. */
async function placeOf(element: Element) {
  const middle = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  let before = middle();
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const after = middle();
    if (after.x === before.x && after.y === before.y) break;
    before = after;
  }
  const { x, y } = before;
  let met = document.elementFromPoint(x, y);
  for (let inner = met; inner;) {
    met = inner;
    const deeper: Element | null = inner.shadowRoot?.elementFromPoint(x, y) ?? null;
    inner = deeper === inner ? null : deeper;
  }
  let isInSight = false;
  for (
    let node: Node | null = met;
    node;
    node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
  ) {
    if (node === element) isInSight = true;
  }
  return { x, y, isInSight };
}
