/** A text of somebody else's without tokens, the values of parameters, and the users and queries of URLs. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/https?:\/\/\S+/gi, withoutQuery)
    .replace(/(?<=\w)=[^\s&;,)]+/g, "=…")
    .replace(longRun, (run) => (/\d/.test(run) ? "…" : run));
}

/** Ids have 18 characters at most, tokens many more. Error codes may be as long, but have no digits. */
const longRun = /[\w.!~+%/=-]{20,}/g;

function withoutQuery(url: string): string {
  const [place = ""] = url.split(/[?#]/, 1);
  return place.replace(/\/\/[^/@]*@/, "//");
}
