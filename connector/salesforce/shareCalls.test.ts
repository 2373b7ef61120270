import { expect, it } from "vitest";
import { shareCalls } from "./requests.ts";

const query = (text: string) => ({ path: `/query?q=${text}` });
const describe = { path: "/sobjects/Contact/describe" };
const request = (...subrequests: { path: string }[]) => ({ subrequests });

it("reads are sent together as far as Salesforce takes them in one call", () => {
  const requests = [
    request(query("a"), query("b")),
    request(query("c"), describe),
    request(query("d"), query("e"), query("f")),
  ];
  expect(shareCalls(requests)).toEqual([[requests[0], requests[1]], [requests[2]]]);
});

it("further pages of a query count as queries", () => {
  const pages = request(...Array.from({ length: 5 }, (_, page) => ({ path: `/query/01g-${page}` })));
  expect(shareCalls([pages, request(query("a"))])).toHaveLength(2);
});
