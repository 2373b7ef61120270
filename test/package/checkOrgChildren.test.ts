import { hasReference, recorded, referenceNote } from "@crosswalk/practice-org/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { steps } from "../../scripts/checkOrg/steps/steps.ts";
import { leftByWriting } from "./checkOrg/leftByWriting.ts";
import { standardChildren } from "./checkOrg/standardChildren.ts";
import { startCheckedOrg, type CheckedOrg } from "./checkOrg/startCheckedOrg.ts";
import { queryRules, withStandardChildren } from "./checkOrg/withStandardChildren.ts";

let checked: CheckedOrg;
beforeAll(async () => {
  checked = await startCheckedOrg();
});
afterAll(() => checked.close());

const writing = steps.filter(({ needs }) => needs === "write");

describe("the step that writes", () => {
  it("passes and leaves nothing in an org whose records have the children of ordinary ones", async () => {
    const asked = new Set<string>();
    const refused: string[] = [];
    const request: typeof fetch = async (input, init) => {
      const answer = await withStandardChildren(input, init);
      const [, object] = / FROM (\w+) /.exec(decodeURIComponent(String(input))) ?? [];
      if (object !== undefined) asked.add(object);
      if (answer.status === 400 && object !== undefined) refused.push(await answer.clone().text());
      return answer;
    };

    for (const _ of ["first", "again"]) {
      const results = await checked.check(writing, { request });

      expect(
        results.map(({ id, outcome, saw }) => `${id} ${outcome}${outcome === "pass" ? "" : `: ${saw}`}`),
      ).toEqual(writing.flatMap(({ checks }) => checks.map(({ id }) => `${id} pass`)));
      expect(leftByWriting(checked)).toBe(0);
    }
    expect([...asked]).toEqual(expect.arrayContaining(["CollaborationGroupRecord", "ContentDocumentLink"]));
    expect(refused.filter((text) => /MALFORMED_QUERY|INVALID_TYPE_FOR_OPERATION/.test(text))).toEqual([]);
  });
});

describe("the children of an ordinary org's records", () => {
  it.each(Object.entries(queryRules))("say who tells what Salesforce refuses: %s", (object, { because }) => {
    expect(because).toContain("https://");
    expect(Object.values(standardChildren).flat().join()).toContain(`${object}.`);
  });

  it.skipIf(!hasReference).each(Object.entries(standardChildren))(
    `are those that were recorded of %s (${referenceNote})`,
    (parent, children) => {
      const { childRelationships } = recorded(`${parent}_describe`) as {
        childRelationships: { childSObject: string; field: string; cascadeDelete: boolean }[];
      };
      const cascading = childRelationships.filter(({ cascadeDelete }) => cascadeDelete);
      expect(children).toEqual(
        [...new Set(cascading.map(({ childSObject, field }) => `${childSObject}.${field}`))].toSorted(),
      );
    },
  );
});
