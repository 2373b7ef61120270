/**
 * The number of each name's group, in a table of groups of spellings: `ahmed ahmad; omar umar`. Of a name in
 * several groups, the last one's.
 */
export const groupsByName = (groups: string): ReadonlyMap<string, number> =>
  new Map(
    groups.split(";").flatMap((group, index) =>
      group
        .trim()
        .split(/\s+/)
        .map((name): [string, number] => [name, index]),
    ),
  );
