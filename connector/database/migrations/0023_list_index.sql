CREATE TABLE `lead_list_blocks` (
	`list_id` text NOT NULL,
	`block` integer NOT NULL,
	`lead_count` integer NOT NULL,
	PRIMARY KEY(`list_id`, `block`),
	FOREIGN KEY (`list_id`) REFERENCES `lead_lists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `lead_list_links` (
	`list_id` text NOT NULL,
	`for_user` text NOT NULL,
	`linked_count` integer NOT NULL,
	PRIMARY KEY(`list_id`, `for_user`),
	FOREIGN KEY (`list_id`) REFERENCES `lead_lists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `lead_list_numbers` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`list_id` text NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `lead_lists`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lead_list_numbers_list_id_unique` ON `lead_list_numbers` (`list_id`);--> statement-breakpoint
CREATE TABLE `lead_list_words` (
	`list` integer NOT NULL,
	`word` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`list`, `word`, `position`),
	FOREIGN KEY (`list`) REFERENCES `lead_list_numbers`(`number`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `lead_lists` ADD `lead_count` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
UPDATE `lead_lists` SET `lead_count` = (
	SELECT count(*) FROM `lead_list_members` WHERE `lead_list_members`.`list_id` = `lead_lists`.`id`
);
--> statement-breakpoint
INSERT INTO `lead_list_blocks` (`list_id`, `block`, `lead_count`)
SELECT `list_id`, `position` / 1000, count(*) FROM `lead_list_members` GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO `lead_list_links` (`list_id`, `for_user`, `linked_count`)
SELECT `lead_list_members`.`list_id`, `counted`.`for_user`, sum(`counted`.`by`) FROM (
	SELECT `lead_id`, '' AS `for_user`, 1 AS `by` FROM `lead_links` WHERE `for_user` = ''
	UNION ALL
	SELECT `lead_id`, `for_user`, 1 FROM `lead_links` AS `own` WHERE `for_user` <> '' AND NOT EXISTS (
		SELECT 1 FROM `lead_links` AS `shared` WHERE `shared`.`lead_id` = `own`.`lead_id` AND `shared`.`for_user` = ''
	)
	UNION ALL
	SELECT `shared`.`lead_id`, `rejected_by`, -1 FROM `lead_rejections`
	JOIN `lead_links` AS `shared` ON `shared`.`lead_id` = `lead_rejections`.`lead_id` AND `shared`.`for_user` = ''
		AND `shared`.`record_id` = `lead_rejections`.`record_id` AND `shared`.`origin` <> 'creation'
	WHERE `is_rejected` AND NOT EXISTS (
		SELECT 1 FROM `lead_links` AS `own`
		WHERE `own`.`lead_id` = `shared`.`lead_id` AND `own`.`for_user` = `lead_rejections`.`rejected_by`
	)
) AS `counted`
JOIN `lead_list_members` ON `lead_list_members`.`lead_id` = `counted`.`lead_id`
GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO `lead_list_numbers` (`list_id`) SELECT `id` FROM `lead_lists`;
--> statement-breakpoint
INSERT OR IGNORE INTO `lead_list_words` (`list`, `word`, `position`)
WITH RECURSIVE `split` (`lead_id`, `word`, `rest`) AS (
	SELECT `id`, '', `search_text` || ' ' FROM `leads`
	UNION ALL
	SELECT `lead_id`, substr(`rest`, 1, instr(`rest`, ' ') - 1), substr(`rest`, instr(`rest`, ' ') + 1)
	FROM `split` WHERE `rest` <> ''
)
SELECT `number`, `word`, `position` FROM `split`
JOIN `lead_list_members` USING (`lead_id`) JOIN `lead_list_numbers` USING (`list_id`)
WHERE `word` <> '' ORDER BY 1, 2, 3;