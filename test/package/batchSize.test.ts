import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { batchLeadsMax } from "../../connector/batches/createBatch.ts";

const folder = new URL("../../force-app/main/default/lwc/", import.meta.url);

it("the panel lets a rep select as many leads as the connector takes in a batch", () => {
  const source = readFileSync(new URL("selectionBar/selectionBar.js", folder), "utf8");
  const selected = /^const BATCH_MAX = ([\d_]+);$/m.exec(source)?.[1] ?? "";

  expect(Number(selected.replaceAll("_", ""))).toBe(batchLeadsMax);
});
