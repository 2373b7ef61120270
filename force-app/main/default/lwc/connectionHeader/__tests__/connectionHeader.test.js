import ConnectionHeader from "c/connectionHeader";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { connection } from "lwc-test/samples";

it("says who is signed in, where, and passes on what is chosen", async () => {
  const element = await render("c-connection-header", ConnectionHeader, { connection });
  const chosen = record(element, "choose");
  expect(element.shadowRoot.textContent).toContain("Rita Rep");
  expect(element.shadowRoot.textContent).toContain("Practice · c.Crosswalk_Connection_Sandbox");
  await fire(find(element, "lightning-button-menu"), "select", { value: "sign-out" });
  expect(chosen).toEqual([{ action: "sign-out" }]);
  await expect(element).toBeAccessible();
});

it("says that the quota may be higher while the permission sets are not known", async () => {
  const helpOf = async (isProvisional) => {
    const quota = { ...connection.quota, isProvisional };
    const element = await render("c-connection-header", ConnectionHeader, {
      connection: { ...connection, quota },
    });
    return findAll(element, "p").at(-1).title;
  };
  expect(await helpOf(false)).not.toContain("Provisional");
  expect(await helpOf(true)).toContain("c.Crosswalk_Quota_Provisional");
});

it("offers only the actions it is given", async () => {
  const element = await render("c-connection-header", ConnectionHeader, {
    connection,
    actions: ["sign-out"],
  });
  expect(findAll(element, "lightning-menu-item").map(({ value }) => value)).toEqual(["sign-out"]);
});
