/** Trades by language, in the order of the English ones. */
export const trades: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    en: "Energy;Logistics;Software;Foods;Pharma;Engineering;Consulting;Textiles;Insurance;Media;Robotics;Construction;Packaging;Chemicals;Medical;Systems;Capital;Steel",
    de: "Energie;Logistik;Software;Lebensmittel;Pharma;Maschinenbau;Beratung;Textil;Versicherung;Medien;Robotik;Bau;Verpackung;Chemie;Medizintechnik;Systeme;Kapital;Stahl",
    fr: "Énergie;Logistique;Logiciels;Alimentation;Pharma;Ingénierie;Conseil;Textiles;Assurances;Médias;Robotique;Construction;Emballages;Chimie;Médical;Systèmes;Capital;Acier",
    es: "Energía;Logística;Software;Alimentos;Farma;Ingeniería;Consultores;Textiles;Seguros;Medios;Robótica;Construcciones;Envases;Química;Médica;Sistemas;Capital;Aceros",
    it: "Energia;Logistica;Software;Alimentari;Farmaceutici;Ingegneria;Consulenza;Tessuti;Assicurazioni;Media;Robotica;Costruzioni;Imballaggi;Chimica;Medicale;Sistemi;Capitale;Acciai",
    pt: "Energia;Logística;Software;Alimentos;Farma;Engenharia;Consultoria;Têxtil;Seguros;Mídia;Robótica;Construções;Embalagens;Química;Médica;Sistemas;Capital;Aços",
    nl: "Energie;Logistiek;Software;Voeding;Farma;Techniek;Advies;Textiel;Verzekeringen;Media;Robotica;Bouw;Verpakkingen;Chemie;Medisch;Systemen;Kapitaal;Staal",
    pl: "Energia;Logistyka;Oprogramowanie;Żywność;Farma;Inżynieria;Doradztwo;Tekstylia;Ubezpieczenia;Media;Robotyka;Budownictwo;Opakowania;Chemia;Medyczna;Systemy;Kapitał;Stal",
    cs: "Energie;Logistika;Software;Potraviny;Farma;Strojírenství;Poradenství;Textil;Pojišťovna;Média;Robotika;Stavby;Obaly;Chemie;Medical;Systémy;Kapitál;Ocel",
    sv: "Energi;Logistik;Programvara;Livsmedel;Läkemedel;Teknik;Konsult;Textil;Försäkring;Media;Robotik;Bygg;Förpackning;Kemi;Medicin;System;Kapital;Stål",
    tr: "Enerji;Lojistik;Yazılım;Gıda;İlaç;Mühendislik;Danışmanlık;Tekstil;Sigorta;Medya;Robotik;İnşaat;Ambalaj;Kimya;Medikal;Sistem;Sermaye;Çelik",
    ru: "Энергия;Логистика;Софт;Продукты;Фарма;Инжиниринг;Консалтинг;Текстиль;Страхование;Медиа;Робототехника;Строй;Упаковка;Химия;Медикал;Системы;Капитал;Сталь",
    el: "Ενέργεια;Λογιστική;Λογισμικό;Τρόφιμα;Φάρμακα;Μηχανική;Συμβουλευτική;Υφάσματα;Ασφαλιστική;Μέσα;Ρομποτική;Κατασκευές;Συσκευασία;Χημικά;Ιατρικά;Συστήματα;Κεφάλαιο;Χάλυβας",
    ar: "للطاقة;للنقل;للبرمجيات;للأغذية;للأدوية;للهندسة;للاستشارات;للنسيج;للتأمين;للإعلام;للروبوتات;للمقاولات;للتغليف;للكيماويات;الطبية;للأنظمة;كابيتال;للصلب",
    he: "אנרגיה;לוגיסטיקה;תוכנה;מזון;פארמה;הנדסה;ייעוץ;טקסטיל;ביטוח;מדיה;רובוטיקה;בנייה;אריזות;כימיקלים;רפואה;מערכות;השקעות;פלדה",
    hi: "ऊर्जा;लॉजिस्टिक्स;सॉफ्टवेयर;फूड्स;फार्मा;इंजीनियरिंग;कंसल्टिंग;टेक्सटाइल्स;इंश्योरेंस;मीडिया;रोबोटिक्स;कंस्ट्रक्शन;पैकेजिंग;केमिकल्स;मेडिकल;सिस्टम्स;कैपिटल;स्टील",
    zh: "能源;物流;软件;食品;医药;工程;咨询;纺织;保险;传媒;机器人;建设;包装;化工;医疗;系统;资本;钢铁",
    ja: "エネルギー;物流;ソフトウェア;食品;製薬;エンジニアリング;コンサルティング;繊維;保険;メディア;ロボティクス;建設;包装;化学;メディカル;システムズ;キャピタル;製鋼",
    ko: "에너지;물류;소프트웨어;식품;제약;엔지니어링;컨설팅;섬유;보험;미디어;로보틱스;건설;포장;화학;메디칼;시스템;캐피탈;철강",
  }).map(([language, words]) => [language, words.split(";")]),
);

