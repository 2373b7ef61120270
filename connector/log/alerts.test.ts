import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createMetrics } from "./createMetrics.ts";
import { measureState } from "./measureState.ts";

const read = (path: string) => readFileSync(new URL(`../../config/${path}`, import.meta.url), "utf8");
const alerts = read("monitoring/alerts.yaml");
const rules = [...alerts.matchAll(/alert: Crosswalk(\w+)\n\s+expr: >-\n\s+(.+)/g)].map(
  ([, name = "", rule = ""]) => ({ name, rule }),
);

// Prometheus itself has `up`.
it.each(rules.filter(({ name }) => name !== "Down"))(
  "the alert $name asks for metrics that the connector has",
  ({ rule }) => {
    const metrics = createMetrics();
    measureState({ metrics } as unknown as Parameters<typeof measureState>[0]);
    const known = metrics.registry.getMetricsAsArray().map(({ name }) => name);
    const asked = [...rule.matchAll(/\bcrosswalk_\w+/g)].map(([name]) =>
      known.includes(name) ? name : name.replace(/_(?:bucket|count|sum)$/, ""),
    );
    expect(asked).not.toEqual([]);
    expect(known).toEqual(expect.arrayContaining(asked));
  },
);

it("an outage is told by readiness, with a page of the guide", () => {
  expect(rules).toContainEqual({ name: "NotReady", rule: "1 - crosswalk_ready > 0" });
  const pages = [...alerts.matchAll(/guide: config\/guides\/monitoring\.md#(\S+)/g)].map(([, page]) => page);
  const headings = [...read("guides/monitoring.md").matchAll(/^## (.+)$/gm)].map(([, heading = ""]) =>
    heading.toLowerCase().replaceAll(" ", "-"),
  );
  expect(headings).toEqual(expect.arrayContaining(pages));
});
