import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import { erasePerson } from "../../connector/privacy/erasePerson.ts";
import { personOf } from "../../connector/privacy/personOf.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

type Rep = "rep" | "colleague" | "admin";

/** Who is asked for, who goes and stays, and who is kept out of imports afterwards. */
interface Case {
  header?: string;
  /** The rows of each rep's file. */
  files: Partial<Record<Rep, string[]>>;
  asked: Parameters<typeof personOf>[0];
  /** Who stays, also after every rep has imported the same file again. */
  stay: string[];
  /** Of these, who is listed as somebody who may be meant, with why. */
  listed?: Record<string, string>;
  /** Rows of later imports. */
  keptOut?: string[];
  letIn?: string[];
  /** Rows that come in afterwards, and stay when the same is asked again. */
  later?: string[];
}

const plain = "First Name,Last Name,Company,Email,Profile URL";
const vera = "Vera,Testmann,Nordwind,vera@n.example,linkedin.com/in/vera-t";
const profileUrl = "linkedin.com/in/vera-t";
const sales = (letter: string) => `https://www.linkedin.com/sales/lead/ACwAAA${letter.repeat(22)}`;
const notes = "First Name,Last Name,Company,Notes";

/** Two names at one address: the first has a profile, and is asked for by it. */
const similar = (one: string, other: string): [string, Case] => [
  `a similar name at one address: ${one} and ${other}`,
  {
    files: {
      rep: [`${one},Huber GmbH,office@huber.example,linkedin.com/in/first`],
      colleague: [`${other},Huber GmbH,office@huber.example,`],
    },
    asked: { profileUrl: "linkedin.com/in/first" },
    stay: [other.replace(",", " ")],
    listed: { [other.replace(",", " ")]: "similar" },
    letIn: [`${other},Huber GmbH,office@huber.example,linkedin.com/in/second`],
  },
];

