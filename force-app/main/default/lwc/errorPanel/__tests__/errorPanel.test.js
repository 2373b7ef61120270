import ErrorPanel from "c/errorPanel";
import { find, findAll, record, render, settle } from "lwc-test/render";

jest.mock("@salesforce/customPermission/Crosswalk_Admin", () => ({ default: false }), { virtual: true });

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0} : {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Error_OrgNamed", () => ({ default: "{0} [{1}]" }), {
  virtual: true,
});

jest.mock("@salesforce/label/c.Crosswalk_Sentences", () => ({ default: "{0} {1}" }), { virtual: true });

const validation = {
  code: "validation-failed",
  title: "Salesforce did not accept the contact",
  detail: "Title: data value too large",
  action: "Correct the named fields.",
  whose: "rep",
  requestId: "req-1",
  fields: [
    { field: "Title", message: "data value too large" },
    { field: "Email", message: "Work Email: invalid" },
  ],
};

it("says what happened and the next step, and the request id where the rep needs help", async () => {
  const element = await render("c-error-panel", ErrorPanel, { problem: validation });
  const text = element.shadowRoot.textContent;
  [validation.title, "data value too large", "Correct the named fields."].forEach((part) =>
    expect(text).toContain(part),
  );
  expect(text).not.toContain("Crosswalk_Error_RequestId");
  await expect(element).toBeAccessible();
  const ofAdmin = await render("c-error-panel", ErrorPanel, { problem: { ...validation, whose: "admin" } });
  expect(ofAdmin.shadowRoot.textContent).toContain("Crosswalk_Error_RequestId");
});

it("names fields as the form does and leads to them", async () => {
  const fieldLabels = { Title: "Job Title", Email: "Work Email" };
  const element = await render("c-error-panel", ErrorPanel, { problem: validation, fieldLabels });
  const selected = record(element, "fieldselect");
  const [title, email] = findAll(element, "[data-field]");
  expect(title.textContent).toBe("Job Title : data value too large");
  expect(email.textContent).toBe("Work Email: invalid");
  title.click();
  expect(selected).toEqual([{ field: "Title" }]);
});

it("leaves to the form's fields what they say already", async () => {
  const message = "Such addresses are not allowed.";
  const problem = { code: "validation-failed", detail: message, fields: [{ field: "Email", message }] };
  const element = await render("c-error-panel", ErrorPanel, { problem, fieldLabels: { Email: "Email" } });
  expect(element.shadowRoot.textContent.split(message)).toHaveLength(2);
  expect(find(element, "[data-field]").textContent).toBe(`Email : ${message}`);
});

it("names both orgs when the rep signed in to another one", async () => {
  const problem = {
    code: "wrong-org",
    orgUsed: { id: "00D1", name: "Other" },
    orgExpected: { id: "00D2", name: null },
  };
  const element = await render("c-error-panel", ErrorPanel, { problem });
  expect(element.shadowRoot.textContent).toContain("Other [00D1]");
  expect(element.shadowRoot.textContent).toContain("00D2");
  await expect(element).toBeAccessible();
});

it("gives the next step itself where no connector was there to give one, and a rep no admin's", async () => {
  const element = await render("c-error-panel", ErrorPanel, { problem: { code: "connector-unreachable" } });
  expect(element.shadowRoot.textContent).toContain("Crosswalk_Error_UnreachableAction");
});

it("tries again by itself what comes back, says it once meanwhile, and stops when it goes", async () => {
  jest.useFakeTimers();
  const announced = record(document.body, "announce");
  const lost = () => ({ code: "connector-unreachable", requestId: String(Math.random()) });
  const element = await render("c-error-panel", ErrorPanel, {
    problem: lost(),
    asksAgain: true,
  });
  const retries = record(element, "retry");
  jest.advanceTimersByTime(10_000);
  element.problem = lost();
  await settle();
  jest.advanceTimersByTime(10_000);
  expect([retries.length, announced.length]).toEqual([2, 1]);
  element.problem = lost();
  await settle();
  element.remove();
  jest.advanceTimersByTime(60_000);
  expect(retries).toHaveLength(2);
  jest.useRealTimers();
});

it("offers to try again only where that helps", async () => {
  const plain = await render("c-error-panel", ErrorPanel, { problem: { code: "not-found" } });
  expect(find(plain, "lightning-button")).toBeNull();
  const element = await render("c-error-panel", ErrorPanel, {
    problem: { code: "internal" },
    canRetry: true,
  });
  const retries = record(element, "retry");
  find(element, "lightning-button").click();
  expect(retries).toHaveLength(1);
});

it("takes the focus to its title", async () => {
  const element = await render("c-error-panel", ErrorPanel, { problem: validation });
  element.focus();
  expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
});

it("tells of what is under way as information, not as an error", async () => {
  const problem = { code: "outcome-unknown", whose: "time", action: "Wait.", requestId: "req-1" };
  const element = await render("c-error-panel", ErrorPanel, { problem });
  expect(find(element, "lightning-icon").iconName).toBe("utility:info");
  await expect(element).toBeAccessible();
});

it("has a screen reader say what happened until that is over", async () => {
  const announced = record(document.body, "announce");
  const element = await render("c-error-panel", ErrorPanel, { problem: validation });
  element.problem = { code: "not-found", title: "Not found" };
  await settle();
  expect(announced.map(({ text }) => text)).toEqual([
    `${validation.title} : ${validation.detail} ${validation.action}`,
    expect.stringContaining("Not found"),
  ]);
  expect(announced.map(({ until }) => until.aborted)).toEqual([true, false]);
  element.remove();
  expect(announced[1].until.aborted).toBe(true);
});
