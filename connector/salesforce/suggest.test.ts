import { expect, it } from "vitest";
import type { SalesforceSession } from "./session.ts";
import { suggest } from "./suggest.ts";

it("suggestions are asked for unpacked, since somebody types meanwhile", async () => {
  const asked: unknown[] = [];
  const request = (...all: unknown[]) => {
    asked.push(...all);
    return Promise.resolve({ status: 200, headers: {}, body: { autoSuggestResults: [{ Id: "001" }] } });
  };
  const session = { request } as unknown as SalesforceSession;
  expect(await suggest(session, "Account", "nor & co", { fields: ["Website"] })).toEqual([{ Id: "001" }]);
  expect(asked).toEqual([
    "GET",
    "/search/suggestions?q=nor%20%26%20co&sobject=Account&limit=10&fields=Website",
    undefined,
    { headers: { "accept-encoding": "identity" } },
  ]);
});
