import LeadImport from "c/leadImport";
import { answerWith, never, problem, Reply } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { filePreview } from "lwc-test/samples";

const imported = { id: "list-1", name: "Connections", report: {} };

const previewPath = "POST /v1/lead-lists/preview";

function csv(text) {
  return new File([text], "Connections.csv", { type: "text/csv" });
}

async function choose(element, file) {
  await fire(find(element, "lightning-input"), "change", { files: [file] });
}

it("waits for a file and has the focus on its heading", async () => {
  const element = await render("c-lead-import", LeadImport);
  expect(find(element, "[data-import]").disabled).toBe(true);
  expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
  await expect(element).toBeAccessible();
});

it("shows what the connector makes of the first rows, and names the list for the file", async () => {
  answerWith({ [previewPath]: new Reply(200, filePreview()) });
  const element = await render("c-lead-import", LeadImport);
  await choose(element, csv("First Name,Last Name\nAna,Lind\n"));
  expect(find(element, "c-import-preview").preview).toEqual(filePreview());
  expect(find(element, "[data-name]").value).toBe("Connections");
  await expect(element).toBeAccessible();
});

it("sends the beginning of a file with the size of all of it", async () => {
  const requests = answerWith({ [previewPath]: new Reply(200, filePreview()) });
  const element = await render("c-lead-import", LeadImport);
  await choose(element, csv("x".repeat(65_537)));
  expect(requests[0].query).toEqual({ size: "65537" });
  expect(requests[0].body.size).toBe(65_536);
});

it("uploads the file as it is, under the name given", async () => {
  const requests = answerWith({
    [previewPath]: new Reply(200, filePreview()),
    "POST /v1/lead-lists": new Reply(201, imported),
  });
  const element = await render("c-lead-import", LeadImport);
  const done = record(element, "imported");
  await choose(element, csv("a,b\n1,2\n"));
  await fire(find(element, "[data-name]"), "change", { value: " Fair " });
  find(element, "[data-import]").click();
  await settle();
  expect(requests[1].body.get("name")).toBe("Fair");
  expect(requests[1].body.get("file").name).toBe("Connections.csv");
  expect(requests[1].headers["Content-Type"]).toBeUndefined();
  expect(done).toEqual([{ importedList: imported }]);
});

it("does not upload twice while it uploads", async () => {
  const requests = answerWith({ [previewPath]: new Reply(200, filePreview()), "POST /v1/lead-lists": never });
  const element = await render("c-lead-import", LeadImport);
  await choose(element, csv("a,b\n1,2\n"));
  find(element, "[data-import]").click();
  await settle();
  expect(find(element, "[data-import]").disabled).toBe(true);
  expect(find(element, "lightning-spinner")).not.toBeNull();
  expect(requests).toHaveLength(2);
});

it("keeps the file and says why the connector could not read it", async () => {
  answerWith({
    [previewPath]: new Reply(200, filePreview()),
    "POST /v1/lead-lists": problem(400, "request-invalid", { detail: "No header was found." }),
  });
  const element = await render("c-lead-import", LeadImport);
  await choose(element, csv("x"));
  find(element, "[data-import]").click();
  await settle();
  expect(find(element, "c-error-panel").problem.detail).toBe("No header was found.");
  expect(find(element, "[data-import]").disabled).toBe(false);
  await expect(element).toBeAccessible();
});

it("says at once that a file cannot be read, before it is imported", async () => {
  answerWith({ [previewPath]: problem(400, "request-invalid", { detail: "No header was found." }) });
  const element = await render("c-lead-import", LeadImport);
  await choose(element, csv("x"));
  expect(find(element, "c-error-panel").problem.detail).toBe("No header was found.");
  expect(find(element, "c-import-preview")).toBeNull();
});

it("shows the preview of the file chosen last, whichever comes last", async () => {
  const waiting = [];
  answerWith({ [previewPath]: () => new Promise((resolve) => waiting.push(resolve)) });
  const element = await render("c-lead-import", LeadImport);
  await choose(element, csv("first"));
  await choose(element, csv("second"));
  waiting[1](new Reply(200, filePreview()));
  await settle();
  waiting[0](new Reply(200, filePreview({ format: "wiza" })));
  await settle();
  expect(find(element, "c-import-preview").preview.format).toBe("generic");
});
