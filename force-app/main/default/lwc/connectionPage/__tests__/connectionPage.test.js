import ConnectionPage from "c/connectionPage";
import { findAll, record, render } from "lwc-test/render";
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
