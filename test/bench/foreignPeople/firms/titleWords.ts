/** How high somebody stands. */
export const levels = ["assistant", "staff", "manager", "head", "chief"] as const;
export type Level = (typeof levels)[number];

export const fields = [
  "sales",
  "marketing",
  "finance",
  "people",
  "it",
  "purchasing",
  "logistics",
  "production",
  "legal",
  "quality",
  "research",
  "service",
  "communication",
  "risk",
  "product",
  "sustainability",
] as const;
export type Field = (typeof fields)[number];

interface TitleWords {
  /** In the order of `fields`, between semicolons. */
  fields: string;
  /** With `_` for the field. Several mean the same. */
  levels: Record<Level, string[]>;
}

export const titleWords: Record<string, TitleWords> = {
  en: {
    fields:
      "Sales;Marketing;Finance;Human Resources;IT;Procurement;Logistics;Production;Legal Affairs;Quality;R&D;Customer Service;Corporate Communications;Risk;Product Management;Sustainability",
    levels: {
      assistant: ["_ Assistant", "Assistant, _", "Junior Assistant _"],
      staff: ["_ Specialist", "Specialist, _", "Senior _ Specialist"],
      manager: ["_ Manager", "Manager, _", "Manager _", "Senior Manager, _"],
      head: ["Head of _", "Director of _", "VP _", "Vice President, _", "_ Director", "VP of _"],
      chief: ["Chief _ Officer", "EVP _", "Executive Vice President, _"],
    },
  },
  de: {
    fields:
      "Vertrieb;Marketing;Finanzen;Personal;IT;Einkauf;Logistik;Produktion;Recht;Qualität;Forschung und Entwicklung;Kundendienst;Unternehmenskommunikation;Risikomanagement;Produktmanagement;Nachhaltigkeit",
    levels: {
      assistant: ["Assistenz _", "Assistent _"],
      staff: ["Sachbearbeiter _", "Referentin _", "Spezialist _"],
      manager: ["Teamleiter _", "Teamleitung _", "Manager _"],
      head: ["Leiter _", "Leiterin _", "Bereichsleiter _", "Abteilungsleitung _", "Leitung _"],
      chief: ["Vorstand _", "Geschäftsführer _", "Mitglied der Geschäftsleitung, _"],
    },
  },
  fr: {
    fields:
      "commercial;marketing;financier;des ressources humaines;informatique;achats;logistique;production;juridique;qualité;recherche et développement;service client;communication;des risques;produit;développement durable",
    levels: {
      assistant: ["Assistant _", "Assistante _"],
      staff: ["Chargé de mission _", "Spécialiste _"],
      manager: ["Responsable _", "Chef de service _"],
      head: ["Directeur _", "Directrice _"],
      chief: ["Directeur général _", "Membre du comité de direction, _"],
    },
  },
  es: {
    fields:
      "Ventas;Marketing;Finanzas;Recursos Humanos;Sistemas;Compras;Logística;Producción;Jurídico;Calidad;I+D;Atención al Cliente;Comunicación;Riesgos;Producto;Sostenibilidad",
    levels: {
      assistant: ["Asistente de _", "Auxiliar de _"],
      staff: ["Especialista en _", "Técnico de _"],
      manager: ["Jefe de _", "Responsable de _", "Jefa de _"],
      head: ["Director de _", "Directora de _"],
      chief: ["Director General de _", "Vicepresidente de _"],
    },
  },
  it: {
    fields:
      "Vendite;Marketing;Finanza;Risorse Umane;IT;Acquisti;Logistica;Produzione;Affari Legali;Qualità;Ricerca e Sviluppo;Assistenza Clienti;Comunicazione;Rischi;Prodotto;Sostenibilità",
    levels: {
      assistant: ["Assistente _"],
      staff: ["Addetto _", "Specialista _"],
      manager: ["Responsabile _", "Resp. _"],
      head: ["Direttore _", "Direttrice _"],
      chief: ["Direttore Generale _"],
    },
  },
  pt: {
    fields:
      "Vendas;Marketing;Finanças;Recursos Humanos;TI;Compras;Logística;Produção;Jurídico;Qualidade;P&D;Atendimento ao Cliente;Comunicação;Riscos;Produto;Sustentabilidade",
    levels: {
      assistant: ["Assistente de _", "Auxiliar de _"],
      staff: ["Analista de _", "Especialista em _"],
      manager: ["Gerente de _", "Coordenador de _"],
      head: ["Diretor de _", "Diretora de _"],
      chief: ["Vice-Presidente de _"],
    },
  },
  nl: {
    fields:
      "verkoop;marketing;financiën;personeelszaken;ICT;inkoop;logistiek;productie;juridische zaken;kwaliteit;onderzoek en ontwikkeling;klantenservice;communicatie;risicobeheer;productmanagement;duurzaamheid",
    levels: {
      assistant: ["Assistent _"],
      staff: ["Medewerker _", "Specialist _"],
      manager: ["Manager _", "Teamleider _"],
      head: ["Hoofd _", "Directeur _"],
      chief: ["Algemeen directeur _", "Lid van de directie, _"],
    },
  },
  pl: {
    fields:
      "sprzedaży;marketingu;finansów;kadr;IT;zakupów;logistyki;produkcji;działu prawnego;jakości;badań i rozwoju;obsługi klienta;komunikacji;ryzyka;produktu;zrównoważonego rozwoju",
    levels: {
      assistant: ["Asystent ds. _", "Asystentka ds. _"],
      staff: ["Specjalista ds. _", "Specjalistka ds. _"],
      manager: ["Kierownik _", "Menedżer ds. _"],
      head: ["Dyrektor _", "Dyrektor ds. _"],
      chief: ["Członek zarządu ds. _", "Wiceprezes ds. _"],
    },
  },
  cs: {
    fields:
      "prodeje;marketingu;financí;lidských zdrojů;IT;nákupu;logistiky;výroby;právního oddělení;kvality;výzkumu a vývoje;zákaznického servisu;komunikace;rizik;produktu;udržitelnosti",
    levels: {
      assistant: ["Asistent _", "Asistentka _"],
      staff: ["Specialista _", "Specialistka _"],
      manager: ["Vedoucí _", "Manažer _"],
      head: ["Ředitel _", "Ředitelka _"],
      chief: ["Člen představenstva, _"],
    },
  },
  sv: {
    fields:
      "försäljning;marknad;ekonomi;HR;IT;inköp;logistik;produktion;juridik;kvalitet;forskning och utveckling;kundtjänst;kommunikation;risk;produkt;hållbarhet",
    levels: {
      assistant: ["Assistent _"],
      staff: ["Specialist _", "Handläggare _"],
      manager: ["Chef _", "Gruppchef _"],
      head: ["Direktör _", "Avdelningschef _"],
      chief: ["Vice VD _"],
    },
  },
  tr: {
    fields:
      "Satış;Pazarlama;Finans;İnsan Kaynakları;Bilgi Teknolojileri;Satın Alma;Lojistik;Üretim;Hukuk;Kalite;Ar-Ge;Müşteri Hizmetleri;Kurumsal İletişim;Risk;Ürün;Sürdürülebilirlik",
    levels: {
      assistant: ["_ Asistanı"],
      staff: ["_ Uzmanı"],
      manager: ["_ Müdürü", "_ Yöneticisi"],
      head: ["_ Direktörü"],
      chief: ["_ Genel Müdür Yardımcısı"],
    },
  },
  ru: {
    fields:
      "продажам;маркетингу;финансам;персоналу;ИТ;закупкам;логистике;производству;правовым вопросам;качеству;исследованиям и разработкам;работе с клиентами;коммуникациям;рискам;продукту;устойчивому развитию",
    levels: {
      assistant: ["Ассистент по _"],
      staff: ["Специалист по _"],
      manager: ["Менеджер по _", "Руководитель группы по _"],
      head: ["Директор по _"],
      chief: ["Заместитель генерального директора по _"],
    },
  },
  el: {
    fields:
      "Πωλήσεων;Μάρκετινγκ;Οικονομικών;Ανθρώπινου Δυναμικού;Πληροφορικής;Προμηθειών;Εφοδιασμού;Παραγωγής;Νομικών Υποθέσεων;Ποιότητας;Έρευνας και Ανάπτυξης;Εξυπηρέτησης Πελατών;Επικοινωνίας;Κινδύνων;Προϊόντος;Βιωσιμότητας",
    levels: {
      assistant: ["Βοηθός _"],
      staff: ["Ειδικός _", "Στέλεχος _"],
      manager: ["Υπεύθυνος _", "Προϊστάμενος _"],
      head: ["Διευθυντής _", "Διευθύντρια _"],
      chief: ["Γενικός Διευθυντής _"],
    },
  },
  ar: {
    fields:
      "المبيعات;التسويق;المالية;الموارد البشرية;تقنية المعلومات;المشتريات;اللوجستيات;الإنتاج;الشؤون القانونية;الجودة;البحث والتطوير;خدمة العملاء;الاتصالات;المخاطر;المنتجات;الاستدامة",
    levels: {
      assistant: ["مساعد _"],
      staff: ["أخصائي _"],
      manager: ["مدير _", "مشرف _"],
      head: ["رئيس قسم _", "مدير إدارة _"],
      chief: ["الرئيس التنفيذي لشؤون _"],
    },
  },
  he: {
    fields:
      "מכירות;שיווק;כספים;משאבי אנוש;מערכות מידע;רכש;לוגיסטיקה;ייצור;משפטים;איכות;מחקר ופיתוח;שירות לקוחות;תקשורת;סיכונים;מוצר;קיימות",
    levels: {
      assistant: ["עוזר _"],
      staff: ["מומחה _"],
      manager: ["מנהל _", "מנהלת _"],
      head: ["ראש תחום _", "סמנכ״ל _"],
      chief: ["סמנכ״ל בכיר _"],
    },
  },
  hi: {
    fields:
      "बिक्री;विपणन;वित्त;मानव संसाधन;आईटी;खरीद;लॉजिस्टिक्स;उत्पादन;विधि;गुणवत्ता;अनुसंधान;ग्राहक सेवा;संचार;जोखिम;उत्पाद;स्थिरता",
    levels: {
      assistant: ["_ सहायक"],
      staff: ["_ विशेषज्ञ"],
      manager: ["_ प्रबंधक"],
      head: ["_ निदेशक", "_ प्रमुख"],
      chief: ["मुख्य _ अधिकारी"],
    },
  },
  zh: {
    fields:
      "销售;市场;财务;人力资源;信息技术;采购;物流;生产;法务;质量;研发;客户服务;公关;风险;产品;可持续发展",
    levels: {
      assistant: ["_助理"],
      staff: ["_专员"],
      manager: ["_经理", "_主管"],
      head: ["_总监", "_部部长"],
      chief: ["_副总裁", "首席_官"],
    },
  },
  ja: {
    fields:
      "営業;マーケティング;財務;人事;情報システム;購買;物流;生産;法務;品質保証;研究開発;カスタマーサービス;広報;リスク管理;製品企画;サステナビリティ",
    levels: {
      assistant: ["_アシスタント"],
      staff: ["_担当", "_部員"],
      manager: ["_課長", "_マネージャー"],
      head: ["_部長", "_本部長"],
      chief: ["_担当取締役", "_担当執行役員"],
    },
  },
  ko: {
    fields:
      "영업;마케팅;재무;인사;IT;구매;물류;생산;법무;품질;연구개발;고객서비스;홍보;리스크;제품;지속가능경영",
    levels: {
      assistant: ["_ 사원", "_ 어시스턴트"],
      staff: ["_ 대리", "_ 담당"],
      manager: ["_ 과장", "_ 팀장"],
      head: ["_ 부장", "_ 본부장"],
      chief: ["_ 부사장", "_ 총괄임원"],
    },
  },
};
