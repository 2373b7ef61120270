import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { batchLeadsMax } from "../../connector/jobs/rows/chosenRows.ts";
import { sortedMax } from "../../connector/leads/sortedMembers.ts";
import { monthlyQuotaMax } from "../../connector/settings/settings.ts";

const folder = new URL("../../force-app/main/default/lwc/", import.meta.url);

it.each([
  ["a rep select as many leads as the connector takes in a batch", "jobText", "BATCH_MAX", batchLeadsMax],
  ["a rep sort a list as long as the connector sorts", "leadSortMenu", "SORTED_MAX", sortedMax],
  ["an admin give a quota as high as the connector takes", "quotaOverrides", "QUOTA_MAX", monthlyQuotaMax],
])("the panel lets %s", (_, component, name, max) => {
  const source = readFileSync(new URL(`${component}/${component}.js`, folder), "utf8");
  const value = new RegExp(`^(?:export )?const ${name} = ([\\d_]+);$`, "m").exec(source)?.[1] ?? "";

  expect(Number(value.replaceAll("_", ""))).toBe(max);
});
