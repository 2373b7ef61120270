import ConnectionHeader from "c/connectionHeader";
import { find, fire, record, render } from "lwc-test/render";
import { connection } from "lwc-test/samples";

it("says who is signed in, where, and passes on what is chosen", async () => {
  const element = await render("c-connection-header", ConnectionHeader, { connection });
  const chosen = record(element, "choose");
  expect(element.shadowRoot.textContent).toContain("Rita Rep");
  expect(element.shadowRoot.textContent).toContain("Practice\u00a0· c.Crosswalk_Connection_Sandbox");
  await fire(find(element, "lightning-button-menu"), "select", { value: "sign-out" });
  expect(chosen).toEqual([{ action: "sign-out" }]);
  await expect(element).toBeAccessible();
});
