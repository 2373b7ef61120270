import { expect, it } from "vitest";
import { shareCalls } from "./shareCalls.ts";

const query = { path: "/query?q=x" };
const describe = { path: "/sobjects/Contact/describe" };
const request = (...subrequests: { path: string }[]) => ({ subrequests });

it("sends reads together as far as Salesforce takes them in one call", () => {
  const requests = [request(query, query), request(query, describe), request(query, query, query)];
  expect(shareCalls(requests)).toEqual([[requests[0], requests[1]], [requests[2]]]);
});

it("counts further pages of a query as queries", () => {
  const pages = request(...Array.from({ length: 5 }, () => ({ path: "/query/01g-2000" })));
  expect(shareCalls([pages, request(query)])).toHaveLength(2);
});

it("sends nothing where nothing is asked", () => {
  expect(shareCalls([])).toEqual([]);
});
