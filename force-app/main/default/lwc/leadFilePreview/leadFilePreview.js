const PREVIEW_BYTES = 65_536;
const ROWS = 5;
const DELIMITERS = [",", ";", "\t"];

/**
 * The header and first rows of a lead file, for the rep to see that it is the right one. Only a look: the
 * connector reads the file itself. Returns {columns, rows}, or null where nothing looks like a table.
 */
export async function readPreview(file) {
  return previewOf(await file.slice(0, PREVIEW_BYTES).text());
}

/** The preview of a text; LinkedIn's own export has notes above its header, so the widest early row is the header. */
export function previewOf(text) {
  const delimiter = mostFrequentDelimiter(text);
  const records = parse(text.replace(/^\uFEFF/, ""), delimiter).filter((record) => record.some(Boolean));
  const width = Math.max(0, ...records.slice(0, 20).map((record) => record.length));
  const header = records.findIndex((record) => record.length === width);
  if (width < 2) {
    return null;
  }
  return { columns: records[header], rows: records.slice(header + 1, header + 1 + ROWS) };
}

function mostFrequentDelimiter(text) {
  const counts = DELIMITERS.map((delimiter) => text.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}

/** Reads delimited text with quoted fields (RFC 4180). */
function parse(text, delimiter) {
  const records = [];
  let record = [];
  let field = "";
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '"' && text[index + 1] === '"') {
        field += '"';
        index += 1;
      } else if (character === '"') {
        quoted = false;
      } else {
        field += character;
      }
    } else if (character === '"') {
      quoted = true;
    } else if (character === delimiter) {
      record.push(field.trim());
      field = "";
    } else if (character === "\n") {
      records.push([...record, field.trim()]);
      record = [];
      field = "";
    } else {
      field += character;
    }
  }
  return field || record.length ? [...records, [...record, field.trim()]] : records;
}
