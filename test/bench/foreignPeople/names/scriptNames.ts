/**
 * Names that are written in other letters: the name itself and its Latin spellings, the most common first.
 * `神田|Kanda`. A spelling that has a space is one that people write apart.
 */
interface ScriptNames {
  women: string[];
  men: string[];
  families: string[];
}

const lines = (text: string): string[] =>
  text
    .trim()
    .split(/\s*;\s*/)
    .filter(Boolean);

export const scriptNames: Record<"ar" | "he" | "hi" | "zh" | "ja" | "ko" | "th", ScriptNames> = {
  ar: {
    women: lines(
      `فاطمة|Fatima|Fatma|Fatimah|Fatema; عائشة|Aisha|Aicha|Ayesha|Aysha; مريم|Maryam|Mariam|Meriem|Miriam; نور|Nour|Noor|Nur; ليلى|Layla|Leila|Laila; سارة|Sara|Sarah; هدى|Huda|Houda|Hoda; خديجة|Khadija|Khadijah|Khadidja; أمل|Amal|Amel; رانيا|Rania|Ranya; دينا|Dina|Deena; ياسمين|Yasmin|Yasmine|Yasmeen; منى|Mona|Muna|Mouna; سلمى|Salma|Selma; زينب|Zainab|Zeinab|Zaynab; هبة|Heba|Hiba; إيمان|Iman|Eman|Imane; ريم|Reem|Rim; حنان|Hanan|Hanane; نادية|Nadia|Nadya; سمية|Sumaya|Soumaya|Sumayyah; لمياء|Lamia|Lamya|Lamiaa; شيماء|Shaimaa|Shayma|Chaima`,
    ),
    men: lines(
      `محمد|Mohamed|Mohammed|Muhammad|Mohammad; أحمد|Ahmed|Ahmad; علي|Ali|Aly; محمود|Mahmoud|Mahmood|Mahmud; عمر|Omar|Umar|Omer; خالد|Khaled|Khalid|Khalil; يوسف|Youssef|Yousef|Yusuf|Yousuf; إبراهيم|Ibrahim|Ebrahim|Brahim; حسن|Hassan|Hasan|Hassen; حسين|Hussein|Hussain|Husain|Houssine; مصطفى|Mostafa|Mustafa|Moustafa; عبد الله|Abdullah|Abdallah|Abd Allah; عبد الرحمن|Abdulrahman|Abdel Rahman|Abderrahmane|Abdul Rahman; طارق|Tarek|Tariq|Tareq; كريم|Karim|Kareem; سامي|Sami|Samy; وليد|Walid|Waleed|Oualid; ياسر|Yasser|Yaser|Yasir; فيصل|Faisal|Faysal|Feisal; سعيد|Saeed|Said|Saïd; جمال|Gamal|Jamal|Djamel; عبد العزيز|Abdulaziz|Abdel Aziz|Abdelaziz; نبيل|Nabil|Nabeel; هشام|Hisham|Hesham|Hicham; بلال|Bilal|Belal; رشيد|Rashid|Rachid|Rasheed`,
    ),
    families: lines(
      `أحمد|Ahmed|Ahmad; محمد|Mohamed|Mohammed|Mohammad; علي|Ali|Aly; حسن|Hassan|Hasan; إبراهيم|Ibrahim|Ebrahim; الشريف|El Sherif|Al-Sharif|Elsherif|Cherif; المصري|El Masry|Al-Masri|Elmasry|El Masri; الحسيني|Al Husseini|El-Husseini|Alhusaini; القحطاني|Al Qahtani|Al-Qahtani|Alqahtani|Al Kahtani; الغامدي|Al Ghamdi|Al-Ghamdi|Alghamdi; العتيبي|Al Otaibi|Al-Otaibi|Alotaibi|Al Utaibi; الشمري|Al Shammari|Al-Shammari|Alshammari; الدوسري|Al Dosari|Al-Dossary|Aldosari; الزهراني|Al Zahrani|Alzahrani|Az-Zahrani; المنصوري|Al Mansoori|Al-Mansouri|Almansoori; النجار|El Naggar|Al-Najjar|Elnaggar; الخطيب|Al Khatib|El-Khatib|Alkhatib; حداد|Haddad|Hadad; خوري|Khoury|Khouri|Kouri|Koury; منصور|Mansour|Mansoor|Mansur; سليمان|Soliman|Suleiman|Sulaiman|Slimane; بن سالم|Ben Salem|Bensalem|Bin Salim; بن علي|Ben Ali|Benali|Bin Ali; بوزيد|Bouzid|Bouzide; قاسم|Kassem|Qasim|Kasem|Qassem; رمضان|Ramadan|Ramadhan; عثمان|Osman|Othman|Uthman; جابر|Gaber|Jaber|Jabir; فاروق|Farouk|Farooq|Faruk; عبد الفتاح|Abdel Fattah|Abdelfattah|Abdulfattah; مراد|Murad|Mourad; صالح|Saleh|Salih|Salah; ناصر|Nasser|Naser|Nasir; يونس|Younes|Younis|Yunus; زكي|Zaki|Zaky; حمدان|Hamdan; السيد|El Sayed|Al-Sayed|Elsayed|Al Sayyid; عوض|Awad|Aouad; درويش|Darwish|Darwich|Derwish; شاهين|Shaheen|Shahin|Chahine; قباني|Qabbani|Kabbani; الراشد|Al Rashid|Al-Rashed|Alrashid`,
    ),
  },
  he: {
    women: lines(
      `נועה|Noa|Noah; מיכל|Michal; שרה|Sarah|Sara; רחל|Rachel|Rahel; תמר|Tamar; יעל|Yael|Yaël; שירה|Shira|Shirah; מאיה|Maya|Maia; עדי|Adi|Addie; דנה|Dana|Danna; חנה|Hannah|Hana|Chana; רונית|Ronit; אביגיל|Avigail|Abigail; ליאת|Liat; אורלי|Orly|Orli; גלית|Galit; אסתר|Esther|Ester`,
    ),
    men: lines(
      `דוד|David; יוסף|Yosef|Joseph|Yossef; משה|Moshe; אברהם|Avraham|Abraham; יעקב|Yaakov|Jacob|Yaacov; איתי|Itay|Itai|Ittai; יונתן|Yonatan|Jonathan|Yehonatan; דניאל|Daniel; עומר|Omer; אורי|Uri|Ori; אלון|Alon|Allon; גיא|Guy; רועי|Roi|Roy|Roee; יצחק|Yitzhak|Itzhak|Isaac|Yitzchak; שלמה|Shlomo|Solomon; חיים|Haim|Chaim|Hayim; צבי|Zvi|Tzvi; עידו|Ido|Iddo; נדב|Nadav; אסף|Asaf|Assaf; אייל|Eyal|Ayal`,
    ),
    families: lines(
      `כהן|Cohen|Kohen|Cohn; לוי|Levi|Levy; מזרחי|Mizrahi|Mizrachi; פרץ|Peretz|Perez; ביטון|Biton|Bitton; דהן|Dahan; אברהם|Avraham|Abraham; פרידמן|Friedman|Fridman; מלכה|Malka|Malca; אזולאי|Azulay|Azoulay|Azoulai; כץ|Katz|Kats; יוסף|Yosef|Yossef; דוד|David; עמר|Amar; אוחנה|Ohana|Ohanna; חדד|Hadad|Haddad; גבאי|Gabay|Gabbay|Gabai; בן דוד|Ben David|Ben-David|Bendavid; אדרי|Edri|Adri; לוין|Levin|Levine; טל|Tal; קליין|Klein|Klain; שפירא|Shapira|Shapiro; רוזנברג|Rosenberg|Rozenberg; גולן|Golan; ברק|Barak; שגב|Segev|Sagev; צור|Tzur|Zur; חזן|Hazan|Chazan; בר און|Bar-On|Bar On|Baron; וייס|Weiss|Vays|Weis; גרינברג|Greenberg|Grinberg; זילברמן|Silberman|Zilberman; הלוי|Halevi|Halevy; נחום|Nahum|Nachum`,
    ),
  },
  hi: {
    women: lines(
      `प्रिया|Priya|Pria; अंजलि|Anjali|Anjalee; पूजा|Pooja|Puja; नेहा|Neha; दीपिका|Deepika|Dipika; कविता|Kavita|Kavitha; सुनीता|Sunita|Suneeta|Sunitha; मीना|Meena|Mina; रश्मि|Rashmi|Rashmee; श्रेया|Shreya|Sreya; स्वाति|Swati|Svati|Swathi; दिव्या|Divya|Divyaa; अनीता|Anita|Aneeta|Anitha; रितु|Ritu|Reetu; शिल्पा|Shilpa; लक्ष्मी|Lakshmi|Laxmi; गीता|Geeta|Gita|Geetha; ऐश्वर्या|Aishwarya|Aiswarya; निशा|Nisha; ज्योति|Jyoti|Jyothi`,
    ),
    men: lines(
      `राहुल|Rahul; अमित|Amit|Ameet; राजेश|Rajesh; संजय|Sanjay|Sanjai; विजय|Vijay|Vijai|Wijay; सुनील|Sunil|Suneel; अनिल|Anil; दीपक|Deepak|Dipak; विक्रम|Vikram|Wikram; अर्जुन|Arjun|Arjuna; रोहित|Rohit; मनोज|Manoj; सुरेश|Suresh; प्रवीण|Praveen|Pravin; अजय|Ajay|Ajai; श्रीनिवास|Srinivas|Shrinivas|Sreenivas; कृष्ण|Krishna|Krishnan; विवेक|Vivek; आदित्य|Aditya|Adithya; सिद्धार्थ|Siddharth|Siddhartha|Sidharth; हरीश|Harish|Hareesh; अभिषेक|Abhishek|Abhishekh; नितिन|Nitin|Nithin; गौरव|Gaurav|Gourav`,
    ),
    families: lines(
      `शर्मा|Sharma|Sarma; सिंह|Singh|Sinh; कुमार|Kumar; पटेल|Patel; गुप्ता|Gupta; वर्मा|Verma|Varma; अग्रवाल|Agarwal|Aggarwal|Agrawal; मिश्रा|Mishra|Misra; चौधरी|Choudhary|Chaudhary|Chowdhury|Chaudhry; जोशी|Joshi; रेड्डी|Reddy|Reddi; राव|Rao; नायर|Nair|Nayar; मेहता|Mehta; शाह|Shah; जैन|Jain; पांडे|Pandey|Pande; यादव|Yadav; तिवारी|Tiwari|Tiwary|Tewari; सक्सेना|Saxena|Saksena; देसाई|Desai; कपूर|Kapoor|Kapur; मल्होत्रा|Malhotra; बनर्जी|Banerjee|Banerji; मुखर्जी|Mukherjee|Mukherji|Mookerjee; चटर्जी|Chatterjee|Chatterji; अय्यर|Iyer|Aiyar|Ayyar; कुलकर्णी|Kulkarni; पाटिल|Patil; सेठी|Sethi; भट्ट|Bhatt|Bhat; श्रीवास्तव|Srivastava|Shrivastava|Shrivastav; दीक्षित|Dixit|Dikshit; त्रिवेदी|Trivedi; गोयल|Goyal|Goel; भाटिया|Bhatia; मेनन|Menon; घोष|Ghosh|Ghose; चोपड़ा|Chopra; खन्ना|Khanna`,
    ),
  },
  zh: {
    women: lines(
      `芳|Fang; 娜|Na; 敏|Min; 静|Jing; 丽|Li; 艳|Yan; 霞|Xia; 秀英|Xiuying|Xiu Ying; 美玲|Meiling|Mei Ling|Mei-Ling; 雪梅|Xuemei|Xue Mei; 晓燕|Xiaoyan|Xiao Yan; 婷婷|Tingting|Ting Ting; 雅静|Yajing|Ya Jing; 佳慧|Jiahui|Jia Hui|Chia-Hui; 淑芬|Shufen|Shu Fen|Shu-Fen; 怡君|Yijun|Yi-Chun; 欣怡|Xinyi|Xin Yi|Hsin-Yi; 慧敏|Huimin|Hui Min; 玉兰|Yulan|Yu Lan; 桂英|Guiying|Gui Ying; 思雨|Siyu|Si Yu; 梦洁|Mengjie|Meng Jie; 文静|Wenjing|Wen Jing; 海燕|Haiyan|Hai Yan; 春梅|Chunmei|Chun Mei; 嘉怡|Jiayi|Ka Yi|Jia Yi; 咏诗|Yongshi|Wing Sze; 冰冰|Bingbing|Bing Bing`,
    ),
    men: lines(
      `伟|Wei; 强|Qiang; 磊|Lei; 军|Jun; 勇|Yong; 杰|Jie; 涛|Tao; 明|Ming; 超|Chao; 鹏|Peng; 建国|Jianguo|Jian Guo; 志强|Zhiqiang|Zhi Qiang|Chih-Chiang; 晓明|Xiaoming|Xiao Ming; 俊杰|Junjie|Jun Jie|Chun-Chieh; 文博|Wenbo|Wen Bo; 浩然|Haoran|Hao Ran; 家豪|Jiahao|Chia-Hao|Ka Ho; 志明|Zhiming|Chi Ming|Chih-Ming; 国强|Guoqiang|Guo Qiang; 建华|Jianhua|Jian Hua; 天宇|Tianyu|Tian Yu; 子轩|Zixuan|Zi Xuan; 永康|Yongkang|Yong Kang; 德华|Dehua|Tak Wah|De Hua; 振东|Zhendong|Zhen Dong; 立新|Lixin|Li Xin; 少华|Shaohua|Shao Hua; 宏伟|Hongwei|Hong Wei; 冠宇|Guanyu|Kuan-Yu; 启明|Qiming|Qi Ming; 学文|Xuewen|Xue Wen; 海涛|Haitao|Hai Tao; 一鸣|Yiming|Yi Ming`,
    ),
    families: lines(
      `王|Wang|Wong|Ong; 李|Li|Lee; 张|Zhang|Chang|Cheung; 刘|Liu|Lau|Liew; 陈|Chen|Chan|Tan; 杨|Yang|Yeung|Yeo; 黄|Huang|Wong|Ng; 赵|Zhao|Chao|Chiu; 吴|Wu|Ng|Goh; 周|Zhou|Chou|Chow; 徐|Xu|Hsu|Tsui; 孙|Sun|Suen; 马|Ma|Mah; 朱|Zhu|Chu|Choo; 胡|Hu|Woo|Wu; 郭|Guo|Kuo|Kwok; 何|He|Ho; 高|Gao|Kao|Ko; 林|Lin|Lam|Lim; 罗|Luo|Lo|Law; 郑|Zheng|Cheng|Tay; 梁|Liang|Leung|Leong; 谢|Xie|Hsieh|Tse; 宋|Song|Sung; 唐|Tang|Tong; 许|Xu|Hsu|Hui|Koh; 邓|Deng|Teng|Tang; 冯|Feng|Fung; 韩|Han|Hon; 曹|Cao|Tsao; 曾|Zeng|Tseng|Tsang|Chan; 彭|Peng|Pang; 萧|Xiao|Hsiao|Siu; 蔡|Cai|Tsai|Choi|Chua; 潘|Pan|Poon|Phua; 田|Tian|Tien; 董|Dong|Tung; 袁|Yuan|Yuen; 于|Yu; 余|Yu|Yee; 蒋|Jiang|Chiang; 叶|Ye|Yeh|Yip|Yap; 程|Cheng; 沈|Shen|Sum; 魏|Wei|Ngai; 薛|Xue|Hsueh; 吕|Lü|Lu|Lyu|Lui; 丁|Ding|Ting; 欧阳|Ouyang|Au Yeung; 司马|Sima|Szema`,
    ),
  },
  ja: {
    women: lines(
      `裕子|Yuko|Yuuko|Yūko; 陽子|Yoko|Youko|Yōko; 恵子|Keiko; 久美子|Kumiko; 由美|Yumi; 真由美|Mayumi; 直美|Naomi; 美咲|Misaki; 明美|Akemi; 智子|Tomoko; 愛|Ai; 彩|Aya; さくら|Sakura; 優子|Yuko|Yūko; 香織|Kaori; 麻衣|Mai; 純子|Junko; 千尋|Chihiro; 佳奈|Kana; 舞|Mai; 京子|Kyoko|Kyouko|Kyōko; 葵|Aoi; 沙織|Saori; 亜希子|Akiko; 洋子|Yoko|Yōko; 理恵|Rie; 瞳|Hitomi; 里奈|Rina`,
    ),
    men: lines(
      `健一|Kenichi|Ken'ichi|Ken-ichi; 健太|Kenta; 大輔|Daisuke; 翔太|Shota|Shouta|Shōta; 拓也|Takuya; 浩|Hiroshi; 直樹|Naoki; 隆|Takashi; 誠|Makoto; 和也|Kazuya; 雄一|Yuichi|Yuuichi|Yūichi; 太郎|Taro|Tarou|Tarō; 一郎|Ichiro|Ichirou|Ichirō; 修|Osamu; 聡|Satoshi; 亮|Ryo|Ryou|Ryō; 洋平|Yohei|Youhei|Yōhei; 慎一|Shinichi|Shin'ichi; 哲也|Tetsuya; 剛|Tsuyoshi|Takeshi; 正樹|Masaki; 勝|Masaru; 康平|Kohei|Kouhei|Kōhei; 純|Jun; 智也|Tomoya; 裕太|Yuta|Yuuta|Yūta; 涼介|Ryosuke|Ryousuke|Ryōsuke; 敦|Atsushi; 光一|Koichi|Kouichi|Kōichi; 英樹|Hideki`,
    ),
    families: lines(
      `佐藤|Sato|Satoh|Satou|Satō; 鈴木|Suzuki; 高橋|Takahashi; 田中|Tanaka; 伊藤|Ito|Itoh|Itou|Itō; 渡辺|Watanabe; 山本|Yamamoto; 中村|Nakamura; 小林|Kobayashi; 加藤|Kato|Katoh|Katō; 吉田|Yoshida; 山田|Yamada; 佐々木|Sasaki; 山口|Yamaguchi; 松本|Matsumoto; 井上|Inoue|Inouye; 木村|Kimura; 林|Hayashi; 斎藤|Saito|Saitoh|Saitō; 清水|Shimizu|Simizu; 山崎|Yamazaki|Yamasaki; 森|Mori; 池田|Ikeda; 橋本|Hashimoto; 阿部|Abe; 石川|Ishikawa; 中島|Nakajima|Nakashima; 前田|Maeda; 藤田|Fujita|Hujita; 小川|Ogawa; 後藤|Goto|Gotoh|Gotō; 岡田|Okada; 長谷川|Hasegawa; 村上|Murakami; 近藤|Kondo|Kondoh|Kondō; 石井|Ishii; 坂本|Sakamoto; 遠藤|Endo|Endoh|Endō; 青木|Aoki; 藤井|Fujii; 西村|Nishimura; 福田|Fukuda; 太田|Ota|Ohta|Ōta; 三浦|Miura; 藤原|Fujiwara; 岡本|Okamoto; 大野|Ono|Ohno|Ōno; 小野|Ono; 千葉|Chiba; 野口|Noguchi; 大塚|Otsuka|Ohtsuka; 久保|Kubo; 原|Hara; 河野|Kono|Kawano; 新井|Arai; 神田|Kanda`,
    ),
  },
  ko: {
    women: lines(
      `지은|Ji-eun|Jieun|Ji Eun; 수진|Su-jin|Soojin|Soo Jin|Sujin; 민지|Min-ji|Minji|Min Jee; 지현|Ji-hyun|Jihyun|Ji Hyeon; 은영|Eun-young|Eunyoung|Eun Young; 미경|Mi-kyung|Mikyung|Mi Gyeong; 영희|Young-hee|Younghee|Yeong-hui; 혜진|Hye-jin|Hyejin|Hye Jin; 유진|Yu-jin|Yoojin|Eugene; 서연|Seo-yeon|Seoyeon|Seo Yeon; 하나|Hana|Ha-na; 정은|Jung-eun|Jeongeun|Jung Eun; 소영|So-young|Soyoung|So Yeong; 현정|Hyun-jung|Hyunjung|Hyeon Jeong; 나영|Na-young|Nayoung; 보람|Bo-ram|Boram; 경희|Kyung-hee|Kyunghee|Gyeong-hui; 세라|Sera|Se-ra; 은지|Eun-ji|Eunji|Eun Jee; 주희|Ju-hee|Juhee|Joo Hee`,
    ),
    men: lines(
      `민수|Min-su|Minsoo|Min Soo; 지훈|Ji-hoon|Jihoon|Ji Hun; 성민|Sung-min|Sungmin|Seong Min; 현우|Hyun-woo|Hyunwoo|Hyeon U; 동현|Dong-hyun|Donghyun|Dong Hyeon; 준호|Jun-ho|Junho|Joon Ho; 영수|Young-soo|Youngsoo|Yeong-su; 상훈|Sang-hoon|Sanghoon|Sang Hun; 재영|Jae-young|Jaeyoung|Jae Yeong; 태현|Tae-hyun|Taehyun|Tae Hyeon; 진우|Jin-woo|Jinwoo|Jin U; 승호|Seung-ho|Seungho|Seung Ho; 병철|Byung-chul|Byungchul|Byeong-cheol; 기현|Ki-hyun|Kihyun|Gi Hyeon; 우진|Woo-jin|Woojin|U Jin; 경수|Kyung-soo|Kyungsoo|Gyeong-su; 정호|Jung-ho|Jeongho|Jeong Ho; 용준|Yong-jun|Yongjoon|Yong Joon; 대성|Dae-sung|Daesung|Dae Seong; 시우|Si-woo|Siwoo; 도윤|Do-yoon|Doyun; 철수|Chul-soo|Cheolsu`,
    ),
    families: lines(
      `김|Kim|Gim; 이|Lee|Yi|Rhee; 박|Park|Pak|Bak; 최|Choi|Choe; 정|Jung|Jeong|Chung; 강|Kang|Gang; 조|Cho|Jo; 윤|Yoon|Yun; 장|Jang|Chang; 임|Lim|Im|Yim; 한|Han; 오|Oh|O; 서|Seo|Suh; 신|Shin|Sin; 권|Kwon|Gwon; 황|Hwang|Whang; 안|Ahn|An; 송|Song; 류|Ryu|Yoo|Ryoo; 전|Jeon|Jun|Chun; 홍|Hong; 고|Ko|Go|Koh; 문|Moon|Mun; 양|Yang; 손|Son|Sohn; 배|Bae|Pae; 백|Baek|Paik|Back; 허|Heo|Hur|Huh; 유|Yoo|Yu|You; 남|Nam; 심|Shim|Sim; 노|Noh|Roh|No; 남궁|Namgung|Namkoong`,
    ),
  },
  th: {
    women: lines(
      `สุดา|Suda; มาลี|Malee|Mali; พิมพ์ชนก|Pimchanok|Phimchanok; กัญญา|Kanya|Ganya; ศิริพร|Siriporn|Siriphon; วิภา|Wipa|Vipa; นภา|Napa|Nabha; จันทร์|Chan|Jan; อรทัย|Orathai|Oratai; ปิยะนุช|Piyanuch|Piyanut; รัตนา|Rattana|Ratana; สมหญิง|Somying`,
    ),
    men: lines(
      `สมชาย|Somchai; วิชัย|Wichai|Vichai; ประเสริฐ|Prasert|Prasoet; ธนากร|Thanakorn|Thanakon; ณัฐพล|Nattapon|Natthaphon|Nuttapol; อนุชา|Anucha; กิตติ|Kitti|Kitty; พงศกร|Pongsakorn|Phongsakon; สุรชัย|Surachai; ชัยวัฒน์|Chaiwat; วีระ|Weera|Vira; ศักดิ์ชัย|Sakchai`,
    ),
    families: lines(
      `ใจดี|Jaidee|Chaidee; สุขสวัสดิ์|Suksawat|Sukswasdi; ทองดี|Thongdee|Tongdee; ศรีสุข|Srisuk|Sisuk; รัตนกุล|Rattanakul|Ratanakul; วงศ์ใหญ่|Wongyai|Vongyai; บุญมี|Boonmee|Bunmi; แสงทอง|Saengthong|Sangtong; พงษ์พันธุ์|Pongpan|Phongphan; จันทร์เพ็ญ|Chanpen|Janpen; สายทอง|Saithong; เจริญสุข|Charoensuk|Jaroensuk; ชัยมงคล|Chaimongkol|Chaimongkhon; ศิริวัฒน์|Siriwat|Sirivat; มั่นคง|Mankong|Munkong; วัฒนกิจ|Wattanakit|Vatanakit; อินทร์แก้ว|Inkaew; เกษมสุข|Kasemsuk; ปัญญาดี|Panyadee; สมบูรณ์|Somboon|Sombun`,
    ),
  },
};
