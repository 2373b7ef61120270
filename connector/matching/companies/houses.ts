import { normalizeCompany, type NormalizedCompany } from "./normalizeCompany.ts";

/**
 * Companies that were renamed or merged, and their parts under other names, a house a line: whoever is at one
 * name now and was at another has not certainly left. Public knowledge, written by hand, and not complete.
 */
const houses = `
  Meta, Meta Platforms, Facebook, Instagram, WhatsApp, Oculus
  Alphabet, Google, YouTube, Waymo, Verily, DeepMind, Fitbit, Mandiant, Looker
  X, X Corp, Twitter, xAI
  Microsoft, LinkedIn, GitHub, Nuance Communications, Activision Blizzard, Skype
  Amazon, AWS, Amazon Web Services, Whole Foods, Twitch, Audible, Zappos
  Salesforce, Slack, Tableau, MuleSoft, Heroku
  Oracle, Cerner, NetSuite, Sun Microsystems
  SAP, Concur, Ariba, SuccessFactors, Signavio, LeanIX, Qualtrics
  Cisco, Splunk, Webex, Meraki, AppDynamics
  Broadcom, VMware, CA Technologies, Symantec, Avago
  IBM, Red Hat, Kyndryl, International Business Machines
  HP, HP Inc, Hewlett-Packard, Hewlett Packard Enterprise, HPE, DXC Technology, DXC, Micro Focus, Aruba Networks, Juniper Networks, CSC, Computer Sciences Corporation
  Dell, Dell Technologies, EMC
  Block, Square, Cash App, Afterpay
  PayPal, Venmo, Braintree
  Worldline, equensWorldline, Ingenico, SIX Payment Services
  Fiserv, First Data
  FIS, Worldpay, SunGard
  Intuit, Mailchimp, Credit Karma
  Adobe, Marketo, Magento, Workfront
  Atos, Eviden, Bull, Syntel, Unify
  NTT Data, everis, itelligence, Dimension Data, NTT
  Capgemini, Altran, Sogeti
  Accenture, Andersen Consulting
  Deloitte, Monitor Deloitte, Deloitte Touche Tohmatsu
  PwC, PricewaterhouseCoopers, Strategy&, Booz & Company
  EY, Ernst & Young, EY-Parthenon
  WTW, Willis Towers Watson, Towers Watson, Willis
  Marsh McLennan, Marsh, Mercer, Oliver Wyman, Guy Carpenter
  WPP, Kantar, Ogilvy, Wunderman Thompson, VML, GroupM, Mindshare
  Publicis, Sapient, Publicis Sapient, Leo Burnett, Saatchi & Saatchi, Epsilon
  Omnicom, BBDO, DDB, OMD
  Altria, Philip Morris
  Mondelez, Kraft Foods, Kraft Heinz, Cadbury, Heinz
  Nestlé, Nespresso, Purina
  Unilever, Ben & Jerry's
  Procter & Gamble, P&G, Gillette, Wella
  Reckitt, Reckitt Benckiser
  AB InBev, Anheuser-Busch InBev, Anheuser-Busch, SABMiller
  Diageo, Guinness
  WW International, Weight Watchers
  Mercedes-Benz Group, Daimler, Mercedes-Benz, Daimler Truck, DaimlerChrysler
  Volkswagen, Audi, Porsche, Skoda, SEAT, Cupra, MAN, Scania, Traton, CARIAD
  Stellantis, Fiat Chrysler, FCA, PSA, Groupe PSA, Peugeot, Citroen, Opel, Vauxhall, Chrysler
  BMW, Mini, Rolls-Royce Motor Cars, Bayerische Motoren Werke
  Renault, Dacia, Ampere
  Tata Motors, Jaguar Land Rover, JLR, Jaguar
  Geely, Volvo Cars, Polestar
  General Electric, GE, GE Aerospace, GE Vernova, GE HealthCare, GE Healthcare
  Siemens, Siemens Energy, Siemens Healthineers, Siemens Gamesa, Mentor Graphics, Innomotics, Varian
  ams OSRAM, Osram, ams
  Philips, Signify, Koninklijke Philips, Royal Philips, Philips Healthcare, Respironics
  ABB, Hitachi Energy, Accelleron, ABB Power Grids, Hitachi ABB Power Grids
  Bosch, Robert Bosch, Bosch Rexroth, BSH, Buderus, Rexroth, BSH Hausgeräte, BSH Home Appliances
  ZF, ZF Friedrichshafen, TRW, Wabco
  Continental, Vitesco, Contitech, Aumovio, Vitesco Technologies
  Schaeffler, INA, FAG, Vitesco, Vitesco Technologies
  Thyssenkrupp, TK Elevator, Nucera, TKE, Thyssenkrupp Elevator
  Linde, Praxair, KION
  Evonik, Degussa
  BASF, Badische Anilin- und Soda-Fabrik, Wintershall, Wintershall Dea
  Bayer, Monsanto, Covestro, Schering, Bayer MaterialScience, Lanxess
  Novartis, Sandoz, Alcon
  Merck, Sigma-Aldrich, MSD, Merck Sharp & Dohme, Organon
  GSK, GlaxoSmithKline, Haleon
  Pfizer, Wyeth, Viatris, Mylan, Upjohn
  Johnson & Johnson, Janssen, Kenvue, J&J
  AbbVie, Allergan, Abbott
  Takeda, Shire
  Sanofi, Genzyme, Opella
  Roche, Genentech, F. Hoffmann-La Roche
  AstraZeneca, Alexion, MedImmune
  Equinor, Statoil
  TotalEnergies, Total
  BP, British Petroleum, Castrol
  Ørsted, DONG Energy
  RWE, Innogy
  E.ON, Innogy, Uniper, Bayernwerk, Avacon, Westnetz
  Engie, GDF Suez
  EDF, Électricité de France, Enedis
  Vattenfall, Nuon
  Orange, France Télécom
  Telefónica, O2, Movistar, E-Plus
  Deutsche Telekom, Telekom, T-Mobile, T-Systems, Telekom Deutschland
  Vodafone, Unitymedia, Kabel Deutschland
  Verizon, Yahoo, AOL
  AT&T, Warner Media, DirecTV, ATT, ATT Services, AT&T Services
  Bharti Airtel, Airtel
  Proximus, Belgacom
  Telia, TeliaSonera
  UBS, Credit Suisse
  UniCredit, HypoVereinsbank, HVB, Bank Austria
  ING, ING-DiBa
  HSBC, Hongkong and Shanghai Banking Corporation, Hongkong & Shanghai Banking, First Direct
  BNP Paribas, Fortis, Consorsbank, Cardif
  Société Générale, Boursorama, ALD, Ayvens, LeasePlan
  Crédit Agricole, LCL, Amundi
  BPCE, Natixis, Banque Populaire, Caisse d'Épargne
  NatWest, Royal Bank of Scotland, RBS
  Lloyds, Halifax, Bank of Scotland, Scottish Widows, Lloyds Banking Group, Lloyds Bank
  JPMorgan Chase, JP Morgan, Chase, J.P. Morgan
  Morgan Stanley, E*TRADE
  Charles Schwab, TD Ameritrade
  Truist, BB&T, SunTrust
  Allianz, PIMCO, Euler Hermes
  Munich Re, Ergo, Münchener Rück, DKV
  Swiss Re, Swiss Reinsurance, Schweizerische Rückversicherung, iptiQ
  Generali, Cosmos
  Zurich, Zurich Insurance, Farmers, Farmers Insurance
  Talanx, HDI, Hannover Re
  Deutsche Post, DHL, DHL Group, Deutsche Post DHL, DHL Supply Chain, DHL Express, Deutsche Post DHL Group
  Deutsche Bahn, DB, DB Schenker, DB Cargo, DSV
  Lufthansa, Swiss International Air Lines, Eurowings, Austrian Airlines
  IAG, British Airways, Iberia, Vueling
  Air France-KLM, Air France, KLM, Transavia
  Maersk, Hamburg Süd
  Kuehne + Nagel, Apex Logistics
  Accor, AccorHotels, Mövenpick
  Booking Holdings, Booking.com, Priceline, Kayak, Agoda
  Expedia, Vrbo, Trivago
  Adidas, Reebok
  Kering, Gucci, Balenciaga, Yves Saint Laurent, Saint Laurent, Bottega Veneta, Puma
  LVMH, Louis Vuitton, Moët Hennessy, Sephora, Tiffany
  Richemont, Cartier, Montblanc
  Ceconomy, MediaMarkt, MediaMarktSaturn, Media-Saturn, Metro
  Schwarz Gruppe, Lidl, Kaufland
  Rewe, Penny, DER Touristik, Toom
  Ahold Delhaize, Albert Heijn, Delhaize, Ahold
  Walmart, Flipkart, Asda
  Otto, Hermes, About You, Bonprix
  Warner Bros. Discovery, Discovery, WarnerMedia, HBO
  Paramount, ViacomCBS, Viacom, CBS
  Disney, ESPN, Hulu, 21st Century Fox, Walt Disney, Walt Disney Company, 20th Century Fox, 20th Century Studios, Pixar
  Comcast, NBCUniversal, Sky
  Bertelsmann, RTL, Gruner + Jahr, Arvato, Penguin Random House
  Axel Springer, Business Insider, Politico, Bild
  ProSiebenSat.1, Joyn, Parship
  RELX, Reed Elsevier, Elsevier, LexisNexis
  Thomson Reuters, Refinitiv, LSEG, London Stock Exchange
  S&P Global, IHS Markit, Standard & Poor's
  Clarivate, CPA Global, ProQuest
  RTX, Raytheon, United Technologies, Collins Aerospace, Pratt & Whitney
  Lockheed Martin, Sikorsky
  Airbus, EADS
  L3Harris, Harris, L3 Technologies
  BAE Systems, British Aerospace
  Leonardo, Finmeccanica
  Rheinmetall, Expal
  3M, Minnesota Mining and Manufacturing, Solventum
  Honeywell, Resideo
  Johnson Controls, Tyco
  Carrier, Viessmann, United Technologies
  Daikin, Rotex
  Xella, Ytong
  Saint-Gobain, Isover, Weber, Saint-Gobain Weber
  Holcim, LafargeHolcim, Lafarge, Amrize
  Heidelberg Materials, HeidelbergCement, Heidelberg Cement, Hanson
  Sika, MBCC, Parex
  IQVIA, Quintiles, IMS Health
  PPD, Thermo Fisher Scientific, Patheon
  Danaher, Cepheid, Pall, Cytiva, Beckman Coulter, Leica Microsystems, GE Healthcare Life Sciences
  Fresenius, Helios, Kabi
  Tata Consultancy Services, TCS
  HCL, HCLTech, HCL Technologies
  Wipro, Capco
  LTIMindtree, Mindtree, LTI, L&T Infotech
  Cognizant, Softvision
  Conduent, Xerox, Xerox Services
  Teleperformance, Majorel
  Concentrix, Webhelp, SYNNEX, TD Synnex, Tech Data
  Dentsu, Merkle, Carat, Aegis
  ETH Zürich, ETH, Swiss Federal Institute of Technology, Eidgenössische Technische Hochschule
  EPFL, École polytechnique fédérale de Lausanne
  SBB, SBB CFF FFS, Schweizerische Bundesbahnen SBB, Schweizerische Bundesbahnen, Swiss Federal Railways, CFF
  ÖBB, Österreichische Bundesbahnen, Austrian Federal Railways
  SNCF, Société nationale des chemins de fer français
  NHS, National Health Service
  Dunkin', Dunkin' Donuts, Inspire Brands
  Snap, Snapchat
  ByteDance, TikTok
  Delivery Hero, Foodpanda, Glovo
  Just Eat Takeaway, Lieferando, Takeaway.com, Grubhub, Just Eat
  Elevance Health, Anthem
  Cigna, Evernorth, Express Scripts
  UnitedHealth, Optum
  CVS, Aetna, CVS Health
  Commerzbank, comdirect
  Bank of America, Merrill Lynch, Merrill, BofA, Bank of America Merrill Lynch
  Citigroup, Citibank, Citi
  Wells Fargo, Wachovia
  Santander, Banesto, Banco Santander
  Intesa Sanpaolo, UBI Banca
  AXA, XL Catlin, AXA XL
  BT, BT Group, EE, Openreach, Plusnet
  Sony, PlayStation, Sony Interactive Entertainment
  Samsung, Samsung Electronics, Harman
  Panasonic, Blue Yonder
  Hitachi, GlobalLogic, Hitachi Vantara
  Schneider Electric, AVEVA
  Rockwell Automation, Plex Systems, Plex
  Emerson, AspenTech, Aspen Technology
  Dow, DuPont, DowDuPont, Corteva, Dow Chemical
  Henkel, Schwarzkopf, Loctite
  Beiersdorf, tesa, Nivea
  L'Oréal, Lancôme, Maybelline
  Inditex, Zara
  H&M, COS, Hennes & Mauritz
  Nike, Converse
  Enel, Endesa
  Iberdrola, ScottishPower, Avangrid
  Boeing, McDonnell Douglas
  Thales, Gemalto
  Safran, Zodiac Aerospace
  UPS, United Parcel Service, Coyote Logistics
  FedEx, TNT, TNT Express
  Nokia, Alcatel-Lucent, Nokia Siemens Networks
  Ericsson, Vonage, Cradlepoint
  CGI, Logica
  Perspecta, Peraton
  Leidos, SAIC, Science Applications International
  Unisys, Burroughs
  Infor, Lawson Software
  OpenText, Micro Focus
  Citrix, TIBCO, Cloud Software Group
  VMware, Carbon Black
  McAfee, FireEye, Trellix, Musarubra
  Zebra Technologies, Motorola Solutions
  Lenovo, Motorola Mobility
  Canon, Océ
  Ricoh, DocuWare
  Konica Minolta, Develop
  Sodexo, Pluxee
  Edenred, Ticket Restaurant, Ticket
  Adecco, LHH, Lee Hecht Harrison, Akkodis, Modis, Akka
  Randstad, Monster
  ManpowerGroup, Manpower, Experis
  Otis, United Technologies
  Mars, Wrigley, Royal Canin
  Danone, Nutricia, Alpro
  Lactalis, Parmalat
  Coca-Cola, Costa Coffee, Costa
  PepsiCo, Frito-Lay, Pepsi
  Heineken, Brau Union
  Carlsberg, Holsten
  Ferrero, Kinder
  Ikea, Ingka
  Aldi, Aldi Süd, Hofer
  Carrefour, Promodès
  Tesco, Booker
  Walgreens, Boots, Walgreens Boots Alliance
  Humana, CenterWell
  B. Braun, Aesculap
  Medtronic, Covidien
  Stryker, Wright Medical
  BD, Becton Dickinson, CareFusion
  Baxter, Hillrom, Hill-Rom
  General Motors, GM, Cruise, Chevrolet, Cadillac
  Toyota, Lexus
  Honda, Acura
  Nissan, Infiniti
  Hyundai, Kia, Boston Dynamics
  Volvo, Mack Trucks
  Iveco, CNH Industrial, CNH, New Holland, Case IH
  Caterpillar, Perkins
  Atlas Copco, Epiroc
  Sandvik, Alleima
  Tetra Laval, Tetra Pak, Alfa Laval, DeLaval
  Uber, Careem, Postmates
  Adevinta, Schibsted, eBay Kleinanzeigen, Kleinanzeigen, eBay
  Zalando, About You
  Klarna, Sofort
  N26, Number26
  Okta, Auth0
  Twilio, SendGrid, Segment
  Zendesk, Momentive, SurveyMonkey
  UKG, Kronos, Ultimate Software
  Workday, Adaptive Insights
  Ceridian, Dayforce
  Paychex, Paycor
  Moody's, Bureau van Dijk
  ICON, PRA Health Sciences
  Syneos Health, INC Research, inVentiv Health
  Labcorp, Fortrea, Covance
  Gartner, CEB
  Forrester, SiriusDecisions
  Hochtief, ACS, Turner Construction
  Bouygues, Equans, Engie
  Veolia, Suez
  CRH, Tarmac
  Knauf, USG
`;

const byName = indexHouses();

function indexHouses(): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const [house, line] of houses.trim().split("\n").entries()) {
    for (const name of line.split(",")) {
      const key = normalizeCompany(name, []).bareJoined;
      found.set(key, (found.get(key) ?? new Set()).add(house));
    }
  }
  return found;
}

/** Whether two names are known to be of one house. */
export function areOfOneHouse(one: NormalizedCompany, other: NormalizedCompany): boolean {
  const [mine, theirs] = [housesOf(one), housesOf(other)];
  return mine.some((house) => theirs.includes(house));
}

const housesOf = ({ bareJoined, groupJoined }: NormalizedCompany): number[] =>
  [bareJoined, groupJoined].flatMap((name) => [...(byName.get(name) ?? [])]);
