CREATE TABLE `creation_counts` (
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`month` text NOT NULL,
	`outcome` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`org_id`, `month`, `user_id`, `outcome`)
);
--> statement-breakpoint
DROP INDEX `leads_owner`;--> statement-breakpoint
CREATE INDEX `leads_age` ON `leads` (`org_id`,`updated_at`);--> statement-breakpoint
DROP INDEX `batches_by_state`;--> statement-breakpoint
CREATE INDEX `batches_by_state` ON `batches` (`state`,`finished_at`);--> statement-breakpoint
ALTER TABLE `orgs` ADD `retention_from` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `seen_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `sessions_by_grant` ON `sessions` (`grant_id`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_grant` ON `sign_ins` (`grant_id`);--> statement-breakpoint
CREATE INDEX `settings_changes_by_user` ON `settings_changes` (`user_id`);--> statement-breakpoint
-- Nobody has left on the day of the upgrade, as far as is known.
UPDATE `users` SET `seen_at` = unixepoch() * 1000;--> statement-breakpoint
UPDATE `batches` SET `finished_at` = unixepoch() * 1000 WHERE `state` = 'cancelled' AND `finished_at` IS NULL;--> statement-breakpoint
-- Where no admin ever decided how long leads are kept, the initial value holds from now on. For 30 days it
-- erases none.
UPDATE `settings` SET `values` = json_remove(`values`, '$.retentionDays')
  WHERE json_type(`values`, '$.retentionDays') = 'null'
  AND NOT EXISTS (SELECT 1 FROM `settings_changes` WHERE `settings_changes`.`org_id` = `settings`.`org_id` AND `setting` = 'retentionDays');--> statement-breakpoint
UPDATE `orgs` SET `retention_from` = (unixepoch() + 30 * 86400) * 1000
  WHERE NOT EXISTS (SELECT 1 FROM `settings` WHERE `settings`.`org_id` = `orgs`.`id` AND json_type(`values`, '$.retentionDays') IS NOT NULL);
