/**
 * Short and full forms of given names that Salesforce's First Name matching takes for the same (its "Name
 * Variant"). Written for the practice org from common knowledge; no outside data is in it. A line is one
 * name.
 */
const lines = `
alexander alex sandy sasha
alexandra alex sandra sasha
andrew andy drew
anthony tony
barbara barb
benjamin ben
catherine katherine kathryn cathy kathy kate katie
charles charlie chuck
christina tina chris
christopher chris
daniel dan danny
david dave
deborah debbie deb
donald don
edward ed eddie ted
elizabeth liz beth betty lisa eliza
frederick fred freddy
gregory greg
gerald gerry jerry
harold harry
henry harry hank
jacob jake
james jim jimmy jamie
jeffrey jeff
jennifer jen jenny
jessica jess
john jack johnny
jonathan jon jonny
joseph joe joey
joshua josh
kenneth ken kenny
lawrence larry
leonard len lenny
margaret maggie meg peggy
matthew matt
maximilian max
michael mike mick
nicholas nick
nathaniel nathan nate
pamela pam
patricia pat patty trish
patrick pat
peter pete
philip phil
rebecca becky
richard rick rich dick
robert rob bob bobby robbie
ronald ron
samuel sam
samantha sam
stephen steven steve
susan sue suzie
theodore ted theo
thomas tom tommy
timothy tim
victoria vicky
vincent vince
walter walt
william will bill billy liam
zachary zach
`;

const variants = new Map<string, Set<number>>();
lines
  .trim()
  .split("\n")
  .forEach((line, i) => {
    for (const name of line.split(" ")) variants.set(name, (variants.get(name) ?? new Set()).add(i));
  });

/** Whether two given names, in lower case and without accents, are forms of one. */
export function isVariant(one: string, other: string): boolean {
  const others = variants.get(other);
  return [...(variants.get(one) ?? [])].some((line) => others?.has(line));
}
