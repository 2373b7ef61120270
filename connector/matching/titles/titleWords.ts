/**
 * What the words of job titles mean, in the languages that profiles are written in: each line a meaning and
 * the words and phrases for it. A word with `*` stands for all that begin so. Written by hand from common
 * usage. Those in capitals are ranks, the others are trades. A plus is between meanings of one word.
 */
export const titleWords = `
CHIEF: chief, c level, generalbevollmachtigter, vorstand, mitglied der geschaftsleitung, direktor generalny, director general, directora general, diretor geral, directeur general, direttore generale, algemeen directeur, verkstallande direktor, administrerende direktor, toimitusjohtaja, generalni reditel, vezerigazgato, genel mudur, generalnyy direktor, генеральный директор, 总经理, 首席, 代表取締役, 担当取締役, 대표, 최고, الرئيس التنفيذي, סמנכ, מנכ
VP: vp, vice president, vice presidente, vicepresident*, vizeprasident*, wiceprezes, viceprezident, vitse prezident, вице президент, 副总裁, 副社長, 부사장, نائب الرئيس, svp, evp, avp, executive vice president, senior vice president
HEAD: head, leit*, abteilungsleit*, bereichsleit*, director, directora, directeur, directrice, direktor*, diretor*, direttore, direttrice, dyrektor*, reditel*, igazgato*, mudur*, hoofd, chef, responsable, responsabile, jefe, jefa, gerente, kierownik, vedouc*, johtaja, glavn*, nachaln*, rukovodit*, директор*, руководитель*, начальник*, керівник*, διευθυντ*, προισταμεν*, vezeto*, sef, sefa, lead, leader, teamlead*, teamleit*, encargad*, coordenador*, coordinador*, 部长, 总监, 主任, 部長, 課長, 室長, 부장, 팀장, 실장, مدير, رئيس قسم, מנהל*, ראש, प्रमुख, निदेशक, प्रबंधक, ผู้จัดการ, หัวหน้า, ผู้อำนวยการ, truong phong, giam doc, quan ly, kepala, manajer, direktur
HEAD: manager, manager*, gestor*, gestionnaire, manazer*, menedzher*, menedzser*, yonetic*, paallikko, verantwortlich*, zustandig*, менеджер*, 经理, マネージャー, 과장, 차장, 매니저
SPECIALIST: technician*, techniker*, technicien*, specialist*, spezialist*, especialista, specialiste, specjalist*, specjalistka, spetsialist*, специалист*, фахівець, sachbearbeit*, referent*, fachkraft, mitarbeiter*, medewerker, employe*, charge de mission, charge*, tecnico, tecnica, impiegat*, addett*, analista, analyst*, analit*, expert*, uzman*, asiantuntija, szakerto, munkatars, officer, executive, associate, konsulent, handlaggare, staff, spesialis, 专员, 担当, 사원, 대리, أخصائي*, מומחה, विशेषज्ञ, chuyen vien, nhan vien, เจ้าหน้าที่, ผู้เชี่ยวชาญ
ASSISTANT: assistant*, asistent*, assistent*, asistente*, assistente*, asystent*, assistente, asszisztens, yardimc*, avustaja, pomoshchnik*, ассистент*, помощник*, 助理, アシスタント, 어시스턴트, مساعد*, עוזר*, सहायक, ผู้ช่วย, tro ly, asisten
CONSULTANT: consultant*, berater*, consulente, consultor*, conseil*, adviseur, radgiv*, konsult*, doradca, poradce, danisman*, консультант*, 顾问, コンサルタント
ENGINEER: engineer*, ingenieur*, ingeniero, ingeniera, ingegnere, engenheir*, inzynier, inzenyr, mernok, muhendis*, inzhener*, инженер*, ingenjor, insinoori, 工程师, エンジニア, 엔지니어, مهندس, מהנדס*, अभियंता, วิศวกร, ky su, developer*, entwickler*, desarrollador*, developpeur*, sviluppatore, programmer*, programist*
SENIOR: senior, sr, 高级, シニア, starszy, ведущий
JUNIOR: junior, jr, trainee, werkstudent*, praktikant*, stagiaire, stagista, becario, intern
sales: sales, sale, vertrieb*, verkauf*, vente*, commercial*, kommerz*, ventas, venta, comercial*, vendas, vendite, commerciale, sprzedaz*, prodej*, ertekesit*, satis*, prodazh*, продаж*, збут*, forsaljning*, salg*, myynti*, verkoop*, πωλησ*, 销售, 営業, 영업, المبيعات, مبيعات, מכירות, बिक्री, ขาย, kinh doanh, ban hang, penjualan
marketing: marketing*, mercadeo, merkadeo, marknad*, markedsfor*, markkinoin*, pazarlama, маркетинг*, 市场*, マーケティング, 마케팅, التسويق, تسويق, שיווק, विपणन, การตลาด, tiep thi, pemasaran, brand*
communications: corporate communication*, communication*, kommunikation*, unternehmenskommunikation*, comunica*, komunikac*, komunikat*, communicatie, viestinta, iletisim*, kommunikacio*, коммуникац*, pr, public relations, presse*, 广报, 公关, 広報, 홍보, العلاقات العامة, תקשורת, संचार, สื่อสาร, truyen thong, komunikasi
finance: treasur*, finance*, finanz*, financ*, finans*, finanz*, finance*, treasury, controlling, controller*, talous*, penzugy*, финанс*, фінанс*, οικονομικ*, 财务*, 財務, 経理, 재무, المالية, مالية, כספים, वित्त, การเงิน, tai chinh, keuangan
accounting: account*, buchhalt*, comptab*, contabil*, contabilidad, ksiegow*, ucetn*, konyvel*, muhasebe*, bukhgalter*, бухгалтер*, redovisning*, kirjanpito, boekhoud*, 会计, 会計, 회계, محاسب*, חשבונאות, लेखा, บัญชี, ke toan, akuntan*
hr: human resources, human resource, hr, personal*, personalabteilung, ressources humaines, rh, recursos humanos, risorse umane, zasobow ludzkich, zasoby ludzkie, lidskych zdroju, lidske zdroje, emberi eroforras*, insan kaynaklar*, personnel*, kadr*, персонал*, кадр*, personeel*, henkilosto*, people, talent*, ανθρωπιν*, 人力资源, 人事, 인사, الموارد البشرية, משאבי אנוש, मानव संसाधन, ทรัพยากรบุคคล, nhan su, sumber daya manusia
it: it, information technology, informationstechn*, informatik*, informatique, informatica, informatyk*, informaci*, informatik*, bilgi teknoloji*, bilisim*, systemes d information, sistemas, systems*, edv, tietohallin*, technology, informatsionn*, ит, αναλυτ*, 信息技术, 情報システム, 정보, تقنية المعلومات, תקשוב, מערכות מידע, सूचना प्रौद्योगिकी, สารสนเทศ, cong nghe thong tin, teknologi informasi
research: r d, rd, research*, forschung*, entwicklung*, recherche*, developpement, investigacion*, desarrollo, pesquisa*, desenvolvimento, ricerca, sviluppo, badan*, rozwoj*, vyzkum*, vyvoj*, kutatas*, fejlesztes*, arge, ar ge, issledovan*, razrabotk*, исследован*, разработк*, forskning*, utveckling*, tutkimus*, kehitys*, onderzoek*, ontwikkeling*, i d, ερευν*, αναπτυξ*, 研发, 研究開発, 開発, 연구, 개발, البحث والتطوير, מחקר ופיתוח, अनुसंधान, วิจัย, nghien cuu, riset
quality: quality*, qualitat*, qualite, calidad, qualidade, qualita, jakosc*, kvalit*, jakost*, minoseg*, kalite*, kachestv*, качеств*, якост*, kvalitet*, laatu*, kwaliteit*, qa, ποιοτητ*, 质量, 品質, 품질, الجودة, איכות, गुणवत्ता, คุณภาพ, chat luong, kualitas
legal: legal*, legal affairs, recht*, jurid*, juris*, jurist*, legale, affari legali, affaires juridiques, prawn*, pravn*, jog*, hukuk*, yurid*, юрид*, rettslig*, lakias*, juridisch*, counsel, νομικ*, 法务, 法務, 법무, القانونية, משפט*, विधि, कानूनी, กฎหมาย, phap che, hukum
logistics: logisti*, logist*, lojistik*, логист*, logistyk*, transport*, warehouse*, lager*, almacen*, supply chain*, lieferkett*, cadena de suministro, logistiikka*, εφοδιαστικ*, 物流, 물류, اللوجستيات, לוגיסטיקה, रसद, โลจิสติกส์, hau can, logistik*
procurement: procure*, purchas*, einkauf*, beschaffung*, achat*, compras, compra, acquisti, approvvigion*, zakup*, nakup*, beszerz*, satin alma, satinalma, zakupk*, закуп*, inkop*, innkjop*, hankin*, inkoop*, buyer*, sourcing, προμηθει*, 采购, 購買, 調達, 구매, المشتريات, רכש, खरीद, จัดซื้อ, mua hang, pengadaan
production: production*, produktion*, produccion, producao, produzione, produkcj*, vyrob*, gyartas*, termeles*, uretim*, proizvodstv*, производств*, виробництв*, tuotanto*, productie*, manufactur*, fertigung*, fabric*, παραγωγ*, 生产, 生産, 製造, 생산, الإنتاج, ייצור, उत्पादन, ผลิต, san xuat, produksi
operations: operation*, betrieb*, operaciones, operacoes, operazioni, operacj*, provoz*, muvelet*, operasyon*, operatsi*, операц*, drift*, toiminta*, bedrijf*, λειτουργι*, 运营, 業務, 운영, العمليات, תפעול, संचालन, ปฏิบัติการ, van hanh, operasional
product: product, produkt*, product management, produktmanagement*, producto, produto, prodotto, produit, urun*, produktov*, termek*, продукт*, tuote*, προιον*, 产品, 商品, 제품, 상품, المنتجات, מוצר, उत्पाद, ผลิตภัณฑ์, san pham, produk
project: project*, projekt*, proyecto*, projeto*, progetto, progetti, projet*, proje*, проект*, 项目, プロジェクト, 프로젝트, المشاريع, פרויקט*, परियोजना, โครงการ, du an, proyek
service: customer service*, customer support*, kundendienst*, kundenservice*, kundenbetreuung*, service client*, servicio al cliente, atencion al cliente, atendimento*, servizio clienti, assistenza clienti, obslugi klienta, obsluga klienta, zakaznick*, ugyfelszolgal*, musteri hizmet*, klientsk*, клиент*, kundtjanst*, kundeservice*, asiakaspalvelu*, klantenservice*, customer success*, customer care, πελατ*, 客户服务, 客服, カスタマー*, 고객, خدمة العملاء, שירות לקוחות, ग्राहक सेवा, บริการลูกค้า, cham soc khach hang, layanan pelanggan
risk: risk*, risiko*, risque*, riesgo*, risco*, rischi*, ryzyk*, rizik*, kockazat*, риск*, riski*, κινδυν*, 风险, リスク, 리스크, المخاطر, סיכונים, जोखिम, ความเสี่ยง, rui ro, risiko
compliance: compliance, conformite, cumplimiento, conformidade, zgodnosc*, uyum*, комплаенс*, 合规, コンプライアンス, الامتثال
sustainability: sustainab*, nachhaltig*, durabilite, developpement durable, sostenib*, sustentab*, zrownowazon*, udrzitel*, fenntarthat*, surdurulebilir*, ustoychiv*, устойчив*, hallbar*, baerekraft*, vastuullis*, duurzaam*, esg, βιωσιμ*, 可持续*, サステナビリティ, 지속가능*, الاستدامة, קיימות, स्थिरता, ความยั่งยืน, phat trien ben vung, keberlanjutan
strategy: strateg*, стратег*, 战略, 経営企画, 전략, الاستراتيجية
business development: business development, geschaftsentwicklung*, desarrollo de negocio*, developpement commercial, sviluppo business, rozwoj biznesu
security: security*, sicherheit*, securite, seguridad, seguranca, sicurezza, bezpiecz*, bezpecnost*, biztonsag*, guvenlik*, безопасност*, sakerhet*, 安全, セキュリティ, 보안, الأمن
data: data*, daten*, donnees, datos, dados, dati, данн*, 数据, データ, 데이터
CHIEF+finance: cfo, chief financial officer, chief finance officer
CHIEF+it: cio, chief information officer
CHIEF+it+technology: cto, chief technology officer, chief technical officer
CHIEF+it+security: ciso, chief information security officer
CHIEF+operations: coo, chief operating officer, chief operations officer
CHIEF+marketing: cmo, chief marketing officer
CHIEF+hr: chro, chief human resources officer, chief people officer
CHIEF+sales: chief revenue officer, chief sales officer, chief commercial officer
sales+accounts: account executive, key account*
sales+accounts+HEAD: account manager*, accountmanager*, account director*
hr+recruiting: recruit*
founder: founder*, co founder*, cofounder*, grunder*, fondateur*, fondatrice, fundador*, fondatore, zalozyciel*, owner*, inhaber*, geschaftsfuhr*, ceo, managing director, president, presidente, prasident, kurucu*, основател*, 创始人, 創業者, 창업자, chief executive officer, chief executive
`;
