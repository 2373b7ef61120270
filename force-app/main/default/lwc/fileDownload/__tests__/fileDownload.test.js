import { download } from "c/fileDownload";

const bytesOf = (blob) =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result));
    reader.readAsArrayBuffer(blob);
  });

it("hands over a text as a file, by an address that is given back", async () => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const revoke = jest.spyOn(URL, "revokeObjectURL");

  download("Contacts.csv", "Name\r\nIda\r\n");

  const [link] = click.mock.instances;
  expect(link.download).toBe("Contacts.csv");
  expect(revoke).toHaveBeenCalledWith(link.href);
  click.mockRestore();
  revoke.mockRestore();
});

it("begins the file with the mark by which spreadsheets know UTF-8", async () => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const create = jest.spyOn(URL, "createObjectURL");

  download("Contacts.csv", "Jürgen\r\n");

  const [[blob]] = create.mock.calls;
  expect([...(await bytesOf(blob))]).toEqual([...Buffer.from("\ufeffJürgen\r\n")]);
  click.mockRestore();
  create.mockRestore();
});

it.each(["text/csv", "application/octet-stream;charset=utf-8"])(
  "would be refused by Lightning with a Blob of %s",
  (type) => {
    expect(() => URL.createObjectURL(new Blob([""], { type }))).toThrow("Unsupported MIME type");
  },
);
