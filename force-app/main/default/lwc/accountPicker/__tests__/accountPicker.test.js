import AccountPicker from "c/accountPicker";
import { answerWith } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { account } from "lwc-test/samples";

const path = "GET /v1/accounts";
const newAccountUrl = "https://practice.example/lightning/o/Account/new";
const show = (properties) =>
  render("c-account-picker", AccountPicker, { label: "Account Name", newAccountUrl, ...properties });
const typeahead = (element) => find(element, "c-record-picker", "c-typeahead");

async function search(element, q) {
  jest.useFakeTimers();
  await fire(typeahead(element), "search", { q });
  jest.advanceTimersByTime(250);
  await settle();
  jest.useRealTimers();
}

it("proposes accounts for the lead's company before anything is typed", async () => {
  const sameName = { code: "account-name", text: "Same name" };
  const suggestions = [{ ...account, reasons: [sameName], isExact: true }];
  const element = await show({ suggestions, company: "Northwind" });
  expect(typeahead(element).options[0]).toEqual({
    id: account.id,
    label: "Northwind Energy",
    detail: "Same name\u00a0· Energy\u00a0· Munich\u00a0· Rita Rep",
  });
  await expect(element).toBeAccessible();
});

it("asks Salesforce from the third character on, once per pause", async () => {
  const requests = answerWith({ [path]: { items: [account] } });
  const element = await show();
  await search(element, "no");
  expect(requests.map(({ query }) => query.q)).not.toContain("no");
  requests.length = 0;
  jest.useFakeTimers();
  await fire(typeahead(element), "search", { q: "nor" });
  await fire(typeahead(element), "search", { q: "nort" });
  jest.advanceTimersByTime(250);
  await settle();
  expect(requests.map(({ query }) => query.q)).toEqual(["nort"]);
  expect(typeahead(element).options).toHaveLength(1);
});

it("asks from the first character on in Chinese, Japanese and Korean", async () => {
  const requests = answerWith({ [path]: { items: [] } });
  const element = await show();
  await search(element, "東");
  expect(requests).toHaveLength(1);
});

it("shows the answer to the last question, whichever comes first", async () => {
  const answers = {};
  answerWith({
    [path]: ({ query }) =>
      new Promise((resolve) => {
        answers[query.q] = resolve;
      }),
  });
  const element = await show();
  await search(element, "nor");
  await search(element, "fab");
  answers.fab({ items: [{ ...account, name: "Fabrikam" }] });
  answers.nor({ items: [account] });
  await settle();
  expect(typeahead(element).options[0].label).toBe("Fabrikam");
});

it("gives the chosen account, and null once it is cleared", async () => {
  answerWith({ [path]: { items: [account] } });
  const element = await show();
  const selected = record(element, "accountselect");
  await search(element, "nor");
  await fire(typeahead(element), "choose", { id: account.id });
  await fire(typeahead(element), "clear");
  expect(selected.map((detail) => detail.account?.name ?? null)).toEqual(["Northwind Energy", null]);
});

it("leads to Salesforce's own page where there is no such account", async () => {
  answerWith({ [path]: { items: [] } });
  const element = await show();
  await search(element, "zzz");
  expect(find(element, "a").href).toBe(newAccountUrl);
  await expect(element).toBeAccessible();
});

it("shows three reasons at most, and the owner where it is somebody else", async () => {
  const why = (code) => ({ code, text: code });
  const shared = [why("account-name"), why("account-in-country")];
  const own = { ...account, reasons: [...shared, why("account-own"), why("account-customer")] };
  const another = { ...account, id: "002", reasons: shared };
  const element = await show({ suggestions: [own, another], account: own });
  expect(element.shadowRoot.textContent).toContain(
    "account-name\u00a0· account-in-country\u00a0· account-own\u00a0· Munich",
  );
  expect(typeahead(element).options.map(({ detail }) => detail)).toEqual([
    "account-name\u00a0· account-own\u00a0· account-customer\u00a0· Munich",
    "account-name\u00a0· Energy\u00a0· Munich\u00a0· Rita Rep",
  ]);
});
