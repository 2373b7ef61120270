import RecordLink from "c/recordLink";
import { find, render, settle } from "lwc-test/render";

const properties = { recordId: "003000000000001AAA", objectApiName: "Contact", label: "Ana" };
const mockNavigated = [];

jest.mock("lightning/navigation", () => {
  const Navigate = Symbol("Navigate");
  const GenerateUrl = Symbol("GenerateUrl");
  const NavigationMixin = (Base) =>
    class extends Base {
      [Navigate](pageReference) {
        mockNavigated.push(pageReference);
      }
      async [GenerateUrl]({ attributes }) {
        return `/lightning/r/${attributes.objectApiName}/${attributes.recordId}/view`;
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }) };
});

it("opens the record inside Lightning", async () => {
  const element = await render("c-record-link", RecordLink, properties);
  expect(find(element, "a").getAttribute("href")).toBe("/lightning/r/Contact/003000000000001AAA/view");
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  find(element, "a").dispatchEvent(click);
  expect(click.defaultPrevented).toBe(true);
  expect(mockNavigated[0]).toMatchObject({
    type: "standard__recordPage",
    attributes: { recordId: properties.recordId, objectApiName: "Contact", actionName: "view" },
  });
  await expect(element).toBeAccessible();
});

it("follows where it becomes another record's link", async () => {
  const element = await render("c-record-link", RecordLink, properties);
  Object.assign(element, { recordId: "00Q000000000001AAA", objectApiName: "Lead" });
  await settle();
  expect(find(element, "a").getAttribute("href")).toBe("/lightning/r/Lead/00Q000000000001AAA/view");
});

it("leaves it to the browser to open a new tab", async () => {
  const element = await render("c-record-link", RecordLink, properties);
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
  find(element, "a").dispatchEvent(click);
  expect(click.defaultPrevented).toBe(false);
});

it("says only what the record is where its id is not known", async () => {
  const element = await render("c-record-link", RecordLink, { objectApiName: "Contact", label: "Ana" });
  expect(find(element, "a")).toBeNull();
  expect(element.shadowRoot.textContent).toBe("Ana");
  await expect(element).toBeAccessible();
});
