import LeadImport from "c/leadImport";
import { answerWith, never, problem, Reply, unreachable } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { filePreview, runningImport } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Text_NameKilobytes", () => ({ default: "{0} KB" }), {
  virtual: true,
});

const imported = { id: "list-1", name: "Connections", report: {} };

const previewPath = "POST /v1/lead-lists/preview";

function csv(text) {
  return new File([text], "Connections.csv", { type: "text/csv", lastModified: 1 });
}

async function choose(element, file) {
  await fire(find(element, "lightning-input"), "change", { files: [file] });
}

it("shows what the connector makes of the first rows, and names the list for the file", async () => {
  answerWith({ [previewPath]: new Reply(200, filePreview()) });
  const element = await render("c-lead-import", LeadImport);
  await choose(element, csv("First Name,Last Name\nAna,Lind\n"));
  expect(find(element, "c-import-preview").preview).toEqual(filePreview());
  expect(find(element, "[data-name]").value).toBe("Connections");
  await expect(element).toBeAccessible();
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
  expect(find(element, "[data-import]")).toBeNull();
  expect(find(element, "c-import-progress")).not.toBeNull();
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
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
  await expect(element).toBeAccessible();
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

describe("an import under way", () => {
  const path = "POST /v1/lead-lists";
  let key;
  let answer;
  let running;
  let lists;

  beforeEach(async () => {
    await signInHere();
    jest.useFakeTimers();
    [running, lists] = [[], []];
  });

  /** Begins one whose answer the test gives: `answer(reply)`. */
  async function begin(others = {}) {
    const requests = answerWith({
      [previewPath]: new Reply(200, filePreview()),
      [path]: ({ query, signal }) => {
        key = query.key;
        return new Promise((resolve, reject) => {
          answer = resolve;
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      },
      "GET /v1/imports": () => ({ items: running }),
      "GET /v1/lead-lists": ({ query }) => ({ items: lists.filter((list) => list.key === query.importKey) }),
      ...others,
    });
    const element = await render("c-lead-import", LeadImport);
    await choose(element, csv("a,b\n1,2\n"));
    find(element, "[data-import]").click();
    await settle();
    return { element, requests };
  }

  async function pass(ms) {
    jest.advanceTimersByTime(ms);
    await settle();
  }

  const progressOf = (element) => find(element, "c-import-progress");
  const asksOf = (requests) => requests.filter((one) => one.path === "/v1/imports").length;

  it("has the focus, shows how far it is, and is asked for once a second at most", async () => {
    const { element, requests } = await begin();
    expect(element.shadowRoot.activeElement).toBe(progressOf(element));
    running = [runningImport({ key, percentRead: 40 })];
    await pass(900);
    expect(asksOf(requests)).toBe(0);
    await pass(100);
    expect(progressOf(element).running).toMatchObject({ percentRead: 40 });
    await pass(900);
    expect(asksOf(requests)).toBe(1);
    answer(new Reply(201, imported));
    await settle();
    await pass(10_000);
    expect(asksOf(requests)).toBe(1);
  });

  it("ends when it is canceled, says so in a sentence, and the file can be imported again", async () => {
    const { element, requests } = await begin({ "DELETE /v1/imports/import-1": new Reply(204, null) });
    running = [runningImport({ key })];
    await pass(1_000);
    await fire(progressOf(element), "cancelimport");
    expect(requests.at(-1)).toMatchObject({ method: "DELETE", path: "/v1/imports/import-1" });
    expect(find(element, "[data-canceled]").textContent).toContain("Import_Canceled");
    expect(progressOf(element)).toBeNull();
    expect(find(element, "lightning-input").type).toBe("file");
    expect(find(element, "[data-import]").disabled).toBe(false);
    expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
    find(element, "[data-import]").click();
    await settle();
    expect(find(element, "[data-canceled]")).toBeNull();
    expect(progressOf(element)).not.toBeNull();
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it("has the same key again until it is known how it ended, or another file is chosen", async () => {
    const { element } = await begin();
    const again = async () => {
      find(element, "[data-import]").click();
      await settle();
      return key;
    };
    const first = key;
    answer(Promise.reject(new TypeError("gone")));
    await settle();
    expect(await again()).toBe(first);
    answer(problem(400, "request-invalid", { reason: "import-repeated" }));
    await settle();
    expect(find(element, "c-error-panel").problem.reason).toBe("import-repeated");
    expect(await again()).toBe(first);
    answer(problem(400, "request-invalid", { reason: "header-unknown" }));
    await settle();
    const second = await again();
    expect(second).not.toBe(first);
    answer(Promise.reject(new TypeError("gone")));
    await settle();
    await choose(element, csv("a,b\n1,2\n"));
    expect(await again()).toBe(second);
    answer(Promise.reject(new TypeError("gone")));
    await settle();
    await choose(element, csv("c,d\n"));
    expect(await again()).not.toBe(second);
  });

  it("is reported as imported when it has ended before it was canceled", async () => {
    const { element } = await begin({
      "DELETE /v1/imports/import-1": problem(400, "request-invalid", { reason: "import-over" }),
    });
    const done = record(element, "imported");
    running = [runningImport({ key })];
    await pass(1_000);
    await fire(progressOf(element), "cancelimport");
    answer(new Reply(201, imported));
    await settle();
    expect(done).toEqual([{ importedList: imported }]);
    expect(find(element, "[data-canceled]")).toBeNull();
    expect(find(element, "c-error-panel")).toBeNull();
  });

  it("says that it was canceled elsewhere, also where it is canceled here at the same time", async () => {
    const { element } = await begin({
      "DELETE /v1/imports/import-1": async () => {
        answer(problem(409, "import-cancelled", { reason: "import-removed" }));
        await settle();
        return problem(404, "not-found", { reason: "no-such-import" });
      },
    });
    running = [runningImport({ key })];
    await pass(1_000);
    await fire(progressOf(element), "cancelimport");
    await settle();
    expect(find(element, "c-error-panel").problem.code).toBe("import-cancelled");
    expect(progressOf(element)).toBeNull();
  });

  it.each([
    ["its answer is lost", () => answer(Promise.reject(new TypeError("gone")))],
    ["its cancel is lost", (element) => fire(progressOf(element), "cancelimport")],
  ])("says that it may go on where %s", async (_what, lose) => {
    const { element } = await begin({ "GET /v1/imports": unreachable });
    const lost = record(element, "lost");
    await lose(element);
    await settle();
    expect(find(element, "c-error-panel").problem.code).toBe("connector-unreachable");
    expect(lost).toHaveLength(1);
    expect(progressOf(element)).toBeNull();
    expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
    element.forgetProblem();
    await settle();
    expect(find(element, "c-error-panel")).toBeNull();
    expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
    expect(find(element, "[data-import]").disabled).toBe(false);
  });
});

it("asks what the columns are that nobody knows, and imports with what the rep chooses", async () => {
  const names = [
    { name: "Wer", meaning: null, example: "Ana Lind" },
    { name: "Firma", meaning: "company", example: "Northwind" },
  ];
  const unknown = filePreview({ isKnown: false, format: "unknown", columns: names, rows: [] });
  const requests = answerWith({
    [previewPath]: ({ query }) => new Reply(200, query.columns ? filePreview() : unknown),
    "POST /v1/lead-lists": new Reply(201, imported),
  });
  const element = await render("c-lead-import", LeadImport);
  await choose(element, csv("Wer,Firma\nAna Lind,Northwind\n"));
  const mapping = () => find(element, "c-column-mapping");
  expect([mapping().isUnknown, find(element, "c-import-preview")]).toEqual([true, null]);
  expect(find(element, "[data-import]").disabled).toBe(true);
  await fire(mapping(), "columnschange", { columns: [null, null] });
  expect(requests).toHaveLength(1);
  expect(mapping().columns.map(({ meaning }) => meaning)).toEqual([null, null]);

  await fire(mapping(), "columnschange", { columns: ["fullName", null] });
  await settle();
  expect(requests[1].query.columns).toBe("fullName,");
  expect([mapping().isUnknown, find(element, "c-import-preview") !== null]).toEqual([false, true]);
  find(element, "[data-import]").click();
  await settle();
  expect(requests[2].query.columns).toBe("fullName,");
});

it("shows a sample as it shows a file, and the help until there is one", async () => {
  const requests = answerWith({ [previewPath]: new Reply(200, filePreview()) });
  const element = await render("c-lead-import", LeadImport);
  await fire(find(element, "c-import-help"), "sample", { file: csv("Name,Company\nSam Sample,Example\n") });
  expect(requests).toHaveLength(1);
  expect(find(element, "c-import-preview")).not.toBeNull();
  expect(find(element, "c-import-help")).toBeNull();
  expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
});
