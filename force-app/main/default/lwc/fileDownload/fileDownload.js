/**
 * Lightning Web Security refuses object URLs of other types, text/csv among them, and types with a charset
 * (https://developer.salesforce.com/docs/platform/lightning-components-security/guide/lws-mime.html). The
 * file's name tells what it holds.
 */
const TYPE = "application/octet-stream";

/**
 * Without this mark spreadsheets take UTF-8 for another encoding. A text that was read from an answer has
 * lost its own. Parsers of JSON refuse it.
 */
const MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/** Hands the user a text as a file in UTF-8. */
export function download(name, text) {
  const parts = name.endsWith(".json") ? [text] : [MARK, text];
  const url = URL.createObjectURL(new Blob(parts, { type: TYPE }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
