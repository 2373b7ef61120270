import type { Page } from "@playwright/test";
import axe from "axe-core";

/** A selector, or those from shadow root to shadow root. */
export type Part = string | { fromShadowDom: [string, string, ...string[]] };

/** What axe finds wrong on a page, or in the part that is named, and how many rules it could apply. */
export async function findViolations(page: Page, part: Part = "html") {
  // A document takes the half megabyte of axe once. Its package for Playwright sends it anew for each
  // analysis, which takes as long as the analysis. No screen holds a frame, which only that looks into.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(
    (looked) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(looked, { resultTypes: ["violations"] }),
    part,
  );
  return {
    violations: violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) })),
    rulesApplied: passes.length + violations.length,
  };
}
