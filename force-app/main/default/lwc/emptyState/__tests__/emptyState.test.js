import EmptyState from "c/emptyState";
import { render } from "lwc-test/render";

it("says that there is nothing here", async () => {
  const element = await render("c-empty-state", EmptyState, { heading: "No lists", text: "Import one." });
  expect(element.shadowRoot.textContent).toContain("No lists");
  expect(element.shadowRoot.textContent).toContain("Import one.");
  await expect(element).toBeAccessible();
});
