/**
 * The names of made-up people, by culture. A slash separates the spellings of one name: each source may have
 * another. A colon stands before each short form of a given name. The list is independent of the matcher's
 * own tables, so that it tests them.
 */
export interface Culture {
  id: string;
  given: string[];
  family: string[];
  /** Where its people live. */
  homes: [country: string, countryName: string, city: string][];
}

const words = (text: string): string[] => text.trim().split(/\s*,\s*/);

export const cultures: Culture[] = [
  {
    id: "english",
    given:
      words(`Robert:Bob:Rob, William:Bill:Will, Elizabeth:Liz:Beth, Katherine/Catherine:Kate:Kathy, Michael:Mike, James:Jim,
      Margaret:Peggy:Maggie, Richard:Rick:Dick, Jennifer:Jen, Thomas:Tom, Alexander:Alex, Samantha:Sam, Samuel:Sam, Christopher:Chris,
      Christine:Chris, Patricia:Pat:Trish, Daniel:Dan, Danielle, Andrew:Andy, Edward:Ted:Ed, Susan:Sue, Stephen/Steven:Steve, Nicholas:Nick,
      Victoria:Vicky, Gregory:Greg, Rebecca:Becky, Joseph:Joe, Joan, John/Jon:Jack, Deborah/Debra:Deb, Anthony:Tony, Benjamin:Ben, Rachel, Laura, Lauren,
      Karen, Amy, Brian/Bryan, Kevin, Gary, Heather, Justin, Megan, Sean/Shaun/Shawn, Philip/Phillip:Phil, Geoffrey/Jeffrey:Geoff, Theodore:Ted:Theo`),
    family:
      words(`Smith, Johnson, Williams, Brown, Jones, Taylor, Davies, Wilson, Evans, Thomas, Roberts, Walker, Wright, Thompson/Thomson, White, Hughes,
      Hall, Green, Wood, Harris, Clark/Clarke, Lewis, Turner, Hill, Moore, Cooper, King, Baker, Allen/Allan, MacDonald/McDonald, O'Brien/OBrien, O'Connor/OConnor,
      Fitzgerald, Pemberton, Ashworth, Hargreaves, Whitlock, Thistlewood, Blackwood, Cavanaugh, Underhill, Winterbourne, Featherstone, Okafor, Stephenson/Stevenson, Reid/Reed`),
    homes: [
      ["US", "United States", "Chicago"],
      ["US", "USA", "Denver"],
      ["GB", "United Kingdom", "Leeds"],
      ["GB", "UK", "Bristol"],
      ["CA", "Canada", "Toronto"],
      ["AU", "Australia", "Brisbane"],
      ["IE", "Ireland", "Dublin"],
    ],
  },
  {
    id: "german",
    given:
      words(`Katharina:Kathi:Katja, Johannes:Hannes, Maximilian:Max, Alexander:Alex, Michael:Michi, Stefan/Stephan, Christoph:Chris, Elisabeth:Lisa:Sissi, Friedrich:Fritz, Jürgen,
      Günther/Günter, Björn, Jörg, Käthe, Sabine, Ursula:Uschi, Susanne:Susi, Wolfgang:Wolf, Anke, Antje, Heike, Silke, Matthias/Mathias, Thorsten/Torsten, Klaus/Claus,
      Andrea, Andreas:Andi, Anja, Anna, Anne, Tanja, Tina, Karl/Carl, Sebastian:Basti, Benjamin:Ben, Ralf/Ralph, Marc/Mark`),
    family:
      words(`Müller, Schmidt/Schmitt, Schneider, Fischer, Weber, Meyer/Meier/Maier, Wagner, Becker, Schulz/Schulze, Hoffmann/Hofmann, Schäfer, Koch, Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz,
      Zimmermann, Braun, Krüger, Hartmann, Lange, Krause, Köhler, Groß, Weiß, Jäger, Böhm, Straßburger, von der Heide, von Bülow, zu Löwenstein, Oberhuber, Thalbach, Rautenstrauch`),
    homes: [
      ["DE", "Germany", "Munich"],
      ["DE", "Deutschland", "Hamburg"],
      ["DE", "Germany", "Cologne"],
      ["AT", "Austria", "Vienna"],
      ["CH", "Switzerland", "Zurich"],
    ],
  },
  {
    id: "iberian",
    given:
      words(`José:Pepe, María, José Luis, Juan Carlos, Francisco:Paco, Ana María:Ana, Luis, Ángel, Jesús, Sofía, Inés, Álvaro, Íñigo, Concepción:Concha, Dolores:Lola, Guadalupe:Lupe,
      Eduardo:Edu, Rafael:Rafa, Manuel:Manolo, Beatriz:Bea, Raúl, Iván, Lucía, João, Antônio/António, Luísa, Vinícius, Thiago/Tiago, Beatriz, Marcos, Marco, Mario, Maria`),
    family:
      words(`García, Martínez, López, Rodríguez, González, Hernández, Pérez, Sánchez, Ramírez, Torres, Flores, Gómez, Díaz, Vásquez/Vázquez, Núñez, Ibáñez, Peña, García López, Fernández Ruiz, Ortega y Gasset, de la Cruz,
      Silva, Santos, Oliveira, Souza/Sousa, Conceição, Guimarães, Magalhães, Almeida Prado, da Costa, dos Reis`),
    homes: [
      ["ES", "Spain", "Madrid"],
      ["MX", "Mexico", "Monterrey"],
      ["BR", "Brazil", "São Paulo"],
      ["PT", "Portugal", "Porto"],
      ["CO", "Colombia", "Bogotá"],
      ["AR", "Argentina", "Rosario"],
    ],
  },
  {
    id: "french",
    given: words(
      `François, Jean-Pierre/Jean Pierre, Jean-Luc, Marie-Claire/Marie Claire, Frédéric:Fred, Geneviève, Hélène, Éric/Eric, Céline, Benoît, Aurélie, Stéphane, Stéphanie, Chloé, Gaëlle, Loïc, Zoé, Dominique, Philippe, Mathieu/Matthieu, Alexandre:Alex, Nathalie/Natalie`,
    ),
    family: words(
      `Lefèvre/Lefebvre, Dubois, Moreau, Laurent, Girard, Bérubé, Côté, Gauthier/Gautier, Bélanger, Beauséjour, D'Amboise, de La Rochefoucauld, Le Gall, Le Goff, Crépin, Desrosiers, Charpentier, Roux, Mercier, Fournier`,
    ),
    homes: [
      ["FR", "France", "Lyon"],
      ["FR", "France", "Paris"],
      ["BE", "Belgium", "Brussels"],
      ["CA", "Canada", "Montreal"],
    ],
  },
  {
    id: "nordic",
    given: words(
      "Åsa, Øyvind, Søren, Bjørn, Håkan, Märta, Göran, Jørgen, Pål, Kåre, Lars, Anders, Kristin, Kirsten, Ingrid, Sigrún, Þóra/Thora, Gunnar, Astrid, Henrik, Mikael, Nils, Niels",
    ),
    family: words(
      "Åkesson, Ødegård, Sørensen, Jørgensen, Håkansson, Björklund, Bjørnstad, Østergaard, Lindström, Strömberg, Hansen/Hanssen, Larsen/Larssen, Nilsson, Nielsen, Pedersen, Kjær, Guðmundsson/Gudmundsson, Mäkinen, Hämäläinen, Virtanen",
    ),
    homes: [
      ["SE", "Sweden", "Gothenburg"],
      ["NO", "Norway", "Bergen"],
      ["DK", "Denmark", "Aarhus"],
      ["FI", "Finland", "Tampere"],
    ],
  },
  {
    id: "dutch",
    given: words(
      "Johannes:Jan:Hans, Wilhelmina:Mina, Cornelis:Kees:Cor, Jeroen, Maarten, Geert, Anneke, Femke, Sjoerd, Pieter:Piet, Marieke, Willem:Wim, Hendrik:Henk",
    ),
    family: words(
      "van den Berg, van der Meer/Vandermeer, de Vries, van Dijk/van Dyk, de Jong, Bakker, Jansen/Janssen, ter Horst, van 't Hof, Kuijpers/Kuypers, de Groot, van Leeuwen",
    ),
    homes: [
      ["NL", "Netherlands", "Rotterdam"],
      ["BE", "Belgium", "Antwerp"],
    ],
  },
  {
    id: "slavic",
    given: words(
      "Алексей/Alexey/Aleksei, Сергей/Sergey/Sergei, Дмитрий/Dmitry/Dmitri, Юрий/Yuri/Yury, Наталья/Natalia/Natalya, Екатерина/Ekaterina:Katya, Андрей/Andrey/Andrei, Ольга/Olga, Татьяна/Tatiana/Tatyana, Łukasz, Małgorzata:Gosia, Krzysztof, Agnieszka, Jiří, Zdeněk, Żaneta, Władysław, Dušan, Željko, Nataša",
    ),
    family: words(
      "Жуков/Zhukov, Иванов/Ivanov, Кузнецов/Kuznetsov, Чайковский/Tchaikovsky/Chaikovsky, Щербаков/Shcherbakov, Петренко/Petrenko, Хрущёв/Khrushchev, Цветков/Tsvetkov, Kowalski, Wiśniewski, Wójcik, Kamiński, Żółkiewski, Dvořák, Novák, Šimůnek, Đorđević/Djordjević, Jovanović, Łukasiewicz",
    ),
    homes: [
      ["PL", "Poland", "Kraków"],
      ["CZ", "Czech Republic", "Brno"],
      ["UA", "Ukraine", "Kyiv"],
      ["RS", "Serbia", "Belgrade"],
      ["LV", "Latvia", "Riga"],
    ],
  },
  {
    id: "arabic",
    given: words(
      "Mohammed/Muhammad/Mohamed:Mo, Ahmed/Ahmad, Youssef/Yusuf/Yousef, Fatima/Fatma, Abdul Rahman/Abdulrahman/Abdelrahman, Hussein/Hussain, Aisha/Aysha, Khaled/Khalid, Omar/Umar, Layla/Leila, Nour/Noor, Zainab/Zeinab",
    ),
    family: words(
      "Al-Sayed/El Sayed/Alsayed, Al Mansoori/Almansouri, Hassan/Hasan, Abdullah/Abdallah, El-Masry/Elmasri, Bin Rashid, Haddad, Khoury/Khouri, Al-Farsi/Alfarsi, Rahman, Ibrahim/Ebrahim, Qureshi/Qureishi",
    ),
    homes: [
      ["AE", "United Arab Emirates", "Dubai"],
      ["EG", "Egypt", "Cairo"],
      ["SA", "Saudi Arabia", "Riyadh"],
    ],
  },
  {
    id: "indian",
    given: words(
      "Priyanka:Priya, Rajesh:Raj, Venkatesh/Venkatesha:Venky, Lakshmi/Laxmi, Sanjay, Sunita, Vijay/Vijai, Deepak/Dipak, Anjali, Arun, Aruna, Suresh, Ramesh, Kavitha/Kavita, Krishna/Krishnan, Aditya:Adi, Siddharth/Siddhartha:Sid, Swati/Swathi",
    ),
    family: words(
      "Sharma, Patel, Gupta, Iyer/Iyyer, Subramanian/Subramaniam, Reddy, Nair, Banerjee/Banerji, Mukherjee/Mukherji, Chaudhary/Choudhury, Krishnamurthy/Krishnamurti, Singh, Rao, Agarwal/Aggarwal, Deshpande, Venkataraman",
    ),
    homes: [
      ["IN", "India", "Bengaluru"],
      ["IN", "India", "Pune"],
      ["SG", "Singapore", "Singapore"],
    ],
  },
  {
    id: "chinese",
    given: words(
      "小明/Xiaoming/Xiao Ming, 伟/Wei, 丽华/Lihua/Li-Hua, 建国/Jianguo, 秀英/Xiuying, 志强/Zhiqiang/Zhi-Qiang, 婷婷/Tingting, 文静/Wenjing, 海涛/Haitao, 雪梅/Xuemei",
    ),
    family: words(
      "王/Wang, 李/Li, 张/Zhang, 刘/Liu, 陈/Chen, 杨/Yang, 黄/Huang, 赵/Zhao, 周/Zhou, 吴/Wu, 徐/Xu, 孙/Sun",
    ),
    homes: [
      ["CN", "China", "Shanghai"],
      ["CN", "China", "Shenzhen"],
    ],
  },
  {
    id: "japanese",
    given: words(
      "太郎/Taro, 花子/Hanako, 健一/Kenichi/Ken'ichi, 陽子/Yoko/Yōko, 裕子/Yuko/Yūko, 翔太/Shota/Shōta, 美咲/Misaki, 直樹/Naoki, 恵子/Keiko, 拓也/Takuya",
    ),
    family: words(
      "佐藤/Sato/Satō, 鈴木/Suzuki, 高橋/Takahashi, 田中/Tanaka, 伊藤/Ito/Itō, 渡辺/Watanabe, 山本/Yamamoto, 中村/Nakamura, 小林/Kobayashi, 加藤/Kato/Katō, 斎藤/Saito/Saitō, 遠藤/Endo/Endō",
    ),
    homes: [
      ["JP", "Japan", "Tokyo"],
      ["JP", "Japan", "Osaka"],
    ],
  },
  {
    id: "korean",
    given: words(
      "민수/Minsoo/Min-su, 지영/Jiyoung/Ji-young, 서연/Seoyeon/Seo-yeon, 현우/Hyunwoo/Hyeon-u, 은지/Eunji/Eun-ji, 준호/Junho/Jun-ho",
    ),
    family: words("김/Kim, 이/Lee/Yi, 박/Park/Pak, 최/Choi, 정/Jung/Jeong, 강/Kang, 조/Cho/Jo, 윤/Yoon/Yun"),
    homes: [["KR", "South Korea", "Seoul"]],
  },
];

/** How often each culture is chosen. Most have names in Latin letters. */
export const cultureShares: [id: string, share: number][] = [
  ["english", 34],
  ["german", 16],
  ["iberian", 12],
  ["french", 9],
  ["nordic", 6],
  ["dutch", 4],
  ["slavic", 6],
  ["arabic", 4],
  ["indian", 5],
  ["chinese", 2],
  ["japanese", 1],
  ["korean", 1],
];
