import { download } from "c/fileDownload";

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

it.each(["text/csv", "application/octet-stream;charset=utf-8"])(
  "would be refused by Lightning with a Blob of %s",
  (type) => {
    expect(() => URL.createObjectURL(new Blob([""], { type }))).toThrow("Unsupported MIME type");
  },
);
