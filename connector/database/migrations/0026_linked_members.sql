CREATE TABLE `lead_list_linked` (
	`list` integer NOT NULL,
	`position` integer NOT NULL,
	`for_user` text NOT NULL,
	`is_linked` integer NOT NULL,
	PRIMARY KEY(`list`, `position`, `for_user`),
	FOREIGN KEY (`list`) REFERENCES `lead_list_numbers`(`number`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
INSERT OR IGNORE INTO `lead_list_numbers` (`list_id`) SELECT `id` FROM `lead_lists`;
--> statement-breakpoint
INSERT INTO `lead_list_linked` (`list`, `position`, `for_user`, `is_linked`)
SELECT `number`, `position`, `decided`.`for_user`, `decided`.`is_linked` FROM (
	SELECT `lead_id`, '' AS `for_user`, 1 AS `is_linked` FROM `lead_links` WHERE `for_user` = ''
	UNION ALL
	SELECT `lead_id`, `for_user`, 1 FROM `lead_links` AS `own` WHERE `for_user` <> '' AND NOT EXISTS (
		SELECT 1 FROM `lead_links` AS `shared` WHERE `shared`.`lead_id` = `own`.`lead_id` AND `shared`.`for_user` = ''
	)
	UNION ALL
	SELECT `shared`.`lead_id`, `rejected_by`, 0 FROM `lead_rejections`
	JOIN `lead_links` AS `shared` ON `shared`.`lead_id` = `lead_rejections`.`lead_id` AND `shared`.`for_user` = ''
		AND `shared`.`record_id` = `lead_rejections`.`record_id` AND `shared`.`origin` <> 'creation'
	WHERE `is_rejected` AND NOT EXISTS (
		SELECT 1 FROM `lead_links` AS `own`
		WHERE `own`.`lead_id` = `shared`.`lead_id` AND `own`.`for_user` = `lead_rejections`.`rejected_by`
	)
) AS `decided`
JOIN `lead_list_members` USING (`lead_id`) JOIN `lead_list_numbers` USING (`list_id`);
