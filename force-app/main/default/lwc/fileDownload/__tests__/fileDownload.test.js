it.each(["text/csv", "application/octet-stream;charset=utf-8"])(
  "would be refused by Lightning with a Blob of %s",
  (type) => {
    expect(() => URL.createObjectURL(new Blob([""], { type }))).toThrow("Unsupported MIME type");
  },
);
