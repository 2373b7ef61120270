interface HostileFile {
  name: string;
  /** The file in about `size` bytes. */
  make(size: number): Buffer;
  /** Imported: a list with a report that accounts for every row. Refused: a problem that names the file. */
  answer: "imported" | "refused";
  /** What the first problem of the report says, or the refusal; for a file without problems nothing. */
  says: RegExp | null;
  /**
   * The sizes that are compared, in bytes, each twice the one before. For files that only take longer than
   * their share where they are large; all others are compared at small sizes.
   */
  sizes?: number[];
}

const header = "First Name,Last Name,Company,Location,Email,URL,Phone,Website,Connected On\n";
const good = "Ada,Quist,Nord,Oslo,ada@nord.example,,,,\n";
const noise = /^(Same|No name)/;

const repeated = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));

/** A sound header and lead, then rows. */
function rows(name: string, row: string, says: RegExp | null): HostileFile {
  return {
    name,
    make: (size) => Buffer.from(header + good + repeated(row, size)),
    answer: "imported",
    says,
  };
}

/** A sound header and lead, then rows that each have their number in place of `#`. */
function numbered(name: string, row: string, says: RegExp | null): HostileFile {
  return {
    name,
    make(size) {
      const count = Math.ceil(size / (row.length + 5));
      const all = Array.from({ length: count }, (_, index) => row.replaceAll("#", String(index)));
      return Buffer.from(header + good + all.join(""));
    },
    answer: "imported",
    says,
  };
}

/** One row whose first name, or another column, is as long as the file. */
function cell(name: string, piece: string, column: "First Name" | "Company" | "Location"): HostileFile {
  const before = { "First Name": "", Company: "Bo,Lindh,", Location: "Bo,Lindh,Nord," }[column];
  return {
    name,
    make: (size) =>
      Buffer.from(
        `${header}${good}${before}${repeated(piece, Math.min(size, 90_000))}\n${repeated(good, size)}`,
      ),
    answer: "imported",
    says: new RegExp(`^"${column}" is longer than`),
  };
}

function whole(
  name: string,
  answer: HostileFile["answer"],
  says: RegExp | null,
  make: HostileFile["make"],
): HostileFile {
  return { name, make, answer, says };
}

const within = (piece: string, length: number): string => repeated(piece, length).slice(0, length);

