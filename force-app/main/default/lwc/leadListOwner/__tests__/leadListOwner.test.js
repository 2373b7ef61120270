import LeadListOwner from "c/leadListOwner";
import { answerWith, never, Reply } from "lwc-test/connector";
import { find, fire, pressEsc, record, render, settle } from "lwc-test/render";
import { leadList } from "lwc-test/samples";

const path = "/v1/lead-lists/list-1";
const show = (task, list = leadList) => render("c-lead-list-owner", LeadListOwner, { leadList: list, task });

async function submit(element) {
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settle();
}

it("shows itself when there is something to do, and takes the focus", async () => {
  const element = await show(null);
  expect(find(element, "form")).toBeNull();
  element.task = "delete";
  await settle();
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-focus]"));
  element.task = null;
  await settle();
  expect(find(element, "form")).toBeNull();
});

it("renames a list, but not to nothing", async () => {
  const requests = answerWith({ [`PATCH ${path}`]: ({ body }) => ({ ...leadList, ...body }) });
  const element = await show("rename");
  const changes = record(element, "listchange");
  await expect(element).toBeAccessible();
  find(element, "lightning-input").reportValidity = jest.fn();
  await fire(find(element, "lightning-input"), "change", { value: "  " });
  await submit(element);
  expect(requests).toHaveLength(0);
  await fire(find(element, "lightning-input"), "change", { value: " Fair " });
  await submit(element);
  expect(requests[0].body).toEqual({ name: "Fair" });
  expect(changes[0].list.name).toBe("Fair");
});

it("asks before it shares, and before it takes that back", async () => {
  const requests = answerWith({ [`PATCH ${path}`]: ({ body }) => ({ ...leadList, ...body }) });
  const element = await show("share");
  expect(element.shadowRoot.textContent).toContain("ShareQuestion");
  expect(requests).toHaveLength(0);
  await submit(element);
  expect(requests[0].body).toEqual({ shared: true });
  const shared = await show("share", { ...leadList, shared: true });
  expect(shared.shadowRoot.textContent).toContain("UnshareQuestion");
  await submit(shared);
  expect(requests[1].body).toEqual({ shared: false });
});

it("asks before it deletes", async () => {
  const requests = answerWith({ [`DELETE ${path}`]: new Reply(204, null) });
  const element = await show("delete");
  const deletes = record(element, "listdelete");
  const closes = record(element, "close");
  await expect(element).toBeAccessible();
  find(element, "[data-cancel]").click();
  expect([closes.length, requests.length]).toEqual([1, 0]);
  await submit(element);
  expect(requests).toHaveLength(1);
  expect(deletes).toHaveLength(1);
});

it("closes by Esc, which then closes nothing else, and not while it works", async () => {
  answerWith({ [`DELETE ${path}`]: never });
  const element = await show("delete");
  const closes = record(element, "close");
  const escape = async () => (await pressEsc(find(element, "[data-focus]"))).defaultPrevented;
  expect([await escape(), closes.length]).toEqual([true, 1]);
  await submit(element);
  expect([await escape(), closes.length]).toEqual([true, 1]);
  element.task = null;
  await settle();
  expect((await pressEsc(element)).defaultPrevented).toBe(false);
});
