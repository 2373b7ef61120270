DROP INDEX `batches_plain_key`;--> statement-breakpoint
DROP INDEX `creations_plain_key`;--> statement-breakpoint
ALTER TABLE `creations` DROP COLUMN `names_erased`;--> statement-breakpoint
DROP INDEX `column_choices_plain_shape`;--> statement-breakpoint
DELETE FROM `erased_people` WHERE `kind` NOT IN ('publicProfile', 'memberProfile', 'salesProfile', 'email', 'name');