const cases: [string, Case][] = [
  similar("Martin,Huber", "Martina,Huber"),
  similar("Daniel,Huber", "Daniela,Huber"),
  similar("Andreas,Huber", "Andrea,Huber"),
  similar("Sandra,Huber", "Sandro,Huber"),
  similar("Maria,Huber", "Mario,Huber"),
  similar("Robert,Huber", "Roberta,Huber"),
  similar("Anna Maria,Huber", "Anna Luise,Huber"),
  similar("Hans Peter,Huber", "Hans Georg,Huber"),
  similar("Anna,Kurz", "Anna,Kunz"),
  similar("Karl,Bach", "Karl,Buch"),
  similar("Peter,Schulze", "Peter,Schulz"),
  [
    "a similar name whose row names the person as the manager",
    {
      header: `${plain},Manager Email`,
      files: {
        rep: ["Martin,Huber,Huber GmbH,martin@huber.example,linkedin.com/in/martin-h,"],
        colleague: ["Martina,Huber,Huber GmbH,martina@huber.example,,martin@huber.example"],
        admin: [`Martina,Huber,Huber GmbH,,${sales("M")},martin@huber.example`],
      },
      asked: { profileUrl: "linkedin.com/in/martin-h" },
      stay: ["Martina Huber", "Martina Huber"],
      listed: { "Martina Huber": "similar" },
    },
  ],
  [
    "a fitting name, with an address of its own, whose row names the person",
    {
      header: `${plain},Manager Email`,
      files: { rep: [`${vera},`], colleague: ["V.,Testmann,Zeta,v.testmann@zeta.example,,vera@n.example"] },
      asked: { profileUrl },
      stay: ["V. Testmann"],
      listed: { "V. Testmann": "address" },
    },
  ],
  [
    "somebody who alone has an address, as that of a manager",
    {
      header: `${plain},Manager Email`,
      files: { rep: ["Kim,Muster,Nordwind,kim@n.example,,vera@n.example"] },
      asked: { email: "vera@n.example" },
      stay: ["Kim Muster"],
    },
  ],
  [
    "somebody with the person's profile in a further column, beside one of their own",
    {
      header: `${plain},Other Profile`,
      files: {
        rep: [`${vera},`],
        colleague: [`Eve,Muster,Sued,eve@s.example,linkedin.com/in/eve-m,${profileUrl}`],
      },
      asked: { profileUrl },
      stay: ["Eve Muster"],
    },
  ],
  [
    "somebody with the person's profile in a further column, and none of their own",
    {
      header: `${plain},Other Profile`,
      files: { rep: [`${vera},`], colleague: [`Eve,Muster,Sued,eve@s.example,,${profileUrl}`] },
      asked: { profileUrl },
      stay: ["Eve Muster"],
      listed: { "Eve Muster": "name" },
      keptOut: [`V.,Testmann,Sued,v@s.example,,${profileUrl}`],
    },
  ],
  [
    "somebody else whose profile has something directly behind what is the person's",
    {
      files: {
        rep: [vera],
        colleague: ["Eve,Muster,Sued,,linkedin.com/in/vera-t李"],
        admin: ["Vera,Testmann,Zeta,,linkedin.com/in/vera-t😀"],
      },
      asked: { profileUrl },
      stay: ["Eve Muster", "Vera Testmann"],
      listed: { "Vera Testmann": "profile" },
      letIn: ["Vera,Testmann,Zeta,,linkedin.com/in/vera-t-2"],
    },
  ],
  [
    "somebody who alone has a profile, in a further column",
    {
      header: `${plain},Other Profile`,
      files: { colleague: [`Eve,Muster,Sued,eve@s.example,,${profileUrl}`] },
      asked: { profileUrl },
      stay: ["Eve Muster"],
      listed: { "Eve Muster": "unclear" },
    },
  ],
  [
    "somebody unseen whose profile the person has in a further column, and none of their own",
    {
      header: `${plain},Other Profile`,
      files: { colleague: [`Eve,Muster,Sued,eve@s.example,,${profileUrl}`] },
      asked: { email: "eve@s.example" },
      stay: [],
      letIn: [`${vera},`],
      keptOut: [`Eve,Muster,Zeta,,${profileUrl},`, `Eve,Muster,Zeta,,,${profileUrl}`],
    },
  ],
  [
    "the person whose profile somebody has in a further column, beside one of their own",
    {
      header: `${plain},Other Profile`,
      files: {
        rep: [`${vera},`],
        colleague: [`Eve,Muster,Sued,eve@s.example,linkedin.com/in/eve-m,${profileUrl}`],
      },
      asked: { profileUrl: "linkedin.com/in/eve-m" },
      stay: ["Vera Testmann"],
    },
  ],
  [
    "somebody unknown whose profile the person has in a further column",
    {
      header: `${plain},Profile 2`,
      files: { rep: ["Evil,Rep,X,evil@x.example,linkedin.com/in/evil,linkedin.com/in/ceo"] },
      asked: { profileUrl: "linkedin.com/in/evil" },
      stay: [],
      letIn: ["Cleo,Boss,Y,cleo@y.example,linkedin.com/in/ceo,"],
    },
  ],
  ...[
    "Ann,Lee,Acme/Ann,Lee,Beta",
    "Thomas,Muster,A/Thomas Karl,Muster,E",
    "Martin,Huber,H/Martina,Huber,H",
  ].map((pair): [string, Case] => {
    const [one = "", other = ""] = pair.split("/");
    const name = other.split(",").slice(0, 2).join(" ");
    return [
      `two people with one address and two profiles in one file: ${pair}`,
      {
        files: {
          rep: [
            `${one},info@acme.example,linkedin.com/in/first`,
            `${other},info@acme.example,linkedin.com/in/second`,
          ],
          colleague: [`${other},own@beta.example,linkedin.com/in/second`],
        },
        asked: { profileUrl: "linkedin.com/in/first" },
        stay: [name, name],
      },
    ];
  }),
  [
    "somebody whose whole name an initial that is asked for may mean",
    {
      files: {
        rep: ["Tim,Muster,C,fam@muster.example,linkedin.com/in/tim"],
        colleague: ["T.,Muster,A,fam@muster.example,"],
      },
      asked: { email: "fam@muster.example", name: "T. Muster" },
      stay: ["T. Muster", "Tim Muster"],
      listed: { "Tim Muster": "similar", "T. Muster": "unclear" },
    },
  ],
  [
    "somebody whose profile stands at an initial that fits the person",
    {
      files: {
        rep: ["Jonas,Beispiel,N,info@n.example,linkedin.com/in/jonas"],
        colleague: [`J.,Beispiel,N,info@n.example,${sales("J")}`],
        admin: [`Julia,Beispiel,N,julia@n.example,${sales("J")}`],
      },
      asked: { profileUrl: "linkedin.com/in/jonas" },
      stay: ["Julia Beispiel"],
      listed: { "Julia Beispiel": "name" },
      letIn: ["Julia,Beispiel,N,julia@n.example,linkedin.com/in/julia"],
    },
  ],
  [
    "somebody unseen whose profile or address stands at an initial that fits the person",
    {
      header: `${plain},Email 2`,
      files: {
        rep: ["Jonas,Beispiel,N,info@n.example,linkedin.com/in/jonas,"],
        colleague: [
          `J.,Beispiel,N,info@n.example,${sales("J")},`,
          "J.,Beispiel,N,julia@n.example,,info@n.example",
        ],
      },
      asked: { profileUrl: "linkedin.com/in/jonas" },
      stay: [],
      letIn: [`Julia,Beispiel,N,julia@n.example,${sales("J")},`],
    },
  ],
  [
    "nobody by an initial that nothing speaks against",
    {
      files: { rep: [`V.,Testmann,N,vera@n.example,${profileUrl}`] },
      asked: { email: "vera@n.example" },
      stay: [],
      keptOut: [`Vera,Testmann,Zeta,other@n.example,${profileUrl}`],
    },
  ],
  ...[
    ["Antonia", "Toni"],
    ["Samuel", "Sam"],
    ["Jean", "Jean-Pierre"],
  ].map(([one = "", other = ""]): [string, Case] => [
    `a nickname at the address, with a profile of its own: ${one} and ${other}`,
    {
      files: {
        rep: [`${one},Huber,H,office@huber.example,linkedin.com/in/first`],
        colleague: [`${other},Huber,H,office@huber.example,${sales("T")}`],
      },
      asked: { profileUrl: "linkedin.com/in/first" },
      stay: [`${other} Huber`],
      listed: { [`${other} Huber`]: "similar" },
    },
  ]),
  [
    "rows that are the person's by what their notes say",
    {
      header: notes,
      files: {
        colleague: [
          "Vera,Testmann,,vera@n.example is hers",
          "V.,Testmann,Zeta,vera@n.example",
          `Vera,Testmann,,see ${profileUrl}`,
        ],
      },
      asked: { profileUrl, email: "vera@n.example", name: "Vera Testmann" },
      stay: [],
      letIn: ["Jonas,Beispiel,,vera@n.example is his boss"],
    },
  ],
  [
    "a short name at an address that somebody shares",
    {
      files: {
        rep: [
          "Thomas,Muster,A,office@m.example,linkedin.com/in/th",
          "Bo,Xi,A,office@m.example,linkedin.com/in/bo",
        ],
        colleague: ["Tom,Muster,A,office@m.example,"],
        admin: ["Thomas K.,Muster,A,office@m.example,"],
      },
      asked: { profileUrl: "linkedin.com/in/th" },
      stay: ["Bo Xi"],
      keptOut: ["T.,Muster,A,office@m.example,", "Thomas,M.,,office@m.example,"],
      letIn: ["Kim,Zeta,,office@m.example,"],
    },
  ],
  [
    "somebody whose cell has the person's address as its second",
    {
      files: {
        rep: [vera],
        colleague: ['Jonas,Beispiel,Nordwind,"jonas@n.example; vera@n.example",linkedin.com/in/jonas-b'],
      },
      asked: { profileUrl },
      stay: ["Jonas Beispiel"],
      keptOut: ['Vera,Testmann,Zeta,"v@zeta.example; vera@n.example",'],
    },
  ],
  [
    "leads at the same or a like company, with a name that fits",
    {
      files: {
        rep: ["Thomas,Muster,Acme,tm@acme.example,linkedin.com/in/th"],
        colleague: [
          "Tom,Muster,Acme,,",
          "T.,Muster,Acme,,",
          "Thomas,Muster,Acme Deutschland,,",
          "Thomas,Muster,Sued,,",
        ],
      },
      asked: { profileUrl: "linkedin.com/in/th" },
      stay: ["T. Muster", "Thomas Muster", "Thomas Muster", "Tom Muster"],
      listed: { "Tom Muster": "like", "T. Muster": "like", "Thomas Muster": "like" },
    },
  ],
  [
    "whoever has an address that the person alone had, also with another name and profile",
    {
      files: { rep: [vera] },
      asked: { profileUrl },
      stay: [],
      letIn: ["Kim,Muster,Nordwind,kim@n.example,linkedin.com/in/kim-m", "Karl,Testmann,Nordwind,,"],
      keptOut: [
        "Kim,Muster,Nordwind,vera@n.example,linkedin.com/in/kim-m",
        "Karl,Testmann,Nordwind,vera+news@n.example,",
        "Vera,Huber,Sued,vera@n.example,linkedin.com/in/vera-h",
        `Verra,Testmann,Zeta,vera@n.example,${sales("V")}`,
        "J.,Huber,N,vera@n.example,linkedin.com/in/j-h",
        ",田中太郎,N,vera@n.example,",
      ],
    },
  ],
  ...[
    ["Dr. J.,Huber", "Dr. K.,Huber", "K. Huber"],
    ["Herr J.,Huber", "Herr K.,Huber", "K. Huber"],
    ["J.,Smith Jr.", "K.,Smith Jr."],
    ["Hans Peter,M.", "Hans Peter,K."],
    ["Mary Ann,S", "Mary Ann,T"],
    ["T.,García López", "J.,García López"],
    ['Anna,"M., MBA"', 'Anna,"K., MBA"', "Anna K."],
    ["A.,Abdul Rahman", "S.,Abdul Rahman"],
    ["Jean-Pierre,M.", "Jean-Pierre,K."],
    ["Tim K.,Huber", "Tim J.,Huber"],
    ["J.-P.,García López", "A.-M.,García López"],
    ["Hans Peter,M.-T.", "Hans Peter,K.-S."],
    ['"García López, Ana",', '"García López, Julia",', "Julia García López"],
    ['"Müller-Huber, Anna",', '"Müller-Huber, Karl",', "Karl Müller-Huber"],
    ['"Herr von Huber",', '"Frau von Huber",', "von Huber"],
  ].map(([one = "", other = "", stored = other.replace(",", " ")]): [string, Case] => [
    `somebody at the company whose name has another initial: ${one} and ${other}`,
    {
      files: {
        rep: [`${one},Nordwind,,linkedin.com/in/first`],
        colleague: [`${other},Nordwind,,`],
        admin: [`${other},Nordwind,b@n.example,${sales("B")}`],
      },
      asked: { profileUrl: "linkedin.com/in/first" },
      stay: [stored, stored],
      letIn: [`${other},Nordwind,,`],
    },
  ]),
  [
    "others at a mailbox that somebody who stays has, too",
    {
      files: { rep: [vera.replace("vera@", "office@"), "Jonas,Beispiel,N,office@n.example,"] },
      asked: { profileUrl },
      stay: ["Jonas Beispiel"],
      letIn: [
        "Kim,Muster,Nordwind,office@n.example,",
        "Karl,Testmann,Nordwind,office@n.example,",
        "Verena,T.,Zeta,office@n.example,",
      ],
      keptOut: [
        "Vera,Testmann,Zeta,office@n.example,linkedin.com/in/vera-new",
        "Vera,T.,Zeta,office@n.example,",
        "V.,Testmann,Zeta,office@n.example,",
      ],
    },
  ],
  [
    "others with a first name alone at the person's company",
    {
      files: {
        rep: ["Anna,,N,,linkedin.com/in/anna-one"],
        colleague: ["Anna,,N AG,anna.k@n.example,"],
      },
      asked: { profileUrl: "linkedin.com/in/anna-one" },
      stay: [" Anna"],
      letIn: ["Anna,,N,,"],
    },
  ],
  [
    "others with a name of one word that only sounds alike",
    {
      files: { rep: [",张伟,N,,linkedin.com/in/zhang-wei"], colleague: [",章薇,N,,"] },
      asked: { profileUrl: "linkedin.com/in/zhang-wei" },
      stay: [" 章薇"],
      letIn: [",章薇,N,,", "Zhangwei,,N,,"],
      keptOut: [",张伟,N,,"],
    },
  ],
  ...(
    [
      ["Vera Testmann", "V.,Testmann", "V. Testmann"],
      ["Vera Testmann", "Vera,T.", "Vera T."],
      ["Robert Oppenheimer", "J. Robert,Oppenheimer", "J. Robert Oppenheimer"],
    ] as const
  ).map(([name, row, stored]): [string, Case] => [
    `somebody who may be meant by name and company where an initial is for a name: ${name} and ${stored}`,
    {
      files: { rep: [`${row},Nordwind AG,,`, "Vera,Testmann,Sued,,"] },
      asked: { name, company: "Nordwind" },
      stay: [stored, "Vera Testmann"].sort(),
      listed: { [stored]: "like" },
      letIn: [`${row},Nordwind AG,,`],
    },
  ]),
  ...(
    [
      ["王伟", "伟,王", "伟 王"],
      ["田中太郎", "太郎,田中", "太郎 田中"],
      ["김철수", "철수,김", "철수 김"],
    ] as const
  ).map(([name, row, stored]): [string, Case] => [
    `somebody with another East Asian name at the company: ${name}`,
    {
      files: {
        rep: [`${row},Nordwind,,`, "伟大,王,Nordwind,,"],
        colleague: [`,${name},Nordwind,,linkedin.com/in/theirs`, `,${name},Sued,,`],
      },
      asked: { name, company: "Nordwind" },
      stay: [name === "김철수" ? stored : ` ${name}`, "伟大 王"].sort(),
      keptOut: [
        `${name},,Nordwind,,`,
        `${row},Nordwind,,`,
        `${row},Zeta,,linkedin.com/in/theirs`,
        ...(name === "김철수" ? [] : [`,${[...name].join("")},Nordwind GmbH,,`]),
      ],
      letIn: [`${row},Zeta,,`, `,${name},Zeta,,`, `${row}子,Nordwind,,`],
    },
  ]),
  ...["田中太郎", "王伟"].map((name): [string, Case] => [
    `somebody with a name of one word, and an address in a further column alone: ${name}`,
    {
      header: `${plain},Email 2`,
      files: {
        rep: [`,${name},Nordwind,,,own@home.example`],
        colleague: [`${name},,Nordwind GmbH,,,`, `,${name},Sued,,,`],
      },
      asked: { name, company: "Nordwind" },
      stay: [` ${name}`],
      letIn: ["Jana,Huber,Nordwind,jana@n.example,,own@home.example"],
      keptOut: [
        `,${name},Zeta,own@home.example,,`,
        `,${name},Nordwind,,,own@home.example`,
        `${name},,Nordwind,,,`,
      ],
    },
  ]),
  [
    "an address of a further column, which keeps out by itself nobody",
    {
      header: `${plain},Email 2`,
      files: { rep: [`${vera},vera@home.example`] },
      asked: { profileUrl },
      stay: [],
      letIn: ["Jonas,Beispiel,,vera@home.example,,"],
      keptOut: ["Vera,Testmann,Zeta,vera@home.example,,"],
    },
  ],
  [
    "a namesake with an address, where that of the person is shared",
    {
      files: { rep: ["Ann,Lee,Acme,office@acme.example,", "Bo,Xi,Acme,office@acme.example,"] },
      asked: { email: "office@acme.example", name: "Ann Lee" },
      stay: ["Bo Xi"],
      letIn: ["Ann,Lee,Acme,ann.lee2@acme.example,"],
      keptOut: ["Ann,Lee,Acme,,"],
    },
  ],
  [
    "somebody whose address ends like the person's, and the person whose cell has more than the address",
    {
      files: {
        rep: [vera],
        colleague: [
          "Jean,Muster,Sued,jean/vera@n.example,",
          "Vera,Testmann,Sued,work/vera@n.example,",
          "V.,Testmann,Zeta,邮箱vera@n.example,",
        ],
      },
      asked: { profileUrl },
      stay: ["Jean Muster"],
      letIn: ["Jean,Other,Zeta,jean/vera@n.example,"],
      keptOut: [
        "Vera,Testmann,Zeta,E-Mail|vera@n.example,",
        "Vera,Testmann,Zeta,Vera Testmann|vera@n.example,",
        "Vera,Testmann,Zeta,Privat=vera@n.example,",
        "V.,Testmann,Zeta,почтаvera@n.example,",
        "M.,T.,Zeta,✉️vera@n.example,",
      ],
    },
  ],
  [
    "somebody who alone has an address that ends like the one asked for",
    {
      files: { rep: ["Jean,Muster,Sued,jean/vera@n.example,"] },
      asked: { email: "vera@n.example" },
      stay: ["Jean Muster"],
    },
  ],
  [
    "the person whose address ends like that of somebody erased",
    {
      files: {
        rep: ["Jean,Muster,Sued,jean/vera@n.example,linkedin.com/in/jean-m"],
        colleague: [vera],
      },
      asked: { profileUrl: "linkedin.com/in/jean-m" },
      stay: ["Vera Testmann"],
    },
  ],
  [
    "an address, asked for with its name, that only somebody else has in a further column",
    {
      header: `${plain},Email 2`,
      files: { rep: ["Jonas,Beispiel,N,jonas@n.example,linkedin.com/in/jonas-b,vera@n.example"] },
      asked: { email: "vera@n.example", name: "Vera Testmann" },
      stay: ["Jonas Beispiel"],
      keptOut: ["V.,Testmann,N,vera@n.example,,"],
    },
  ],
  ...(
    [
      ["an address", { email: "v1@n.example" }, ",linkedin.com/in/p2", "profile"],
      ["a profile", { profileUrl: "linkedin.com/in/p1" }, "v2@n.example,", "address"],
    ] as const
  ).map(([what, by, other, why]): [string, Case] => [
    `a namesake at the company beside whom ${what} was asked for, too`,
    {
      files: {
        rep: ["Vera,Testmann,Nordwind,v1@n.example,linkedin.com/in/p1"],
        colleague: [`Vera,Testmann,Nordwind,${other}`],
      },
      asked: { ...by, name: "Vera Testmann", company: "Nordwind" },
      stay: ["Vera Testmann"],
      listed: { "Vera Testmann": why },
      letIn: [`Vera,Testmann,Nordwind,${other}`],
    },
  ]),
  [
    "somebody with the person's address in a further column, which the person had with a tag",
    {
      header: `${plain},Email 2`,
      files: {
        rep: ["Jean,Dupont,Nordwind,jean+news@n.example,linkedin.com/in/p1,"],
        colleague: ["Vera,Testmann,Nordwind,vera@n.example,linkedin.com/in/p2,jean@n.example"],
      },
      asked: { email: "jean@n.example" },
      stay: ["Vera Testmann"],
      listed: { "Vera Testmann": "name" },
    },
  ],
  ...["v2@n.example,", ",linkedin.com/in/p2"].map((reach): [string, Case] => [
    `a namesake at the company, who came in after the one who was asked for by name: ${reach}`,
    {
      files: { rep: ["Vera,Testmann,Nordwind,v1@n.example,linkedin.com/in/p1"] },
      asked: { name: "Vera Testmann", company: "Nordwind" },
      stay: [],
      later: [`Vera,Testmann,Nordwind,${reach}`],
    },
  ]),
  [
    "a namesake at an address of both, by which nobody is remembered",
    {
      files: {
        rep: ["Vera,Testmann,Nordwind,office@n.example,linkedin.com/in/vera-t"],
        colleague: ["Vera,Testmann,Suedwind AG,office@n.example,linkedin.com/in/vera-2"],
      },
      asked: { email: "office@n.example", name: "Vera Testmann", company: "Nordwind" },
      stay: ["Vera Testmann"],
      keptOut: [vera],
      letIn: ["Vera,Testmann,Suedwind AG,office@n.example,linkedin.com/in/vera-2"],
    },
  ],
  ...[
    ["Michael,Novak", "Michal,Novak", "like"],
    ["Joe,Smith", "Jo,Smith", "like"],
    ["Jing,Yue", "Jing,Yu", "like"],
    // Signs that are read alike are other names: nobody has to ask whether they are meant.
    ["伟,张", "薇,章"],
    ["明,高橋", "銘,高橋"],
  ].map(([one = "", other = "", why]): [string, Case] => [
    `a name at the same company that only sounds alike: ${one} and ${other}`,
    {
      files: {
        rep: [`${one},Nordwind,one@n.example,linkedin.com/in/first`],
        colleague: [`${other},Nordwind,,`],
      },
      asked: { profileUrl: "linkedin.com/in/first" },
      stay: [other.replace(",", " ")],
      ...(why !== undefined && { listed: { [other.replace(",", " ")]: why } }),
      keptOut: [`${one},Nordwind,,`],
      letIn: [`${other},Nordwind,,`],
    },
  ]),
  ...[
    ["Li,Wang", "Lei,Wang"],
    ["Wei,Lu", "Wei,Lou"],
    ["Michele,Rossi", "Michelle,Rossi"],
    ["伟,张", "薇,章"],
  ].map(([one = "", other = ""]): [string, Case] => [
    `names at one address that sound alike, and nothing says who is meant: ${one} and ${other}`,
    {
      files: {
        rep: [`${one},Nordwind,office@n.example,`],
        colleague: [`${other},Suedwind,office@n.example,`],
      },
      asked: { email: "office@n.example" },
      stay: [one, other].map((name) => name.replace(",", " ")).sort(),
    },
  ]),
  ...["Testmann", "V.,T.", "Vera"].map((name): [string, Case] => [
    `half of the name at the profile that is asked for with it: ${name}`,
    {
      files: {
        rep: [`${name.includes(",") ? name : `,${name}`},Nordwind,vera@n.example,linkedin.com/in/vera-t`],
      },
      asked: { profileUrl, name: "Vera Testmann" },
      stay: [],
    },
  ]),
  [
    "a name in Latin script that somebody who stays has in another, at one company",
    {
      files: {
        rep: ["伟,张,Nordwind,,linkedin.com/in/vera-t", "薇,章,Nordwind,,"],
        colleague: ["Wei,Zhang,Nordwind,,linkedin.com/in/vera-t"],
        admin: ["Wei,Zhang,Nordwind,,"],
      },
      asked: { profileUrl },
      stay: ["Wei Zhang", "薇 章"],
    },
  ],
  [
    "another name at the profile, where one was said beside it",
    {
      files: {
        rep: [vera],
        colleague: ["Eve,Muster,Suedwind,eve@s.example,linkedin.com/in/vera-t"],
      },
      asked: { profileUrl, name: "Vera Testmann" },
      stay: ["Eve Muster"],
      listed: { "Eve Muster": "name" },
      letIn: ["Eve,Muster,Suedwind,eve@s.example,"],
    },
  ],
  ...[
    ["Julia Müller", "J. Mueller"],
    ["Søren Ødegård", "S. Oedegaard"],
    ["Julia Schukin", "J. Щукин"],
    ["Jean D'Arc", "J. d Arc"],
    ["Elisabeth Müller", "Lisa M."],
  ].map(([name = "", like = ""]): [string, Case] => [
    `a lead that may be meant, in another spelling: ${name} and ${like}`,
    {
      files: { rep: [`${like.replace(" ", ",")},Nordwind,,`] },
      asked: { name, company: "Nordwind" },
      stay: [like],
      listed: { [like]: "like" },
    },
  ]),
  ...["V.,Testmann", "ד.,כהן", "م,حسن", "आ.,शर्मा", "Th.,Huber"].map((row): [string, Case] => [
    `others at the company whose name has the same initial: ${row}`,
    {
      files: { rep: [`${row},Nordwind,,linkedin.com/in/first`] },
      asked: { profileUrl: "linkedin.com/in/first" },
      stay: [],
      letIn: [`${row},Nordwind,,`],
    },
  ]),
  ...[
    ["فاطمة,بن علي", '"بن علي, فاطمة",'],
    ["Vera,TESTMANN SE", "Vera,Testmann"],
  ].map(([row = "", other = ""]): [string, Case] => [
    `nobody with the same name in other columns: ${row} and ${other}`,
    {
      files: { rep: [`${row},Nordwind,,linkedin.com/in/first`] },
      asked: { profileUrl: "linkedin.com/in/first" },
      stay: [],
      keptOut: [`${other},Nordwind,,`],
    },
  ]),
  ...["minh,le", "omar,al", "Jack,MA", "Anh,DO", "Ana,García López", "Vera,St. John"].map(
    (row): [string, Case] => [
      `nobody with the whole name at the company, whichever word is a column's: ${row}`,
      {
        files: { rep: [`${row},Nordwind,,linkedin.com/in/first`] },
        asked: { profileUrl: "linkedin.com/in/first" },
        stay: [],
        keptOut: [`${row},Nordwind GmbH,,`],
        letIn: [`${row},Zeta,,`],
      },
    ],
  ),
];

