/**
 * The server keeps the plans of names in each connection until that ends, so that there are no more than
 * these. The connector's own statements are about 400; a list of ids makes another for each length.
 */
const namesMax = 600;

/**
 * Names a statement that comes for the second time, so that a connection keeps its plan. A name is one text's
 * for ever.
 */
export function nameStatements(most = namesMax): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const cameOnce = new Set<string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= most) return known;
    if (!cameOnce.delete(text)) {
      if (cameOnce.size >= most) cameOnce.clear();
      cameOnce.add(text);
      return undefined;
    }
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
}
