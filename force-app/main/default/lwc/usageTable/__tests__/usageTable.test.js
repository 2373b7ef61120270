import UsageTable from "c/usageTable";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, fire, render, settle } from "lwc-test/render";
import { recentMonths } from "../recentMonths";

const path = "GET /v1/usage";
const users = [
  {
    userId: "005",
    username: "rep@practice.example",
    displayName: "Rita Rep",
    used: 42,
    limit: 1000,
    percent: 4,
    isNear: false,
    outcomes: { created: 42, "duplicate-detected": 3 },
  },
];
const show = () => render("c-usage-table", UsageTable);

it("shows each user's contacts and failures", async () => {
  answerWith({ [path]: { month: "2026-11", users } });
  const element = await show();
  expect(findAll(element, "tbody tr")).toHaveLength(1);
  expect(element.shadowRoot.textContent).toContain("Rita Rep");
  expect(find(element, "tbody td:last-child").textContent).toBe("3");
  await expect(element).toBeAccessible();
});

it("takes nothing for a failure that was undone, still runs, or was not tried", async () => {
  const outcomes = { created: 5, undone: 5, "in-progress": 1, "never-known": 1, "not-tried": 2 };
  answerWith({ [path]: { month: "2026-11", users: [{ ...users[0], outcomes }] } });
  const element = await show();
  expect(find(element, "tbody td:last-child").textContent).toBe("0");
});

it("asks for the month chosen, and says when nothing happened in it", async () => {
  const requests = answerWith({ [path]: { month: "2026-10", users: [] } });
  const element = await show();
  await fire(find(element, "lightning-combobox"), "change", { value: "2026-10" });
  expect(requests.at(-1).query.month).toBe("2026-10");
  expect(find(element, "c-answer", "c-empty-state")).not.toBeNull();
  await expect(element).toBeAccessible();
});

it("begins with the month that it is in the org, whatever the browser's clock says", async () => {
  const requests = answerWith({ [path]: { month: "2019-05", users } });
  const element = await show();
  expect(requests[0].query.month).toBeUndefined();
  const months = find(element, "lightning-combobox");
  expect(months.value).toBe("2019-05");
  expect(months.options[0]).toEqual({ value: "2019-05", label: "May 2019" });
});

it("offers a year of months, over the end of a year", () => {
  const values = recentMonths("2027-03").map(({ value }) => value);
  expect(values.slice(0, 4)).toEqual(["2027-03", "2027-02", "2027-01", "2026-12"]);
  expect(values).toHaveLength(12);
});

it("downloads the month that is shown, and says why where it cannot", async () => {
  const requests = answerWith({
    [path]: { month: "2026-11", users },
    "GET /v1/usage.csv": problem(503, "salesforce-unavailable"),
  });
  const element = await show();
  find(element, "[data-csv]").click();
  await settle();
  expect(requests.at(-1).query.month).toBe("2026-11");
  expect(find(element, "c-error-panel").problem.code).toBe("salesforce-unavailable");
});

it("sums up all users", async () => {
  const other = { ...users[0], userId: "006", used: 1, outcomes: { created: 2, undone: 1, internal: 4 } };
  answerWith({ [path]: { month: "2026-11", users: [users[0], other] } });
  const element = await show();
  expect(findAll(element, "tfoot td").map(({ textContent }) => textContent)).toEqual(["43", "7"]);
});

it("tells what failed in the month that is shown", async () => {
  answerWith({ [path]: { month: "2026-11", users } });
  const element = await show();
  expect(find(element, "c-usage-failures").month).toBe("2026-11");
});
