import { previewOf } from "c/leadFilePreview";

it("finds the header below the notes of LinkedIn's own export", () => {
  const text =
    '\uFEFFNotes:\r\n"When exporting, some, addresses, are missing, it says"\r\n\r\nFirst Name,Last Name,URL\r\nAna,Lind,x\r\n';
  expect(previewOf(text)).toEqual({
    columns: ["First Name", "Last Name", "URL"],
    rows: [["Ana", "Lind", "x"]],
  });
});

it("reads quoted delimiters, quotes and semicolons", () => {
  expect(previewOf('a;b\n"x;""y""";z\n')).toEqual({ columns: ["a", "b"], rows: [['x;"y"', "z"]] });
});

it("shows five rows at most", () => {
  const rows = Array.from({ length: 9 }, (_, index) => `${index},x`).join("\n");
  expect(previewOf(`a,b\n${rows}`).rows).toHaveLength(5);
});

it("shows nothing where there is no table", () => {
  expect(previewOf("just a note")).toBeNull();
  expect(previewOf("")).toBeNull();
});
