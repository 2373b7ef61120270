import { prefetchLead, forgetPrefetched, takePrefetched } from "c/prefetch";
import { answerWith } from "lwc-test/connector";

const lead = { leadId: "lead-2", listId: "list-1" };
const answers = {
  "GET /v1/leads/lead-2": { id: "lead-2" },
  "GET /v1/leads/lead-2/matches": { items: [] },
  "GET /v1/leads/lead-2/draft": { fields: [] },
  "GET /v1/leads/lead-3": { id: "lead-3" },
  "GET /v1/leads/lead-3/matches": { items: [] },
  "GET /v1/leads/lead-3/draft": { fields: [] },
};
const anew = () => Promise.resolve("asked anew");

beforeEach(() => {
  forgetPrefetched();
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

it("has what the page of the lead shows, each once", async () => {
  const requests = answerWith(answers);
  prefetchLead(lead);
  prefetchLead(lead);
  expect(requests.map(({ path }) => path)).toEqual([
    "/v1/leads/lead-2",
    "/v1/leads/lead-2/matches",
    "/v1/leads/lead-2/draft",
  ]);
  expect(await takePrefetched("lead", lead, anew)).toEqual({ id: "lead-2" });
  expect(await takePrefetched("matches", lead, anew)).toEqual({ items: [] });
  expect(await takePrefetched("draft", lead, anew)).toEqual({ fields: [] });
  expect(await takePrefetched("draft", lead, anew)).toBe("asked anew");
});

it("is for this lead and list alone, and only the last one that was asked for", async () => {
  answerWith(answers);
  prefetchLead(lead);
  expect(await takePrefetched("lead", { ...lead, leadId: "lead-9" }, anew)).toBe("asked anew");
  expect(await takePrefetched("draft", { ...lead, listId: "list-2" }, anew)).toBe("asked anew");
  prefetchLead({ ...lead, leadId: "lead-3" });
  expect(await takePrefetched("lead", lead, anew)).toBe("asked anew");
  forgetPrefetched();
  expect(await takePrefetched("lead", { ...lead, leadId: "lead-3" }, anew)).toBe("asked anew");
});

it("is used as long as it is fresh", async () => {
  answerWith(answers);
  prefetchLead(lead);
  jest.advanceTimersByTime(59_000);
  expect(await takePrefetched("lead", lead, anew)).toEqual({ id: "lead-2" });
  jest.advanceTimersByTime(2_000);
  expect(await takePrefetched("matches", lead, anew)).toBe("asked anew");
});
