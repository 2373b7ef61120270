const ids = /\b(?=[a-zA-Z]*\d)[a-zA-Z0-9]{15,}\b/g;
const addresses = /\S*(?:@|:\/\/|\.(?:sales)?force\.com)\S*/g;
const paths = /(?:\/[\w.-]+){2,}/g;
const namespaces = /\b[a-z]\w*__(?=crosswalk)/gi;
/** What somebody made up: quoted, or a developer's name. Salesforce's codes are capitals alone. */
const names = /"[^"]*"|'[^']*'|\b(?![A-Z_]+\b)[\w.]*_[\w.]*/g;

/** What somebody made up may stand behind a code: the words of a rule, or an exception's. */
const afterCode = /\b([A-Z]+(?:_[A-Z]+)+)[:,] [^]*/;

const inAnyCase = (name: string) => new RegExp(name.replaceAll(/[^\w\s]/g, "\\$&"), "gi");

/** A text as others may read it. What is Crosswalk's own stays; `known` are names of the org. */
export function scrubbed(text: string, known: readonly string[] = []): string {
  const own = known.filter((name) => name.length > 2);
  return own
    .reduce((left, name) => left.replaceAll(inAnyCase(name), "a name"), text.replace(afterCode, "$1"))
    .replaceAll(addresses, "an address")
    .replaceAll(paths, "a path")
    .replaceAll(ids, "an id")
    .replaceAll(namespaces, "")
    .replaceAll(names, (name) => (/crosswalk/i.test(name) ? name : "a name"))
    .slice(0, 1000);
}
