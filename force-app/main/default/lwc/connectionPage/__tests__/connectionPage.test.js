import ConnectionPage from "c/connectionPage";
import { find, findAll, record, render } from "lwc-test/render";
import { connection } from "lwc-test/samples";

it("shows user and org in full, and the way out", async () => {
  const element = await render("c-connection-page", ConnectionPage, { connection });
  const chosen = record(element, "choose");
  ["rep@practice.example", connection.org.id].forEach((text) =>
    expect(element.shadowRoot.textContent).toContain(text),
  );
  findAll(element, "[data-action]").forEach((button) => button.click());
  expect(chosen).toEqual([{ action: "sign-out" }]);
  await expect(element).toBeAccessible();
});

it("leaves out an allowance that Salesforce has not told yet", async () => {
  const element = await render("c-connection-page", ConnectionPage, {
    connection: { ...connection, apiAllowance: null },
  });
  expect(element.shadowRoot.textContent).not.toContain("Allowance");
  expect(find(element, "dl")).not.toBeNull();
});

it("gives a name and its value the whole line where they are stacked", async () => {
  const element = await render("c-connection-page", ConnectionPage, { connection });
  const halved = findAll(element, "dt, dd").map(({ className }) => className);
  expect(halved.length).toBeGreaterThan(0);
  expect(halved.filter((classes) => /(^| )slds-size_/.test(classes))).toEqual([]);
});