/** Beginnings and ends of firms' names, in their own letters and in Latin ones. */
export const nativeBrands: Record<string, { starts: string; ends: string }> = {
  zh: {
    starts:
      "华=Hua 中=Zhong 天=Tian 金=Jin 恒=Heng 东=Dong 瑞=Rui 新=Xin 海=Hai 龙=Long 嘉=Jia 永=Yong 盛=Sheng 博=Bo",
    ends: "信=xin 泰=tai 达=da 利=li 源=yuan 通=tong 科=ke 宇=yu 丰=feng 安=an 辉=hui 腾=teng 诚=cheng 洋=yang",
  },
  ja: {
    starts:
      "北=Kita 東=Higashi 大=Dai 日=Hi 富=Fuji 松=Matsu 高=Taka 青=Ao 丸=Maru 星=Hoshi 白=Shira 長=Naga",
    ends: "山=yama 川=kawa 原=hara 島=shima 野=no 沢=sawa 浜=hama 谷=tani 田=da 崎=saki 森=mori 瀬=se",
  },
  ko: {
    starts: "한=Han 대=Dae 동=Dong 신=Shin 우=Woo 태=Tae 금=Geum 세=Se 미=Mi 현=Hyun 광=Kwang 서=Seo",
    ends: "성=sung 화=hwa 진=jin 원=won 림=rim 영=young 산=san 경=kyung 솔=sol 빛=bit 들=deul 강=gang",
  },
  ar: {
    starts:
      "النور=Al Nour|الواحة=Al Waha|الفجر=Al Fajr|النخيل=Al Nakheel|الريادة=Al Riyada|الهلال=Al Hilal|الصقر=Al Saqr|السحاب=Al Sahab|الأمان=Al Aman|المدى=Al Mada|الروابي=Al Rawabi|القمة=Al Qimma",
    ends: "=|الدولية= International|المتحدة= United|الحديثة= Modern|الأولى= First|الوطنية= National|الخليج= Gulf|العربية= Arabian",
  },
  he: {
    starts:
      "גל=Gal נוף=Nof שחר=Shahar אור=Or כרמל=Carmel תבור=Tavor ארז=Erez צפון=Tzafon רימון=Rimon אלמוג=Almog ענבר=Inbar",
    ends: "טק=tek נט=net ים=yam דן=dan גן=gan בר=bar לב=lev רם=ram און=on",
  },
  hi: {
    starts:
      "सूर्य=Surya नव=Nava शक्ति=Shakti गंगा=Ganga आनंद=Anand विश्व=Vishwa राज=Raj अमृत=Amrit दीप=Deep हिम=Him वरुण=Varun",
    ends: "तेज=tej लोक=lok पथ=path ज्योति=jyoti मित्र=mitra धारा=dhara वन=van सागर=sagar",
  },
  ru: {
    starts:
      "Север=Sever Волга=Volga Урал=Ural Вест=Vest Гранд=Grand Орион=Orion Байкал=Baikal Нева=Neva Полюс=Polyus Лада=Lada Дон=Don Тайга=Taiga Ворон=Voron",
    ends: "трейд=trade маш=mash тех=tekh пром=prom снаб=snab лайн=line мет=met гласс=glass хим=khim рост=rost",
  },
  el: {
    starts:
      "Αίγλη=Aigli|Ερμής=Ermis|Δελφοί=Delfoi|Όλυμπος=Olympos|Νηρέας=Nireas|Πήγασος=Pigasos|Αργώ=Argo|Θάλασσα=Thalassa|Ζέφυρος=Zefyros|Φοίβος=Foivos",
    ends: "=|Ηπείρου= Ipirou|Αττικής= Attikis|Μακεδονίας= Makedonias|Κρήτης= Kritis|Θράκης= Thrakis|Αιγαίου= Aigaiou|Ιονίου= Ioniou",
  },
};