/** Numbers that look random and are the same in each run. */
function noiseBytes(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = 1;
  for (let index = 0; index < size; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

const quotes: HostileFile[] = [
  rows(
    "an open quote before 200 lines of paired quotes",
    `Bo,"Lindh,x\n${'""x"",y,z\n'.repeat(200)}`,
    /A closing quotation mark is missing/,
  ),
  rows(
    "an open quote before 200 lines without quotes",
    `Bo,"Lindh,x\n${"Cy,Dahl,y\n".repeat(200)}`,
    /A closing quotation mark is missing/,
  ),
  {
    name: "lines that close a quote and open another",
    make: (size) => Buffer.from(`${header}${good}a,"b\n${repeated(`x"${",".repeat(2_400)}"y\n`, size)}`),
    answer: "imported",
    says: /A closing quotation mark is missing/,
    // The lines of a record are read again only once it is longer than a record may be.
    sizes: [250_000, 500_000, 1_000_000],
  },
  rows("an open quote in every line", 'Bo,"Lindh,x\n', /./),
  rows("lines of one quote", '"\n', /./),
  rows("lines of two quotes", '""\n', /No name/),
  rows("lines of three quotes", '"""\n', /./),
  rows("fields of paired quotes", '"",""x"","",""""\n', null),
  rows("quotes within fields", 'B"o"b,L"i"ndh,N""ord\n', noise),
  rows("text behind closing quotes", '"Bo"b,"Lindh" x,"a"b"c\n', null),
  rows("quoted fields of 150 lines", `"Bo",Lindh,"${"x\n".repeat(150)}"\n`, noise),
  rows(
    "quoted fields of 300 lines",
    `"Bo",Lindh,"${"x\n".repeat(300)}"\n`,
    /A closing quotation mark is missing/,
  ),
  whole("a row of more than 500,000 characters", "imported", /A closing quotation mark is missing/, (size) =>
    Buffer.from(
      `${header}${good}Bo,Lindh,"${repeated(`${"x".repeat(9_000)}\n`, 600_000)}"\n${repeated(good, size)}`,
    ),
  ),
  whole("a quote open to the end of the file", "imported", /A closing quotation mark is missing/, (size) =>
    Buffer.from(`${header}${good}"Bo,Lindh\n${repeated("Cy,Dahl\n", size)}`),
  ),
  whole("a line of quotes", "imported", /longer than/, (size) =>
    Buffer.from(`${header}${good}${'"'.repeat(20_000)}\n${repeated(good, size)}`),
  ),
];

const columns: HostileFile[] = [
  whole("12 lines of one title after another", "refused", /up to 500 columns/, (size) =>
    Buffer.from(repeated(`First Name,Last Name${",title".repeat(16_000)}\n`, Math.max(size, 400_000))),
  ),
  whole("10,000 columns", "refused", /up to 500 columns/, (size) =>
    Buffer.from(
      `First Name,Last Name${",Shoe Size".repeat(9_000)}\n${repeated(`Ada,Quist${",1".repeat(9_000)}\n`, size)}`,
    ),
  ),
  whole("490 columns that mean the same", "imported", null, (size) =>
    Buffer.from(
      `First Name,Last Name${",Title".repeat(490)}\nAda,Quist\n${repeated(`Bo,Lindh${",x".repeat(490)}\n`, size)}`,
    ),
  ),
  whole("490 profiles in each row", "imported", null, (size) => {
    const urls = Array.from({ length: 490 }, (_, index) => `linkedin.com/in/p${index}`).join(",");
    return Buffer.from(
      `First Name,Last Name${",URL".repeat(490)}\nAda,Quist\n${repeated(`Bo,Lindh,${urls}\n`, size)}`,
    );
  }),
  whole("29 lines of delimiters before the header", "imported", null, (size) =>
    Buffer.from(`${`${within(",;\t|", 3_000)}\n`.repeat(29)}${header}${good}${repeated(good, size)}`),
  ),
  whole("column names of 30,000 characters", "imported", null, (size) =>
    Buffer.from(
      `Name,Company,${"x".repeat(30_000)},${"y".repeat(30_000)}\n${repeated("Ada Quist,Nord,1,2\n", size)}`,
    ),
  ),
  whole("400 long column names above short rows", "imported", null, (size) => {
    const names = Array.from({ length: 400 }, (_, index) => within(`column ${index} `, 199)).join(",");
    return Buffer.from(`Name,Company,${names}\n${repeated(`Ada Quist,Nord${",x".repeat(400)}\n`, size)}`);
  }),
  whole("column names of accents", "imported", null, (size) =>
    Buffer.from(`Name,Company,${"\u0301\u0316".repeat(20_000)}\n${repeated("Ada Quist,Nord,1\n", size)}`),
  ),
  whole("columns named like parts of an object", "imported", null, (size) =>
    Buffer.from(
      `Name,Company,__proto__,constructor,toString,\n${repeated("Ada Quist,Nord,1,2,3,4\n", size)}`,
    ),
  ),
  rows("rows of 600 fields", `Bo,Lindh${",x".repeat(600)}\n`, /Fields: 602, but the header row has 9/),
  rows("rows of 600 empty fields", `Bo,Lindh${",".repeat(600)}\n`, null),
  rows("rows of delimiters", ",,,,,,,,\n", /No name/),
];

const cells: HostileFile[] = [
  cell("a first name of brackets", "(", "First Name"),
  cell("a first name of empty brackets", "()", "First Name"),
  cell("a first name of accents", "\u0301\u0316", "First Name"),
  cell("a first name of spaced commas", "a ; ", "First Name"),
  cell("a company of slashes", "a / ", "Company"),
  cell("a company of words", "ab ", "Company"),
  cell("a company of former names", " (ex a", "Company"),
  cell("a location of areas", " metro area", "Location"),
  rows("names of brackets", `${within("(", 199)},${within("()", 199)},x\n`, /No name/),
  rows("names of bracketed letters", `${within("(a", 199)},${within("(a) ", 199)},x\n`, noise),
  rows("names of spaces", `a${" ".repeat(197)}b,c${"\u2003".repeat(60)}d,x\n`, noise),
  rows("names of one-letter words", `${within("a ", 199)},${within("b ", 199)},x\n`, noise),
  rows("names of titles", `${within("Dr. ", 199)},${within("van ", 199)},x\n`, noise),
  rows("names of accents", `a${within("\u0301\u0316", 190)},b${within("\u0316\u0301", 190)},x\n`, noise),
  rows("names of emoji", `a${"👩‍👩‍👧".repeat(20)},b${"𝐀".repeat(90)},x\n`, noise),
  rows("names of marks that join and turn", `a${within("\u200d\u202e", 190)},b\ufeff,x\n`, null),
  numbered("companies of slashes", `A#,B,${within("a / ", 980)}\n`, null),
  numbered("companies of spaces", `A#,B,a${" ".repeat(900)}GmbH\n`, null),
  numbered("companies of legal forms", `A#,B,${within("sa ", 980)}\n`, null),
  numbered("companies of former names", `A#,B,${within("ex a ", 980)}\n`, null),
  numbered("locations of areas", `A#,B,x,${within("metro area ", 980)}\n`, null),
  numbered("locations of spaced dashes", `A#,B,x,${within(" - ", 980)}x\n`, null),
  numbered("addresses without a sign", `A#,B,x,,${within("a", 399)}\n`, null),
  numbered("addresses of signs", `A#,B,x,,${within("a@a@", 399)}\n`, null),
  numbered("telephone numbers of digits", `A#,B,x,,,,${within("1", 199)}\n`, null),
  numbered("profiles of broken escapes", `A#,B,x,,,linkedin.com/in/${within("%E0%A4", 1_900)}\n`, null),
  numbered("web addresses of dots", `A#,B,x,,,,,${within("a.", 990)}\n`, null),
  rows(
    "addresses that are too long",
    `Bo,Lindh,,,${within("a", 401)}@b.example\n`,
    /^"Email" is longer than 400/,
  ),
  rows(
    "profiles that are too long",
    `Bo,Lindh,,,,linkedin.com/in/${within("a", 2_001)}\n`,
    /^"URL" is longer than 2,000/,
  ),
];

const bytes: HostileFile[] = [
  whole("nothing but zeros", "refused", /No header row/, (size) => Buffer.alloc(size)),
  whole("random bytes", "refused", /No header row/, noiseBytes),
  whole("one line without a header", "refused", /No header row/, (size) => Buffer.from("a".repeat(size))),
  whole("nothing but line breaks", "refused", /empty/, (size) => Buffer.from("\n".repeat(size))),
  whole("nothing but quotes", "refused", /No header row/, (size) => Buffer.from('"'.repeat(size))),
  whole("a header and line breaks", "imported", null, (size) =>
    Buffer.from(`${header}${"\n".repeat(size)}${good}`),
  ),
  whole("a header and lines of spaces", "imported", null, (size) =>
    Buffer.from(header + repeated(`${" ".repeat(99)}\n`, size) + good),
  ),
  whole("a header and carriage returns", "imported", null, (size) =>
    Buffer.from(`${header}${good}${"\r".repeat(size)}\r\n`),
  ),
  whole("a line without an end", "imported", /too long/, (size) =>
    Buffer.from(header + good + "a".repeat(Math.max(size, 150_000))),
  ),
  whole("bytes that no text has", "imported", null, (size) =>
    Buffer.concat([Buffer.from(header + good), Buffer.from(repeated("\xff\xfe\n", size), "latin1")]),
  ),
  whole("UTF-16 with quotes that open", "imported", /A closing quotation mark is missing/, (size) =>
    Buffer.from(
      `\ufeff${header}${good}${repeated(`Bo,"Lindh,x\n${'""x"",y,z\n'.repeat(200)}`, size / 2)}`,
      "utf16le",
    ),
  ),
  whole("halves of UTF-16 characters", "imported", /./, (size) =>
    Buffer.concat([
      Buffer.from(`\ufeff${header}${good}`, "utf16le"),
      Buffer.alloc(Math.ceil(size / 2) * 2, "\x00\xd8", "latin1"),
    ]),
  ),
  rows("byte order marks", "\ufeff\ufeff,\ufeff\n", /No name/),
];

const leads: HostileFile[] = [
  rows("one lead in every row", good, noise),
  rows("rows without a name", ",,x\n", /No name/),
  numbered("one address for many names", "A#,B#,x,,info@nord.example\n", null),
  numbered("one name at many companies", "Ada,Quist,Works #\n", null),
  numbered("one name and address with many profiles", "Ada,Quist,Nord,,,linkedin.com/in/a#\n", null),
  numbered("the shortest rows there are", "A#,B\n", null),
];

/** Files that somebody may send to stop the connector, or by mistake. */
export const hostileFiles: HostileFile[] = [...quotes, ...columns, ...cells, ...bytes, ...leads];
