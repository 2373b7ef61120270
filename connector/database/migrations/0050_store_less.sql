ALTER TABLE `lead_rejections` DROP COLUMN `rejected_at`;--> statement-breakpoint
ALTER TABLE `leads` DROP COLUMN `connected_on`;--> statement-breakpoint
ALTER TABLE `leads` DROP COLUMN `extra`;--> statement-breakpoint
ALTER TABLE `users` DROP COLUMN `email`;--> statement-breakpoint
ALTER TABLE `users` DROP COLUMN `locale`;--> statement-breakpoint
UPDATE `column_choices` SET `columns` = replace(`columns`, '"connectedOn"', 'null');
