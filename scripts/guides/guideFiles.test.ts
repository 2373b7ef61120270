import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { events } from "../../connector/log/events.ts";
import { guideFiles } from "./guideFiles.ts";

it("the guides say what the connector's tables say", async () => {
  for (const { path, text } of await guideFiles()) {
    expect(readFileSync(path, "utf8"), `${path.pathname} is stale: npm run guides`).toBe(text);
  }
});

it("the guide to the log names each event", () => {
  const guide = readFileSync(new URL("../../config/guides/log.md", import.meta.url), "utf8");
  const named = [...guide.matchAll(/`([\w.-]+)`/g)].map(([, name]) => name);
  const missing = Object.keys(events).filter((event) => {
    return !named.includes(event) && !named.includes(event.replace(/^[\w-]+\./, ""));
  });
  expect(missing, "config/guides/log.md, below The events").toEqual([]);
});
