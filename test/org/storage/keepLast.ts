/**
 * Keeps what `make` made of the keys asked for last, at most `max` of them, so that it is made again only for
 * others.
 */
export function keepLast<Made>(make: (key: string) => Made, max: number): (key: string) => Made {
  const kept = new Map<string, Made>();
  return (key) => {
    const made = kept.get(key) ?? make(key);
    kept.delete(key);
    kept.set(key, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= max) break;
      kept.delete(oldest);
    }
    return made;
  };
}
