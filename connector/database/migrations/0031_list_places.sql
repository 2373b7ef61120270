CREATE TABLE `lead_list_places` (
	`list` integer NOT NULL,
	`beginning` text NOT NULL,
	`entry` integer NOT NULL,
	`places` text NOT NULL,
	PRIMARY KEY(`list`, `beginning`, `entry`),
	FOREIGN KEY (`list`) REFERENCES `lead_list_numbers`(`number`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `lead_list_places` (`list`, `beginning`, `entry`, `places`)
SELECT `list`, `beginning`, `block` / 8, group_concat((`block` % 8) || 'l' || `places`, '') FROM (
	SELECT `list`, `beginning`, `position` / 1000 AS `block`,
		printf('%03x', count(*)) || group_concat(printf('%03x', `position` % 1000), '') AS `places` FROM (
		SELECT `list`, substr(`word`, 1, 1) AS `beginning`, `position` FROM `lead_list_words`
		UNION
		SELECT `list`, substr(`word`, 1, 2), `position` FROM `lead_list_words` WHERE length(`word`) >= 2
		UNION
		SELECT `list`, substr(`word`, 1, 3), `position` FROM `lead_list_words` WHERE length(`word`) >= 3
		UNION
		SELECT `list`, `word`, `position` FROM `lead_list_words` WHERE length(`word`) > 3
	) GROUP BY 1, 2, 3
) GROUP BY 1, 2, 3;
--> statement-breakpoint
DROP TABLE `lead_list_words`;