/**
 * Refuses options of `npm run erase-person` that don't go together: one would be left out, as if it were not
 * meant. Throws an Error that names them.
 */
export function requireNoMore(given: string[]): void {
  const beside: [option: string, ...others: string[]][] = [
    ["again", "yes"],
    ["user", "yes"],
    ["all", "lift", "yes"],
    ["lift", "profile", "email", "name", "company", "all", "yes"],
    ["lead", "export", "yes"],
  ];
  for (const [option, ...others] of beside) {
    if (!given.includes(option)) continue;
    const more = given.filter((each) => each !== option && !others.includes(each)).map((each) => `--${each}`);
    if (more.length > 0) throw new Error(`--${option} goes alone: leave out ${more.join(" and ")}.`);
  }
  if (given.includes("all") && !given.includes("lift")) throw new Error("--all is for --lift.");
}
