import Answer from "c/answer";
import { find, fire, record, render } from "lwc-test/render";

const show = (properties) => render("c-answer", Answer, properties);
const problem = { code: "salesforce-unavailable", title: "Salesforce is away" };

it("shows rows until something has come, also where that is a zero", async () => {
  const element = await show({ of: null, rows: 2 });
  expect(find(element, "c-loading-rows").count).toBe(2);
  await expect(element).toBeAccessible();
  const other = await show({ of: 0 });
  expect(other.shadowRoot.children).toHaveLength(0);
});

it("says what went wrong, and asks again", async () => {
  const element = await show({ of: null, problem });
  const retries = record(element, "retry");
  expect(find(element, "c-loading-rows")).toBeNull();
  element.focus();
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
  await fire(find(element, "c-error-panel"), "retry");
  expect(retries).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it("says that there is nothing where the part has words for it", async () => {
  const element = await show({ of: [], empty: "No batches", iconName: "utility:list" });
  expect(find(element, "c-empty-state").heading).toBe("No batches");
  const other = await show({ of: [] });
  expect(find(other, "c-empty-state")).toBeNull();
});
