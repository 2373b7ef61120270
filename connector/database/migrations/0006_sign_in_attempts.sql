-- Sign-ins last ten minutes: those under way have no secret of their browser, and are started again.
DELETE FROM `sign_ins`;--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`sign_in_id` text NOT NULL,
	`state_hash` text NOT NULL,
	`browser_secret_hash` text NOT NULL,
	`sealed_verifier` text NOT NULL,
	`code_hash` text,
	`status` text NOT NULL,
	FOREIGN KEY (`sign_in_id`) REFERENCES `sign_ins`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_attempts_state_hash_unique` ON `sign_in_attempts` (`state_hash`);--> statement-breakpoint
CREATE INDEX `sign_in_attempts_by_sign_in` ON `sign_in_attempts` (`sign_in_id`);--> statement-breakpoint
DROP INDEX `sign_ins_state_hash_unique`;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `prompt` text;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `sealed_panel_code` text NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_ins` DROP COLUMN `state_hash`;--> statement-breakpoint
ALTER TABLE `sign_ins` DROP COLUMN `sealed_verifier`;--> statement-breakpoint
ALTER TABLE `sign_ins` DROP COLUMN `authorization_code_hash`;