let stack: Stack;
const reps = {} as Record<Rep, ApiClient>;

beforeAll(async () => {
  stack = await startStack();
  reps.rep = await stack.signIn("rep@practice.example");
  reps.colleague = await stack.signIn("rep2@practice.example");
  reps.admin = await stack.signIn("admin@practice.example");
});
afterAll(() => stack.close());
beforeEach(async () => {
  for (const table of [leadLists, leads, erasedPeople]) await stack.app.database.delete(table).run();
});

/** Beside a row of somebody else, so that the list is not empty. */
async function importAll(client: ApiClient, header: string, rows: string[]): Promise<number> {
  const other = header
    .split(",")
    .map((column) => ({ "First Name": "Kara", "Last Name": "Anders" })[column] ?? "");
  const { status, body } = await client.post<{ report: { erased: number } }>(
    "/v1/lead-lists?name=List",
    [header, other.join(","), ...rows].join("\n"),
    { "content-type": "text/csv" },
  );
  expect(status, JSON.stringify(body)).toBe(201);
  return body.report.erased;
}

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${firstName} ${lastName}`;

const namesStored = async () =>
  (await stack.app.database.select().from(leads).all())
    .map(nameOf)
    .filter((name) => name !== "Kara Anders")
    .sort();

describe("erasing a person, importing the same files again, and importing others", () => {
  it.each(cases)("nobody goes or stays out who is not certainly meant: %s", async (_, each) => {
    const { header = plain, files, asked, stay, listed = {}, keptOut = [], letIn = [], later = [] } = each;
    const importFiles = async () => {
      for (const [rep, rows] of Object.entries(files)) await importAll(reps[rep as Rep], header, rows);
    };
    await importFiles();
    const erase = () => erasePerson({ ...stack.app, now: stack.app.clock() }, personOf(asked));
    const { found } = await erase();
    expect(await namesStored()).toEqual(stay);
    const why = Object.fromEntries(found.stayed.map(({ facts, why }) => [nameOf(facts), why]));
    expect(why).toMatchObject(listed);
    if (later.length > 0) await importAll(reps.admin, header, later);
    const afterwards = await namesStored();
    expect(afterwards.length).toBe(stay.length + later.length);
    await erase();
    expect(await namesStored()).toEqual(afterwards);
    await stack.app.database.delete(leads).run();
    await importFiles();
    expect(await namesStored()).toEqual(stay);
    for (const row of keptOut)
      expect([row, await importAll(reps.colleague, header, [row])]).toEqual([row, 1]);
    for (const row of letIn) expect([row, await importAll(reps.colleague, header, [row])]).toEqual([row, 0]);
  });
});
